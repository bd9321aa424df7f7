#include "tests/draw/stage.h"

#include <chrono>
#include <doctest/doctest.h>
#include <string>

using namespace help;

namespace {

std::string repeated(std::string_view text, int count) {
    std::string all;
    for (int i = 0; i < count; ++i)
        all += text;
    return all;
}

/// 20,991 ideographs, each once.
std::string all_ideographs() {
    std::string text;
    for (unsigned c = 0x4E00; c < 0x4E00 + 20991; ++c) {
        text += {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 63)),
                 static_cast<char>(0x80 | (c & 63))};
    }
    return text;
}

struct Hostile {
    std::string what;
    std::string text;
};

std::vector<Hostile> hostile_texts() {
    return {
        {"markup", "<img src=x onerror=alert(1)>"},
        {"a script's link", "\"><svg/onload=alert(1)> javascript:alert(1)"},
        {"right-to-left override", "https://bank.example\xE2\x80\xAEmoc.live//:sptth"},
        {"zero-width joiners", "Suporte\xE2\x80\x8D Oficial \xE2\x9C\x94\xE2\x80\x8B\xE2\x80\x8D"},
        {"ten thousand marks on a letter", "e" + repeated("\xCC\x81", 10000)},
        {"every ideograph", all_ideographs()},
        {"lone surrogates and other broken bytes",
         "\xED\xA0\x80 \xC0\x80 \xE6\x97 \xF5\x80\x80\x80 \xEF\xBF\xBE \xEF\xBB\xBF \xFF"},
        {"NUL", std::string("a\0b", 3)},
        {"format strings", "%s%s%n%p {0}{} %999999d"},
        {"ImGui's label marks", "##x ###x " + repeated("#", 300)},
        {"nothing", ""},
        {"spaces", "      "},
        {"a word of 16 KB", repeated("a", 16384)},
        {"a word of 16 KB, all different",
         [] {
             std::string text;
             for (int i = 0; text.size() < 16384; ++i)
                 text += static_cast<char>('!' + (i * 7 + i / 93) % 90);
             return text;
         }()},
        {"16,384 line breaks", repeated("\n", 16384)},
        {"tabs and separators", "a\tb\xE2\x80\xA8"
                                "c\xE2\x80\xA9"
                                "d\x0B"
                                "e"},
        {"many scripts", "שלום עולم مرحبا ภาษาไทยยาวมาก हिन्दी देवनागरी 123 OK "
                         "日本語。👨‍👩‍👧🇧🇷"},
        {"an unfinished cluster", "\xE0\xA4\x95\xE0\xA5\x8D\xE2\x80\x8D\xF0\x9F\x87\xA7"},
        {"emoji without end", repeated("👨‍👩‍👧‍👦", 500)},
    };
}

} // namespace

TEST_CASE("hostile text is shown or left out, never obeyed: no crash, no loop, no letter outside "
          "its place") {
    for (const Hostile& hostile : hostile_texts()) {
        for (const float width : {280.0F, 400.0F}) {
            Stage stage(screens::with_text(hostile.text), width);
            const std::vector<std::string> findings = stage.findings();
            CHECK_MESSAGE(findings.empty(), hostile.what, ": ",
                          findings.empty() ? "" : findings.front().substr(0, 300));
            CHECK_MESSAGE(stage.glyphs.wrong_calls() == 0, hostile.what);
            REQUIRE(stage.glyphs.textures().size() == 1);
            CHECK(stage.glyphs.textures().front().height <= 1024);
        }
    }
}

TEST_CASE("what one hostile text costs a warm frame") {
    for (const Hostile& hostile : hostile_texts()) {
        Stage stage(screens::with_text(hostile.text));
        static_cast<void>(stage.show());
        const auto start = std::chrono::steady_clock::now();
        static_cast<void>(stage.surface.layout(stage.tree, stage.scene));
        static_cast<void>(stage.surface.paint(stage.tree, stage.scene));
        const std::chrono::duration<double, std::milli> spent =
            std::chrono::steady_clock::now() - start;
        MESSAGE(hostile.what, ": ", spent.count(), " ms");
    }
}

TEST_CASE("a name that is no name on a button leaves a button that can be pressed") {
    for (const std::string_view name : {"", "   ", "##x", "\xE2\x80\x8B"}) {
        Stage stage(screens::with_text(name));
        static_cast<void>(stage.show());
        const Node& button = stage.tree.nodes.back();
        REQUIRE(button.look == Look::Primary);
        CHECK(button.box.height >= 48);
    }
}
