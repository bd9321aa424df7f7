#include "tests/draw/script.h"
#include "tests/draw/stage.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstring>
#include <doctest/doctest.h>
#include <string>

using namespace help;

namespace {

std::vector<const Node*> with_look(const Stage& stage, Look look) {
    std::vector<const Node*> found;
    for (const Node& node : stage.tree.nodes) {
        if (node.look == look) found.push_back(&node);
    }
    return found;
}

/// What was drawn for a node, from its leftmost to its rightmost point.
struct Span {
    float left = 1e9F;
    float right = -1e9F;
};
Span drawn_span(Stage& stage, NodeId owner) {
    const DrawnFrame frame = read_frame(stage.show());
    Span span;
    for (const PaintLog::Entry& entry : stage.surface.log().entries) {
        for (std::uint32_t i = entry.first_vertex; entry.owner == owner && i < entry.end_vertex;
             ++i) {
            span.left = std::min(span.left, frame.vertices[i].x);
            span.right = std::max(span.right, frame.vertices[i].x);
        }
    }
    return span;
}

} // namespace

TEST_CASE("the customer's bubbles stand at the right, the others at the left, none wider than its "
          "share") {
    Stage stage(screens::chat(), 400, 1200);
    static_cast<void>(stage.show());
    for (const Node* bubble : with_look(stage, Look::Bubble)) {
        const Span span = drawn_span(stage, bubble->id);
        const Box row = stage.place(*bubble);
        // Two for the fringes of its edges.
        CHECK(span.right - span.left <= row.width * 0.82F + 2);
        const bool at_the_right = bubble->tone == Tone::Accent || bubble->tone == Tone::Danger;
        CHECK((span.left < row.x + 1) == !at_the_right);
        CHECK((span.right > row.x + row.width - 1) == at_the_right);
    }
}

TEST_CASE(
    "a paragraph from right to left stands at the right of its bubble, the next one does not") {
    const auto last_word = [](std::string_view words) {
        Stage stage(screens::chat(), 400, 1200);
        NodeId bubble = kNoNode;
        for (Node& node : stage.tree.nodes) {
            if (bubble == kNoNode && node.look == Look::Bubble && node.tone == Tone::Neutral) {
                node.text(TextPart::Value) = words;
                bubble = node.id;
            }
        }
        const DrawnFrame frame = read_frame(stage.show());
        Span span;
        for (const PaintLog::Entry& entry : stage.surface.log().entries) {
            if (entry.owner == bubble && entry.text == words) {
                span = {frame.vertices[entry.end_vertex - 4].x,
                        frame.vertices[entry.end_vertex - 3].x};
            }
        }
        return span;
    };
    const Span right = last_word("Obrigada pela ajuda\nשלום");
    const Span left = last_word("שלום\nObrigada pela ajuda\nShalom");
    CHECK(right.left > left.right);
    CHECK(right.left - left.left > 100);
}

TEST_CASE("bubbles of one speaker stand closer together than those of two") {
    Stage stage(screens::chat());
    static_cast<void>(stage.show());
    const auto bubbles = with_look(stage, Look::Bubble);
    const auto below = [&](std::size_t i) {
        return bubbles[i + 1]->box.y - bubbles[i]->box.y - bubbles[i]->box.height;
    };
    CHECK(below(0) == 4);
    CHECK(below(2) == 4);
    CHECK(below(1) > 12); // between them somebody came in
}

TEST_CASE("the way to the end lies over the conversation, in the middle, and takes no room") {
    Stage stage(screens::chat());
    static_cast<void>(stage.show());
    const Node& jump = *with_look(stage, Look::Jump).front();
    const Node& body = *with_look(stage, Look::Body).front();
    const Node& footer = *with_look(stage, Look::Footer).front();
    CHECK(body.box.y + body.box.height == footer.box.y);
    CHECK(jump.box.y + jump.box.height == footer.box.y - 12);
    CHECK(jump.box.height == 40);
    CHECK(jump.box.x == std::floor((400 - jump.box.width) / 2));
    CHECK(jump.box.width < 300);
    // It is on top of what it covers.
    stage.scene.pointer = {200, jump.box.y + 20, false};
    CHECK(stage.surface.hit(stage.tree, stage.scene) == jump.id);
}

TEST_CASE("a way to the end with many words stays inside the panel") {
    Stage stage(screens::chat());
    Node& jump = *std::find_if(stage.tree.nodes.begin(), stage.tree.nodes.end(),
                               [](const Node& node) { return node.look == Look::Jump; });
    jump.text(TextPart::Name) = "Há muitas mensagens novas que ainda não foram vistas por ninguém";
    static_cast<void>(stage.show());
    CHECK(jump.box.x == 20);
    CHECK(jump.box.width == 360);
    CHECK(jump.box.height > 40);
    CHECK(with_look(stage, Look::Body).front()->box.y +
              with_look(stage, Look::Body).front()->box.height >
          jump.box.y + jump.box.height);
}

