#include "tests/draw/script.h"
#include "tests/draw/stage.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <doctest/doctest.h>
#include <string>

using namespace help;

namespace {

std::string boxes(const SemanticTree& tree, float content) {
    std::string out = "content " + std::to_string(static_cast<int>(content)) + "\n";
    std::vector<NodeId> ancestors;
    for (const Node& node : tree.nodes) {
        while (!ancestors.empty() && ancestors.back() != node.parent)
            ancestors.pop_back();
        char line[256];
        std::snprintf(line, sizeof line, "%*s%d at %g,%g size %g x %g",
                      static_cast<int>(ancestors.size()) * 2, "", static_cast<int>(node.look),
                      static_cast<double>(node.box.x), static_cast<double>(node.box.y),
                      static_cast<double>(node.box.width), static_cast<double>(node.box.height));
        out += line;
        if (node.control_box != Box{}) {
            std::snprintf(line, sizeof line, " control %g,%g %g x %g",
                          static_cast<double>(node.control_box.x),
                          static_cast<double>(node.control_box.y),
                          static_cast<double>(node.control_box.width),
                          static_cast<double>(node.control_box.height));
            out += line;
        }
        out += node.name().empty() ? "\n" : "  " + node.name() + "\n";
        ancestors.push_back(node.id);
    }
    return out;
}

std::string read_file(const std::string& path) {
    std::string text;
    if (std::FILE* file = std::fopen(path.c_str(), "rb")) {
        char chunk[4096];
        std::size_t size = 0;
        while ((size = std::fread(chunk, 1, sizeof chunk, file)) > 0)
            text.append(chunk, size);
        std::fclose(file);
    }
    return text;
}

bool overlap(const Box& a, const Box& b) {
    return a.x < b.x + b.width - 0.01F && b.x < a.x + a.width - 0.01F &&
           a.y < b.y + b.height - 0.01F && b.y < a.y + a.height - 0.01F;
}

void check_room(const SemanticTree& tree, const std::string& where) {
    Outline outline;
    outline.read(tree);
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        const Node& node = tree.nodes[i];
        if (!takes_room(tree, outline, i)) continue;
        std::vector<std::size_t> children;
        outline.for_children(i, [&](std::size_t child) {
            if (takes_room(tree, outline, child)) children.push_back(child);
        });
        for (std::size_t n = 0; n < children.size(); ++n) {
            const Node& child = tree.nodes[children[n]];
            const std::string what = where + ": " + child.name();
            const float reach =
                child.look == Look::Quiet ? 12.01F : 0.01F; // its own padding stands out
            CHECK_MESSAGE(child.box.x >= -reach, what);
            CHECK_MESSAGE(child.box.x + child.box.width <= node.box.width + reach, what);
            CHECK_MESSAGE(child.box.width >= 0, what);
            if (node.look != Look::Panel && node.look != Look::Body) {
                CHECK_MESSAGE(child.box.y + child.box.height <= node.box.height + 0.01F, what);
            }
            for (std::size_t m = n + 1; m < children.size(); ++m) {
                const bool card_on_hero = node.look == Look::Panel;
                CHECK_MESSAGE((card_on_hero || !overlap(child.box, tree.nodes[children[m]].box)),
                              what);
            }
        }
        const Box& control = node.control_box;
        CHECK_MESSAGE(control.y + control.height <= node.box.height + 0.01F, where);
    }
}

} // namespace

TEST_CASE("every screen has the boxes that its golden file shows") {
    const bool renew = std::getenv("HELP_UPDATE_GOLDEN") != nullptr;
    for (const NamedScreen& screen : kScreens) {
        Stage stage(screen.make());
        static_cast<void>(stage.show());
        const std::string now = boxes(stage.tree, stage.content);
        const std::string path =
            std::string(DRAW_GOLDEN_DIR) + "/" + std::string(screen.name) + ".txt";
        if (renew) {
            std::FILE* file = std::fopen(path.c_str(), "wb");
            REQUIRE(file != nullptr);
            std::fwrite(now.data(), 1, now.size(), file);
            std::fclose(file);
        }
        CHECK_MESSAGE(now == read_file(path), path, "\n", now);
    }
}

TEST_CASE("a fact's value that does not fit beside its name begins below it, at the left") {
    screens::Script s;
    s.body();
    s.fact("Resposta até", "quinta-feira, 3 de dezembro, antes do fim do expediente");
    Stage stage(s.done());
    const DrawnFrame frame = read_frame(stage.show());
    std::vector<float> lefts; // of the name, and of the lines of the value
    for (const PaintLog::Entry& entry : stage.surface.log().entries) {
        if (!entry.text.empty()) lefts.push_back(frame.vertices[entry.first_vertex].x);
    }
    REQUIRE(lefts.size() >= 2);
    CHECK(stage.named("Resposta até").box.height > 22 + 24);
    for (const float left : lefts) {
        CHECK(std::abs(left - lefts.front()) < 2);
    }
}

TEST_CASE("what a screen is about is larger than its bar's title; a question is no small print") {
    screens::Script s;
    s.header("Base de conhecimento");
    s.body();
    s.say("name", Role::Heading, Look::Title, "Verificar domínio");
    s.say("section", Role::Heading, Look::Section, "Passos");
    s.out();
    s.say("footer", Role::Group, Look::Footer);
    s.in();
    s.say("ask", Role::Heading, Look::Section, "Fechar o chat?");
    Stage stage(s.done());
    static_cast<void>(stage.show());
    CHECK(stage.named("Base de conhecimento").box.height == 24);
    CHECK(stage.named("Verificar domínio").box.height == 28);
    CHECK(stage.named("Passos").box.height == 18);
    CHECK(stage.named("Fechar o chat?").box.height == 22);
}

