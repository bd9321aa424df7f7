#include "widget/text/fixed_glyphs.h"
#include "widget/text/graphemes.h"
#include "widget/text/typesetter.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace help;

namespace {

/// Ten pixels a grapheme, whatever the font.
class TenPixels final : public ClusterWidths {
public:
    explicit TenPixels(ClusterTable& clusters) : clusters_(clusters) {}
    float advance(ClusterId cluster, Font) override {
        float width = 0;
        std::string_view text = clusters_.text(cluster);
        while (!text.empty()) {
            const Grapheme grapheme = first_grapheme(text);
            text.remove_prefix(grapheme.size);
            width += grapheme.kind == GraphemeKind::Nothing ? 0 : 10;
        }
        return width;
    }

private:
    ClusterTable& clusters_;
};

struct Desk {
    ClusterTable clusters;
    TenPixels widths{clusters};
    Typesetter typesetter{clusters, widths};

    std::vector<std::string> read(const SetText& set) {
        std::vector<std::string> lines;
        for (const SetText::Line& line : set.lines) {
            std::string words;
            float end = 0;
            for (std::size_t i = line.first; i < line.first + line.count; ++i) {
                const float x = set.pieces[i].x;
                words.append(i > line.first && x > end + 1 ? " " : "")
                    .append(clusters.text(set.pieces[i].cluster));
                end = x + widths.advance(set.pieces[i].cluster, {});
            }
            lines.push_back(words);
        }
        return lines;
    }
    std::vector<std::string> wrap(std::string_view text, float width) {
        return read(typesetter.wrap(text, {}, width));
    }
    std::vector<std::string> line(std::string_view text, float width) {
        return read(typesetter.line(text, {}, width));
    }
};

using Lines = std::vector<std::string>;

std::vector<std::string> graphemes(std::string_view text) {
    std::vector<std::string> found;
    while (!text.empty()) {
        const std::size_t size = first_grapheme(text).size;
        found.emplace_back(text.substr(0, size));
        text.remove_prefix(size);
    }
    return found;
}

} // namespace

TEST_CASE("words go to the next line when they do not fit, and spaces at the break disappear") {
    Desk desk;
    CHECK(desk.wrap("Resposta por e-mail", 120) == Lines{"Resposta por", "e-mail"});
    CHECK(desk.wrap("  um   dois  ", 1000) == Lines{"um dois"});
    CHECK(desk.wrap("a b c", 30) == Lines{"a b", "c"});
    CHECK(desk.typesetter.wrap("um dois", {}, 1000).width == 70);
}

TEST_CASE("line breaks are kept, empty lines as well") {
    Desk desk;
    CHECK(desk.wrap("um\ndois\r\ntrês", 1000) == Lines{"um", "dois", "três"});
    CHECK(desk.wrap("um\n\ndois", 1000) == Lines{"um", "", "dois"});
    CHECK(desk.wrap("um\xE2\x80\xA8"
                    "dois\xE2\x80\xA9três",
                    1000) == Lines{"um", "dois", "três"});
}

TEST_CASE("a word that no line holds is cut between letters, anything else stays whole") {
    Desk desk;
    CHECK(desk.wrap("o inconstitucional", 60) == Lines{"o", "incons", "tituci", "onal"});
    CHECK(desk.wrap("ana@umdominiobastantecomprido.com.br", 100) ==
          Lines{"ana@umdomi", "niobastant", "ecomprido.", "com.br"});
    CHECK(desk.wrap("abc", 5) == Lines{"a", "b", "c"});
}

TEST_CASE("a line may end after a hyphen or a dash between letters or digits, as in browsers") {
    Desk desk;
    CHECK(desk.wrap("até segunda-feira", 130) == Lines{"até segunda-", "feira"});
    CHECK(desk.wrap("segunda-feira", 120) == Lines{"segunda-", "feira"});
    CHECK(desk.wrap("das 9h–18h", 80) == Lines{"das 9h–", "18h"});
    CHECK(desk.wrap("sim—não", 50) == Lines{"sim—", "não"});
    CHECK(desk.wrap("pré-1-é-ção", 20) == Lines{"pr", "é-", "1-", "é-", "çã", "o"});
    CHECK(desk.wrap("ana@um-dominio-bastante-comprido.com.br", 100) ==
          Lines{"ana@um-", "dominio-", "bastante-", "comprido.c", "om.br"});
    CHECK(desk.wrap("segunda-feira", 1000) == Lines{"segunda-feira"});

    SUBCASE("not where it is a sign, a list's mark or the end of a word") {
        CHECK(desk.wrap("a -3", 30) == Lines{"a", "-3"});
        CHECK(desk.wrap("- um", 40) == Lines{"- um"});
        CHECK(desk.wrap("R$-5", 30) == Lines{"R$-", "5"}); // cut: no line holds it
        CHECK(desk.wrap("um R$-5", 50) == Lines{"um", "R$-5"});
        CHECK(desk.wrap("um dois-", 70) == Lines{"um", "dois-"});
        CHECK(desk.wrap("um a--b", 60) == Lines{"um", "a--b"});
    }
}