TEST_CASE("a bubble that ends with a link has as much room below as above") {
    screens::Script s;
    s.body();
    Node& said = s.say("message", Role::Group, Look::Bubble, "Ana, 10:36");
    said.text(TextPart::Value) = "Veja aqui";
    s.in();
    s.say("link", Role::Link, Look::Quiet, "https://ajuda.mare.example/dominios");
    Stage stage(s.done());
    static_cast<void>(stage.show());
    const Node& bubble = *with_look(stage, Look::Bubble).front();
    const Node& link = *with_look(stage, Look::Quiet).front();
    const float words_end = link.box.y + link.box.height - stage.theme.measures.space_2;
    CHECK(bubble.box.height - words_end == 9);
}

TEST_CASE("line breaks of a message are kept") {
    Stage stage(screens::chat());
    Node& bubble = *std::find_if(stage.tree.nodes.begin(), stage.tree.nodes.end(),
                                 [](const Node& node) { return node.look == Look::Bubble; });
    bubble.text(TextPart::Value) = "um";
    static_cast<void>(stage.show());
    const float one = bubble.box.height;
    bubble.text(TextPart::Value) = "um\n\ndois";
    static_cast<void>(stage.show());
    CHECK(bubble.box.height == one + 2 * 22);
}

TEST_CASE(
    "the field of a message grows from one line to five, and the button stays beside the last") {
    Stage stage(screens::queue());
    static_cast<void>(stage.show());
    Node& field = stage.named("Mensagem");
    const Node& send = stage.named("Enviar");
    CHECK(field.control_box.height == 48);
    std::string words = "a";
    for (const float lines : {2.0F, 3.0F, 4.0F, 5.0F, 5.0F, 5.0F}) {
        words += "\n";
        field.text(TextPart::Value) = words; // the caret stands on a line of its own
        static_cast<void>(stage.show());
        CHECK(field.control_box.height == lines * 24 + 24);
        CHECK(send.box.y + send.box.height == field.control_box.height - 2);
    }
}

TEST_CASE("what illustrates a step stands below its words, which begin where those of the widest "
          "mark do") {
    screens::Script s;
    s.header("Base de conhecimento");
    s.body();
    s.say("list", Role::List, Look::Plain);
    s.in();
    s.say("step", Role::ListItem, Look::Bullet, "Abra").text(TextPart::Value) = "1.";
    s.in();
    s.say("code", Role::Text, Look::Code, "dig");
    s.out();
    s.say("step", Role::ListItem, Look::Bullet, "Salve").text(TextPart::Value) = "10.";
    Stage stage(s.done());
    static_cast<void>(stage.show());
    const Node& step = stage.named("Abra");
    const Node& code = stage.named("dig");
    const Node& next = stage.named("Salve");
    CHECK(code.box.x == 32.75F); // 8.25 a letter
    CHECK(code.box.width == step.box.width - code.box.x);
    CHECK(code.box.y == next.box.height + 12);
    CHECK(step.box.height == code.box.y + code.box.height);
    CHECK(next.box.y == step.box.height + 8);
}

TEST_CASE("the dot of a list is round") {
    Stage stage(screens::article(), 400, 2000);
    static_cast<void>(stage.show());
    const auto bullets = with_look(stage, Look::Bullet);
    const Node& item = **std::find_if(bullets.begin(), bullets.end(),
                                      [](const Node* each) { return each->value().empty(); });
    const DrawnFrame frame = read_frame(stage.show());
    std::vector<std::pair<float, float>> edge;
    for (const PaintLog::Entry& entry : stage.surface.log().entries) {
        if (entry.owner != item.id || entry.kind != PaintLog::Kind::Shape) continue;
        for (std::uint32_t i = entry.first_vertex; i < entry.end_vertex; ++i) {
            edge.emplace_back(frame.vertices[i].x, frame.vertices[i].y);
        }
    }
    REQUIRE_FALSE(edge.empty());
    const float left = std::min_element(edge.begin(), edge.end())->first;
    const float right = std::max_element(edge.begin(), edge.end())->first;
    const auto by_height = [](auto a, auto b) { return a.second < b.second; };
    const float top = std::min_element(edge.begin(), edge.end(), by_height)->second;
    const float bottom = std::max_element(edge.begin(), edge.end(), by_height)->second;
    CHECK(std::abs(right - left - (5 + 1)) < 0.1F); // with the fringe
    CHECK(std::abs(bottom - top - (5 + 1)) < 0.1F);
    for (const auto& point : edge) {
        const float away =
            std::hypot(point.first - (left + right) / 2, point.second - (top + bottom) / 2);
        CHECK(away <= (right - left) / 2 + 0.05F);
    }
}

