#include "tests/draw/stage.h"

#include <chrono>
#include <cmath>
#include <doctest/doctest.h>
#include <string>

using namespace help;

TEST_CASE(
    "the bytes of a frame read back whole, in CSS pixels, from one texture that the host has") {
    for (const float density : {1.0F, 1.25F, 2.0F, 3.0F}) {
        Stage stage(screens::home(), 390, 700, 1, density);
        const DrawnFrame frame = read_frame(stage.show());
        REQUIRE(frame.whole);
        CHECK(frame.header.width == 390);
        CHECK(frame.header.density == density);
        REQUIRE(stage.glyphs.textures().size() == 1);
        CHECK(stage.glyphs.wrong_calls() == 0);
        for (const DrawCommand& command : frame.commands) {
            CHECK(command.texture == stage.glyphs.textures().front().id);
            CHECK(command.clip_right <= 390.5F);
            CHECK(command.clip_bottom <= 700.5F);
        }
        for (const DrawVertex& vertex : frame.vertices) {
            CHECK((vertex.u >= 0 && vertex.u <= 1 && vertex.v >= 0 && vertex.v <= 1));
        }
    }
}

TEST_CASE("edges of flat shapes lie on device pixels, so hairlines are crisp") {
    for (const float density : {1.0F, 1.25F, 1.5F, 2.0F, 3.0F}) {
        Stage stage(screens::ticket(), 397, 641, 1, density);
        const DrawnFrame frame = read_frame(stage.show());
        for (const PaintLog::Entry& entry : stage.surface.log().entries) {
            const Node* owner = stage.tree.find(entry.owner);
            if (owner == nullptr || (owner->look != Look::Header && owner->look != Look::Footer)) {
                continue;
            }
            for (std::uint32_t i = entry.first_vertex; i < entry.end_vertex; ++i) {
                // Fringes lie half a pixel beside the edge.
                const float pixel = frame.vertices[i].y * density * 2;
                CHECK(std::abs(pixel - std::round(pixel)) < 0.02F);
            }
        }
    }
}

TEST_CASE("the same tree gives the same bytes, and letters are made once") {
    Stage stage(screens::ticket());
    const std::vector<std::uint8_t> first = stage.show();
    const std::size_t made = stage.glyphs.rastered();
    CHECK(stage.show() == first);
    CHECK(stage.glyphs.rastered() == made);
}

TEST_CASE(
    "letters beside what has colours of its own are painted in their ink, all others in white") {
    Stage stage(screens::home());
    stage.named("Vídeos").text(TextPart::Description) = "Olá שלום ✅ pronto";
    const auto inks = [&stage](Scheme scheme) {
        stage.theme = make_theme({67, 83, 255, 255}, scheme, 1);
        const std::size_t before = stage.glyphs.painted().size();
        CHECK(stage.findings().empty());
        const std::vector<FixedGlyphs::Painted>& painted = stage.glyphs.painted();
        std::vector<std::uint32_t> found;
        for (std::size_t i = before; i < painted.size(); ++i) {
            CHECK(painted[i].text[0] != 1); // the text alone
            if (painted[i].text.find("✅") != std::string::npos) {
                found.push_back(painted[i].ink);
            } else {
                CHECK(painted[i].ink == kWhiteInk);
            }
        }
        return found;
    };
    const auto ink = [&stage] {
        const Colour soft = stage.theme[Paint::TextSoft];
        return static_cast<std::uint32_t>(soft.b << 16 | soft.g << 8 | soft.r);
    };
    const std::vector<std::uint32_t> light = inks(Scheme::Light);
    CHECK(light == std::vector{ink()});
    const std::vector<std::uint32_t> dark = inks(Scheme::Dark);
    CHECK(dark == std::vector{ink()});
    CHECK(inks(Scheme::Light).empty()); // known already
}

TEST_CASE("lost textures come back with the next frame, under a new number") {
    Stage stage(screens::home());
    const std::vector<std::uint8_t> before = stage.show();
    const std::size_t made = stage.glyphs.rastered();
    const std::uint32_t old = stage.glyphs.textures().front().id;
    stage.glyphs.destroy_texture(old); // the browser took it
    stage.surface.textures_lost();
    const std::vector<std::uint8_t> after = stage.surface.paint(stage.tree, stage.scene);
    REQUIRE(stage.glyphs.textures().size() == 1);
    CHECK(stage.glyphs.textures().front().id != old);
    CHECK(stage.glyphs.rastered() == 2 * made);
    CHECK(stage.glyphs.wrong_calls() == 0);
    CHECK(after.size() == before.size());
    CHECK(audit(stage.tree, stage.scene, stage.surface, after).empty());
}

TEST_CASE("the texture grows with what is on the screen and never beyond its limit") {
    Stage stage(screens::home(), 400, 680, 2, 3);
    for (int round = 0; round < 60; ++round) {
        for (Node& node : stage.tree.nodes) {
            if (node.look != Look::Card) continue;
            std::string words;
            for (int i = 0; i < 12; ++i)
                words += "palavra" +
                         std::to_string(round * 97 + i * 13 + static_cast<int>(node.id % 89)) + " ";
            node.text(TextPart::Description) = words;
        }
        const std::vector<std::string> findings = stage.findings();
        CHECK(findings.empty());
        REQUIRE(stage.glyphs.textures().size() == 1);
        CHECK(stage.glyphs.textures().front().width <= 2048);
        CHECK(stage.glyphs.textures().front().height <= 1024);
    }
    CHECK(stage.glyphs.wrong_calls() == 0);
}

TEST_CASE("more words than the table holds are forgotten and made again") {
    Stage stage(screens::home());
    for (int round = 0; round < 40; ++round) {
        std::string words;
        for (int i = 0; i < 200; ++i)
            words += "w" + std::to_string(round * 200 + i) + " ";
        stage.named("Vídeos").text(TextPart::Description) = words;
        CHECK(stage.findings().empty());
    }
    CHECK(stage.glyphs.wrong_calls() == 0);
}

TEST_CASE("a home screen is cheap") {
    Stage stage(screens::home(), 400, 680, 1, 2);
    static_cast<void>(stage.show());
    const std::size_t bytes = stage.show().size();
    constexpr int kFrames = 200;
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < kFrames; ++i) {
        static_cast<void>(stage.surface.layout(stage.tree, stage.scene));
        static_cast<void>(stage.surface.paint(stage.tree, stage.scene));
    }
    const std::chrono::duration<double, std::milli> spent =
        std::chrono::steady_clock::now() - start;
    MESSAGE("home: ", spent.count() / kFrames, " ms a frame, ", bytes, " bytes, ",
            read_frame(stage.show()).commands.size(), " commands; cold: ", stage.glyphs.measured(),
            " measured, ", stage.glyphs.rastered(), " painted");
    CHECK(bytes < 200'000);
}