TEST_CASE("lines in the middle are as even as they can be without one more of them") {
    Desk desk;
    const auto balance = [&desk](std::string_view text, float width) {
        return desk.read(desk.typesetter.balance(text, {}, width));
    };
    CHECK(balance("um dois tres quatro cinco", 200) == Lines{"um dois tres", "quatro cinco"});
    CHECK(desk.wrap("um dois tres quatro cinco", 200) == Lines{"um dois tres quatro", "cinco"});
    CHECK(balance("inconstitucional", 100) == Lines{"inconsti", "tucional"});
    CHECK(balance("um dois", 200) == Lines{"um dois"});
    CHECK(balance("", 200).empty());

    SUBCASE("no word is cut for it that the whole width holds") {
        CHECK(balance("inconstitucional ata", 180) == Lines{"inconstitucional", "ata"});
        CHECK(balance("suporte@mare.example ou", 220) == Lines{"suporte@mare.example", "ou"});
        CHECK(balance("inconstitucional um lei", 140) == Lines{"inconstituci", "onal um lei"});
    }
    SUBCASE("line breaks of their own and more than six lines are left") {
        CHECK(balance("um dois tres\nquatro", 100) == Lines{"um dois", "tres", "quatro"});
        const std::string_view long_one = "um um um dois um dois um dois um dois um dois um dois";
        CHECK(balance(long_one, 80) == desk.wrap(long_one, 80));
    }
    SUBCASE("what is tried and not shown takes no place in the table") {
        const ClusterId before = desk.clusters.intern("אחת שתיים שלוש ארבע");
        static_cast<void>(balance("אחת שתיים שלוש ארבע חמש", 200));
        CHECK(desk.clusters.intern("anderes") <= before + 8); // five words, two lines
    }
}

TEST_CASE("a line that must stay one ends with an ellipsis") {
    Desk desk;
    CHECK(desk.line("Abrir um ticket", 150) == Lines{"Abrir um ticket"});
    CHECK(desk.line("Abrir um ticket", 120) == Lines{"Abrir um ti…"});
    CHECK(desk.line("Abrir um ticket", 60) == Lines{"Abrir…"});
    CHECK(desk.typesetter.line("Abrir um ticket", {}, 120).width <= 120);
    CHECK(desk.line("", 60).empty());
}

TEST_CASE("what a reader calls one character is one grapheme") {
    CHECK(graphemes("ação") == Lines{"a", "ç", "ã", "o"});
    CHECK(graphemes("e\xCC\x81!") == Lines{"e\xCC\x81", "!"});
    CHECK(graphemes("👨‍👩‍👧👍🏽🇧🇷🇵🇹1️⃣❤️") ==
          Lines{"👨‍👩‍👧", "👍🏽", "🇧🇷", "🇵🇹", "1️⃣", "❤️"});
    CHECK(graphemes("각가") == Lines{"각", "가"});
    CHECK(graphemes("हिन्दी") == Lines{"हि", "न्दी"});
    CHECK(graphemes("\r\n\n") == Lines{"\r\n", "\n"});
}

TEST_CASE("what browsers show in colours of its own is no part of a word") {
    // Emoji_Presentation=Yes of Unicode 17, below U+1F000 in full, above by the ends of its blocks.
    std::string_view emoji = "⌚⌛⏩⏪⏫⏬⏰⏳◽◾☔☕♈♉♊♋♌♍♎♏♐♑♒♓♿⚓"
                             "⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓❔❕❗➕"
                             "➖➗➰➿⬛⬜⭐⭕"
                             "🀄🃏🆎🆑🆚🈁🈚🈯🈲🈺🉐🉑🌀"
                             "🏿🐀🙏🚀🛟🛫🛼🟠🟫🟰🤌🧿🩰"
                             "🫸";
    while (!emoji.empty()) {
        const Grapheme grapheme = first_grapheme(emoji);
        const std::string one(emoji.substr(0, grapheme.size));
        emoji.remove_prefix(grapheme.size);
        CAPTURE(one);
        CHECK(grapheme.kind == GraphemeKind::Emoji);
        Desk desk;
        CHECK(desk.typesetter.wrap("a" + one + "z", {}, 1000).pieces.size() == 3);
    }
    CHECK(graphemes("🐈‍⬛🐦‍⬛") == Lines{"🐈‍⬛", "🐦‍⬛"});
}