TEST_CASE("seven days fit beside each other from the narrowest phone on, in targets of 44") {
    for (const float width : {280.0F, 320.0F, 400.0F}) {
        Stage stage(screens::peak(), width);
        static_cast<void>(stage.show());
        const auto tabs = with_look(stage, Look::Tab);
        REQUIRE(tabs.size() == 7);
        for (const Node* tab : tabs) {
            CHECK(tab->box.y == 0);
            CHECK(tab->box.width == tabs.front()->box.width);
            CHECK(tab->box.height == 44);
        }
    }
}

TEST_CASE("a whole column of the chart is the bar's: low, closed or at its edge") {
    Stage stage(screens::peak());
    static_cast<void>(stage.show());
    const auto bars = with_look(stage, Look::Bar);
    for (const Node* bar : bars) {
        const Box box = stage.place(*bar);
        stage.scene.pointer = {box.x + 1, box.y + 3, false};
        CHECK(stage.surface.hit(stage.tree, stage.scene) == bar->id);
    }
}

TEST_CASE("quiet hours are told from others by their shape: an edge, not filled") {
    Stage stage(screens::peak());
    const DrawnFrame frame = read_frame(stage.show());
    const auto draws = [&](const Node* node, Paint paint) {
        const Colour colour = stage.theme[paint];
        std::uint32_t wanted = 0;
        std::memcpy(&wanted, &colour, sizeof wanted); // both in memory order r, g, b, a
        for (const PaintLog::Entry& entry : stage.surface.log().entries) {
            for (std::uint32_t i = entry.first_vertex;
                 entry.owner == node->id && i < entry.end_vertex; ++i) {
                if (frame.vertices[i].rgba == wanted) return true;
            }
        }
        return false;
    };
    int quiet = 0;
    for (const Node* bar : with_look(stage, Look::Bar)) {
        if (bar->is(state::kDisabled) || bar->is(state::kSelected)) continue;
        const bool is_quiet = bar->tone == Tone::Success;
        quiet += is_quiet ? 1 : 0;
        // The lowest bar, four pixels high, is an edge and nothing else.
        CHECK(draws(bar, Paint::SuccessSoft) == (is_quiet && bar->amount > 0));
        CHECK(draws(bar, is_quiet ? Paint::BarQuiet : Paint::Bar));
    }
    CHECK(quiet > 0);
}

TEST_CASE("an hour without anybody is still seen") {
    Stage stage(screens::peak());
    Node& bar = *std::find_if(stage.tree.nodes.begin(), stage.tree.nodes.end(),
                              [](const Node& n) { return n.look == Look::Bar && n.amount == 22; });
    bar.amount = 0;
    bar.text(TextPart::Value).clear();
    const DrawnFrame frame = read_frame(stage.show());
    float top = 1e9F;
    float bottom = 0;
    for (const PaintLog::Entry& entry : stage.surface.log().entries) {
        for (std::uint32_t i = entry.first_vertex; entry.owner == bar.id && i < entry.end_vertex;
             ++i) {
            top = std::min(top, frame.vertices[i].y);
            bottom = std::max(bottom, frame.vertices[i].y);
        }
    }
    CHECK(bottom - top >= 4);
}

TEST_CASE("a conversation of 120 messages is cheap") {
    Stage stage(screens::chat());
    const auto bubble = std::find_if(stage.tree.nodes.begin(), stage.tree.nodes.end(),
                                     [](const Node& node) { return node.look == Look::Bubble; });
    std::vector<Node> more(120, *bubble);
    for (std::size_t i = 0; i < more.size(); ++i) {
        more[i].id = 1000 + static_cast<NodeId>(i);
        more[i].text(TextPart::Value) = "Mensagem " + std::to_string(i) +
                                        ": os pedidos da loja chegam, mas só os de antes das dez.";
    }
    stage.tree.nodes.insert(bubble, more.begin(), more.end());
    stage.scene.scroll = 3000;
    static_cast<void>(stage.show());
    constexpr int kFrames = 50;
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < kFrames; ++i) {
        static_cast<void>(stage.surface.layout(stage.tree, stage.scene));
        static_cast<void>(stage.surface.paint(stage.tree, stage.scene));
    }
    const std::chrono::duration<double, std::milli> spent =
        std::chrono::steady_clock::now() - start;
    const std::size_t bytes = stage.show().size();
    MESSAGE("120 messages: ", spent.count() / kFrames, " ms a frame, ", bytes, " bytes");
    CHECK(bytes < 200'000); // only what is seen is drawn
}