TEST_CASE("nothing overlaps and nothing leaves the panel, from the narrowest to the widest, at "
          "every font size") {
    for (const NamedScreen& screen : kScreens) {
        for (const float width : {280.0F, 320.0F, 360.0F, 390.0F, 400.0F, 480.0F}) {
            for (const float scale : {1.0F, 1.5F, 2.0F}) {
                Stage stage(screen.make(), width, 680, scale);
                static_cast<void>(stage.show());
                check_room(stage.tree, std::string(screen.name) + " " +
                                           std::to_string(static_cast<int>(width)) + " × " +
                                           std::to_string(scale));
            }
        }
    }
}

TEST_CASE("header, body and footer fill the panel without a gap") {
    Stage stage(screens::ticket());
    static_cast<void>(stage.show());
    const Node* body = nullptr;
    const Node* footer = nullptr;
    for (const Node& node : stage.tree.nodes) {
        if (node.look == Look::Body) body = &node;
        if (node.look == Look::Footer) footer = &node;
    }
    REQUIRE(body != nullptr);
    REQUIRE(footer != nullptr);
    CHECK(body->box.y == 60);
    CHECK(body->box.y + body->box.height == footer->box.y);
    CHECK(footer->box.y + footer->box.height == 680);
    CHECK(stage.content > body->box.height); // it scrolls
}

TEST_CASE("what is centred stands in the middle of the body") {
    Stage stage(screens::sent());
    static_cast<void>(stage.show());
    const Node* body = nullptr;
    for (const Node& node : stage.tree.nodes) {
        if (node.look == Look::Body) body = &node;
    }
    REQUIRE(body != nullptr);
    CHECK(stage.content == doctest::Approx(body->box.height));
    const Box emblem = stage.place(*(body + 2));
    const Box last = stage.place(stage.tree.nodes.back());
    const float above = emblem.y - body->box.y;
    const float below = 680 - last.y - last.height;
    CHECK(above == doctest::Approx(below).epsilon(0.1));
    CHECK(emblem.x + emblem.width / 2 == doctest::Approx(200));
}

TEST_CASE("only those who do not see get a visually hidden node") {
    Stage stage(screens::home());
    static_cast<void>(stage.show());
    const Node& live = stage.named("Ajuda aberta");
    CHECK(live.box.width == 1);
    CHECK(live.box.height == 1);
    for (const PaintLog::Entry& entry : stage.surface.log().entries)
        CHECK(entry.owner != live.id);
}

TEST_CASE("a press is found where it is seen: the card under the finger, the footer over the body, "
          "nothing below the cut") {
    Stage stage(screens::home());
    static_cast<void>(stage.show());
    const auto hit = [&](float x, float y) {
        stage.scene.pointer = {x, y, false};
        return stage.surface.hit(stage.tree, stage.scene);
    };
    CHECK(hit(200, 170) == stage.named("Falar com Atendimento").id);
    CHECK(hit(370, 30) == stage.named("Fechar").id);
    CHECK(hit(200, 30) == kNoNode);
    CHECK(hit(-1, -1) == kNoNode);
    stage.scene.scroll = 60;
    CHECK(hit(200, 170) == stage.named("Abrir um ticket").id);
    CHECK(hit(200, 140) == kNoNode); // the card is there, but below the hero

    Stage form(screens::ticket());
    static_cast<void>(form.show());
    form.scene.pointer = {200, 650, false};
    CHECK(form.surface.hit(form.tree, form.scene) == form.named("Enviar ticket").id);
    form.scene.pointer = {200, 190, false};
    CHECK(form.surface.hit(form.tree, form.scene) == form.named("Nome").id);
    form.named("Nome").states = state::kDisabled;
    CHECK(form.surface.hit(form.tree, form.scene) == kNoNode);
}

TEST_CASE("what could not be loaded is said in the middle of what the hero leaves") {
    Stage stage(screens::broken());
    static_cast<void>(stage.show());
    const auto with_look = [&](Look look) -> const Node& {
        return *std::find_if(stage.tree.nodes.begin(), stage.tree.nodes.end(),
                             [look](const Node& node) { return node.look == look; });
    };
    const Box hero = stage.place(with_look(Look::Hero));
    const Box first = stage.place(with_look(Look::Emblem));
    const Node& centered = with_look(Look::Centered);
    float bottom = 0;
    for (const Node& node : stage.tree.nodes) {
        const Box box = stage.place(node);
        if (node.parent == centered.id) bottom = std::max(bottom, box.y + box.height);
    }
    const float above = first.y - (hero.y + hero.height);
    const float below = stage.scene.viewport.height - bottom;
    CHECK(above > 20);
    CHECK(std::abs(above - below) <= 4);
}

TEST_CASE("in a low panel the hero leaves the room to what can be pressed") {
    Stage stage(screens::home(), 320, 256);
    static_cast<void>(stage.show());
    const Box card = stage.place(stage.named("Falar com Atendimento"));
    CHECK(card.y <= 100); // with two lines below the greeting
    CHECK(stage.findings().empty());
    // What closes stands where the header has it.
    const Box close = stage.place(stage.named("Fechar"));
    CHECK(close == Box{268, 8, 44, 44});
    const Box greeting = stage.place(stage.named("Olá, Ana!"));
    CHECK(greeting.x + greeting.width <= close.x);
}

TEST_CASE("an empty tree and a panel of no size are no accident") {
    Stage empty(SemanticTree{});
    CHECK(read_frame(empty.show()).whole);
    CHECK(empty.content == 0);
    for (const NamedScreen& screen : kScreens) {
        Stage none(screen.make(), 0, 0);
        CHECK(read_frame(none.show()).whole);
        Stage thin(screen.make(), 1, 30, 2, 3);
        CHECK(read_frame(thin.show()).whole);
    }
}