TEST_CASE("bytes that are no UTF-8 are shown as replacement characters, one by one") {
    Desk desk;
    CHECK(desk.wrap("a\xFFz", 1000) == Lines{"a\xEF\xBF\xBDz"});
    CHECK(desk.wrap("\xC0\x80", 1000) == Lines{"\xEF\xBF\xBD\xEF\xBF\xBD"});
    CHECK(desk.wrap("\xED\xA0\x80", 1000) == Lines{"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"});
    CHECK(desk.wrap("x\xE6\x97", 1000) == Lines{"x\xEF\xBF\xBD\xEF\xBF\xBD"});
    CHECK(desk.wrap("\xF5\x80\x80\x80", 1000).front().size() == 12);
}

TEST_CASE("controls and direction marks are never drawn") {
    Desk desk;
    CHECK(desk.wrap(std::string_view("a\0b", 3), 1000) == Lines{"ab"});
    CHECK(desk.read(desk.typesetter.wrap("bank\xE2\x80\xAEmoc", {}, 1000)) == Lines{"bankmoc"});
    CHECK(desk.typesetter.wrap("\xE2\x80\xAE\xEF\xBB\xBF\x07", {}, 1000).pieces.empty());
}

TEST_CASE("East Asian text breaks between characters, but not before a full stop nor after an "
          "opening bracket") {
    Desk desk;
    CHECK(desk.wrap("お問い合わせ", 30) == Lines{"お問い", "合わせ"});
    CHECK(desk.wrap("日本語。", 30) == Lines{"日本", "語。"});
    CHECK(desk.wrap("日本「語」", 30) == Lines{"日本", "「語」"});
}

TEST_CASE("a text with right-to-left letters is one cluster a line, in the platform's order") {
    Desk desk;
    const SetText& set = desk.typesetter.wrap("شكرا جزيلا OK", {}, 1000);
    CHECK(set.pieces.size() == 1);
    CHECK(desk.clusters.text(set.pieces[0].cluster) == "شكرا جزيلا OK");
    CHECK(desk.wrap("شكرا جزيلا", 60) == Lines{"شكرا", "جزيلا"});
}

TEST_CASE("a paragraph of a message runs as its first letter does, whatever stands before it") {
    Desk desk;
    const auto message = [&desk](std::string_view text, float width) {
        return desk.typesetter.wrap(text, {}, width, Base::FirstLetter);
    };
    const auto from_right = [](const SetText& set) {
        std::string lines;
        for (const SetText::Line& line : set.lines) {
            lines += line.from_right ? "<" : ">";
        }
        return lines;
    };
    CHECK(from_right(message("OK, شكرا\n- 1) شكرا OK!\n\nobrigada\n👍 12", 1000)) == "><>>>");
    CHECK(from_right(message("\nشكرا جزيلا OK\nobrigada", 100)) == "<<>");
    CHECK(from_right(message("شكرا", 20)) == "<<"); // cut
    CHECK(from_right(desk.typesetter.wrap("شكرا OK!", {}, 1000)) == ">");
    CHECK(from_right(desk.typesetter.wrap("obrigada", {}, 1000, Base::FirstLetter)) == ">");

    // The platform is told so: else the full stop of a sentence would stand where it begins.
    const SetText set = message("شكرا OK!\nOK, شكرا", 1000);
    CHECK(desk.read(set) == Lines{"\u2067شكرا OK!\u2069", "OK, شكرا"});
    CHECK(set.lines[0].width == 80);
}

TEST_CASE("a letter keeps at most thirty marks") {
    Desk desk;
    std::string zalgo = "e";
    for (int i = 0; i < 10000; ++i)
        zalgo += "\xCC\x81";
    const SetText& set = desk.typesetter.wrap(zalgo, {}, 1000);
    CHECK(set.pieces.size() == 1);
    CHECK(desk.clusters.text(set.pieces[0].cluster).size() == 1 + 30 * 2);
}

TEST_CASE("equal clusters have one id, different ones never, and the table has an end") {
    ClusterTable table;
    const ClusterId one = table.intern("um");
    CHECK(one >= ClusterTable::kFirst);
    CHECK(table.intern("um") == one);
    CHECK(table.intern("dois") != one);
    CHECK(table.text(one) == "um");
    CHECK(table.text(static_cast<ClusterId>(one + 500)).empty());
    CHECK(table.text(3).empty());
    for (int i = 0; i < 10000; ++i) {
        const std::string text = "word" + std::to_string(i);
        const ClusterId id = table.intern(text);
        CHECK((id == ClusterTable::kUnknown || table.text(id) == text));
    }
    CHECK(table.full());
    CHECK(table.intern("one more") == ClusterTable::kUnknown);
    CHECK(table.text(one) == "um");
    table.clear();
    CHECK_FALSE(table.full());
    CHECK(table.text(table.intern("one more")) == "one more");
}
