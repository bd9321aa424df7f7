#include "tests/draw/stage.h"

#include <doctest/doctest.h>

using namespace help;

namespace {

std::string first(const std::vector<std::string>& findings) {
    return findings.empty() ? std::string{} : findings.front();
}

} // namespace

TEST_CASE("every screen draws its tree and nothing else, at every width, font size and density") {
    for (const NamedScreen& screen : kScreens) {
        for (const float width : {280.0F, 400.0F, 480.0F}) {
            for (const float scale : {1.0F, 2.0F}) {
                for (const float density : {1.0F, 1.25F, 2.0F, 3.0F}) {
                    Stage stage(screen.make(), width, 680, scale, density);
                    const std::vector<std::string> findings = stage.findings();
                    CHECK_MESSAGE(findings.empty(), screen.name, " ", width, " ", scale, " ",
                                  density, ": ", first(findings));
                }
            }
        }
    }
}

TEST_CASE("scrolled, hovered and pressed screens are as sound as those at rest") {
    for (const NamedScreen& screen : kScreens) {
        for (const float scroll : {0.0F, 7.0F, 60.0F, 200.0F}) {
            Stage stage(screen.make());
            stage.scene.scroll = scroll;
            for (float y = 20; y < 680; y += 55) {
                stage.scene.pointer = {200, y, y > 300};
                const std::vector<std::string> findings = stage.findings();
                CHECK_MESSAGE(findings.empty(), screen.name, " at ", y, ": ", first(findings));
            }
        }
    }
}

TEST_CASE("the auditor sees a picture that does not show its tree") {
    Stage stage(screens::home());
    const std::vector<std::uint8_t> drawn = stage.show();
    REQUIRE(audit(stage.tree, stage.scene, stage.surface, drawn).empty());

    SUBCASE("a card that has gone from the tree") {
        const auto at = stage.tree.nodes.begin() + 6;
        REQUIRE(at->look == Look::Card);
        stage.tree.nodes.erase(at);
        CHECK_FALSE(audit(stage.tree, stage.scene, stage.surface, drawn).empty());
    }
    SUBCASE("a name that has changed") {
        stage.named("Vídeos").text(TextPart::Name) = "Filmes";
        CHECK_FALSE(audit(stage.tree, stage.scene, stage.surface, drawn).empty());
    }
    SUBCASE("a card that has moved") {
        stage.named("Vídeos").box.y += 40;
        CHECK_FALSE(audit(stage.tree, stage.scene, stage.surface, drawn).empty());
    }
    SUBCASE("a button that was never drawn") {
        Node more = stage.named("Vídeos");
        more.id += 1;
        stage.tree.nodes.insert(stage.tree.nodes.end() - 1, more);
        CHECK_FALSE(audit(stage.tree, stage.scene, stage.surface, drawn).empty());
    }
}

TEST_CASE("the browser's part of a field is not drawn twice") {
    Stage stage(screens::ticket());
    static_cast<void>(stage.show());
    for (const PaintLog::Entry& entry : stage.surface.log().entries) {
        CHECK(entry.text != "Ana Souza");
        CHECK(entry.text != "O que aconteceu? O que você esperava?");
        CHECK(entry.text != "Integrações");
    }
}
