#include "widget/base/random.h"
#include "widget/base/text.h"
#include "widget/base/time.h"
#include "widget/i18n/messages.h"
#include "widget/wire/json_writer.h"
#include "widget/wire/settings.h"
#include "widget/wire/value.h"

#include <doctest/doctest.h>
#include <set>

using namespace help;

TEST_CASE("UTF-8 is checked to the letter of RFC 3629") {
    for (const char* good : {"", "a", "ã", "日本", "😀", "\xF4\x8F\xBF\xBF"}) {
        CHECK_MESSAGE(is_utf8(good), good);
    }
    for (const char* bad : {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xED\xA0\x80",
                            "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE6\x97", "a\xFF"}) {
        CHECK_FALSE(is_utf8(bad));
    }
    CHECK(count_characters("São Paulo 😀") == 11);
    CHECK(first_characters("ãéî", 2) == "ãé");
    CHECK(trim("\u00A0 \n Ana \t") == "Ana");
}

TEST_CASE("an e-mail address is one recipient and nothing else") {
    for (const char* good :
         {"a@b.co", "ana.souza+teste@loja.example", "o'neil@x-y.example", "a@xn--mnchen-3ya.de"}) {
        CHECK_MESSAGE(is_email(good), good);
    }
    for (const char* bad : {"",
                            "ana",
                            "ana@",
                            "@b.co",
                            "a@b",
                            "a@@b.co",
                            "a b@c.co",
                            "a@b.co\r\nBcc: x@y.co",
                            "\"a b\"@x.co",
                            "<a@b.co>",
                            "a@b.co, c@d.co",
                            ".a@b.co",
                            "a.@b.co",
                            "a..b@c.co",
                            "a@-b.co",
                            "a@b..co",
                            "a@b.co.",
                            "Ana <a@b.co>",
                            "josé@exemplo.com.br",
                            "ana@münchen.de",
                            "a@b-.co",
                            "a@c.-b.co",
                            "a@10.0.0.1"}) {
        CHECK_FALSE_MESSAGE(is_email(bad), bad);
    }
    CHECK_FALSE(is_email(std::string(300, 'a') + "@b.co"));
}

TEST_CASE("RFC 3339 times are read with the date that their sender saw") {
    const auto time = parse_rfc3339("2026-11-25T22:30:00-03:00");
    REQUIRE(time.has_value());
    CHECK(unix_ms(time->utc) == 1795656600000);
    CHECK(time->local_date == Date{2026, 11, 25});
    CHECK(parse_rfc3339("2024-02-29T00:00:00.250Z").has_value());
    for (const char* bad :
         {"", "2026-11-25", "2026-13-01T00:00:00Z", "2025-02-29T00:00:00Z", "2026-11-25T24:00:00Z",
          "2026-11-25T22:30:60Z", "2026-11-25T22:30:00", "2026-11-25T22:30:00Zjunk",
          "2026-11-25T22:30:00.Z", "2026-11-25 22:30:00Z"}) {
        CHECK_FALSE_MESSAGE(parse_rfc3339(bad).has_value(), bad);
    }
    CHECK(weekday({2026, 11, 22}) == 0);
    CHECK(weekday({1970, 1, 1}) == 4);
    CHECK(weekday({2000, 2, 29}) == 2);
}

TEST_CASE("ids are version 7 UUIDs, in the order of time and never twice") {
    Random random{{1, 2, 3, 4}};
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        const std::string id = make_uuid(from_unix_ms(1795348800000.0), random);
        CHECK(is_uuid(id));
        CHECK(id[14] == '7');
        CHECK(std::string{"89ab"}.find(id[19]) != std::string::npos);
        seen.insert(id);
    }
    CHECK(seen.size() == 1000);
    CHECK(make_uuid(from_unix_ms(1000), random) < make_uuid(from_unix_ms(2000), random));
}

TEST_CASE("JSON is read whole or not at all") {
    for (const char* good :
         {"null", "0", "-1.5e3", "\"\\u00e3\"", "[]", "{\"a\":[1,{\"b\":null}]}", " [1 , 2] "}) {
        CHECK_MESSAGE(parse_json(good).has_value(), good);
    }
    for (const char* bad : {"", "{", "[1,]", "{\"a\":1,\"a\":2}", "NaN", "01", "'a'", "[1]x",
                            "// c\n1", "\"\xFF\"", "\"\\ud800\"", "1e999", "[\"a\n\"]"}) {
        CHECK_FALSE_MESSAGE(parse_json(bad).has_value(), bad);
    }
    CHECK(parse_json(std::string(32, '[') + std::string(32, ']')).has_value());
    CHECK_FALSE(parse_json(std::string(33, '[') + std::string(33, ']')).has_value());
    CHECK_FALSE(parse_json("\"" + std::string(kMostBytes, 'a') + "\"").has_value());
    const auto value = parse_json(R"({"n":2.5,"i":7,"t":"ãb","f":true})");
    REQUIRE(value.has_value());
    CHECK(value->member("i")->integer(0, 10) == 7);
    CHECK_FALSE(value->member("i")->integer(8, 10).has_value());
    CHECK_FALSE(value->member("n")->integer(0, 10).has_value());
    CHECK_FALSE(value->member("t")->integer(0, 10).has_value());
    CHECK(value->member("t")->text(2, 2) == "ãb");
    CHECK_FALSE(value->member("t")->text(3, 9).has_value());
    CHECK(value->member("f")->flag() == true);
    CHECK(value->member("missing") == nullptr);
}

TEST_CASE("JSON that is written is JSON") {
    const std::string text = JsonWriter{}
                                 .begin_object()
                                 .member("a\"b", "x\\\n\x01ã")
                                 .key("n")
                                 .number(-0.25)
                                 .key("l")
                                 .begin_array()
                                 .integer(1)
                                 .null()
                                 .flag(true)
                                 .end_array()
                                 .end_object()
                                 .take();
    CHECK(text == "{\"a\\\"b\":\"x\\\\\\n\\u0001ã\",\"n\":-0.25,\"l\":[1,null,true]}");
    CHECK(parse_json(text).has_value());
}

TEST_CASE("a setting that is wrong is refused with a sentence that names it") {
    const std::string seed = R"("seed":")" + std::string(64, 'a') + "\"";
    CHECK(decode_config("{" + seed + "}").ok());
    const std::pair<const char*, const char*> wrong[] = {
        {R"("colour":"red")", "settings.colour"},
        {R"("accent":"red")", "settings.accent"},
        {R"("accent":7)", "settings.accent"},
        {R"("locale":"fr")", "settings.locale"},
        {R"("endpoint":"ftp://x")", "settings.endpoint"},
        {R"("endpoint":"//evil.example")", "settings.endpoint"},
        {R"("user":"Ana")", "settings.user"},
        {R"("user":{"email":7})", "settings.user.email"},
        {R"("user":{"id":1})", "settings.user.id"},
        {R"("labels":{"nope":"x"})", "settings.labels.nope"},
        {R"("labels":{"close":7})", "settings.labels.close"},
        {R"("transport":"pigeon")", "settings.transport"},
        {R"("dark":"yes")", "settings.dark"},
        {R"("fontScale":9)", "settings.fontScale"},
        {R"("site":"")", "settings.site"},
        {R"("contacts":[{"label":"x","href":"javascript:1"}])", "settings.contacts"},
        {R"("__proto__":{})", "settings.__proto__"}};
    for (const auto& each : wrong) {
        const auto config = decode_config("{" + seed + "," + each.first + "}");
        REQUIRE_FALSE_MESSAGE(config.ok(), each.first);
        CHECK(config.error().code == "settings-invalid");
        CHECK_MESSAGE(config.error().message.starts_with(each.second), config.error().message);
    }
    CHECK_FALSE(decode_config("{}").ok());
    CHECK_FALSE(decode_config("not json").ok());
}

TEST_CASE("the page's own links are taken as long as the page may give them") {
    const std::string link =
        R"({"label":")" + std::string(254, 'x') + R"(","href":"mailto:a@b.example"})";
    CHECK(decode_config(R"({"seed":")" + std::string(64, 'a') + R"(","contacts":[)" + link + "]}")
              .ok());
}

TEST_CASE("a message that makes no sense is refused") {
    for (const char* bad :
         {"", "{}", "[]", R"({"type":"dance"})", R"({"type":"open","route":"moon"})",
          R"({"type":"response","id":0,"status":200})", R"({"type":"response","id":1})",
          R"({"type":"failed","id":1,"reason":"mood"})", R"({"type":"network"})",
          R"({"type":"preferences","dark":1})", R"({"type":"settings"})",
          R"({"type":"settings","settings":{"seed":"x"}})"}) {
        CHECK_FALSE_MESSAGE(decode_message(bad, {}).ok(), bad);
    }
    CHECK(decode_message(R"({"type":"open"})", {}).ok());
    CHECK(decode_message(R"({"type":"preferences","dark":true})", {}).ok());
}

TEST_CASE("dates are said as the language says them") {
    const Labels none;
    const auto said = [&none](Language language) {
        return Messages{language, none}.date({2026, 11, 25});
    };
    CHECK(said(Language::PortugueseBrazil) == "quarta-feira, 25 de novembro");
    CHECK(said(Language::English) == "Wednesday, November 25");
    CHECK(said(Language::Spanish) == "miércoles, 25 de noviembre");
}

TEST_CASE("numbers are grouped as the language groups them") {
    const Labels none;
    const auto said = [&none](Language language) {
        const Messages messages{language, none};
        std::string all;
        for (const std::int64_t number : {0, 999, 4'000, 20'000, 1'234'567}) {
            all += messages.number(number) + " ";
        }
        return all;
    };
    CHECK(said(Language::PortugueseBrazil) == "0 999 4.000 20.000 1.234.567 ");
    CHECK(said(Language::English) == "0 999 4,000 20,000 1,234,567 ");
    CHECK(said(Language::Spanish) == "0 999 4000 20.000 1.234.567 "); // as CLDR and the RAE do
}

TEST_CASE("the first day of a month is an ordinal where the language says it so") {
    const Labels none;
    const auto said = [&none](Language language, Date date) {
        return Messages{language, none}.date(date);
    };
    CHECK(said(Language::PortugueseBrazil, {2027, 1, 1}) == "sexta-feira, 1º de janeiro");
    CHECK(said(Language::PortugueseBrazil, {2027, 1, 21}) == "quinta-feira, 21 de janeiro");
    CHECK(said(Language::English, {2027, 1, 1}) == "Friday, January 1");
    CHECK(said(Language::Spanish, {2027, 1, 1}) == "viernes, 1 de enero");
    CHECK(Messages{Language::PortugueseBrazil, none}.day_and_month({2026, 11, 1}) ==
          "1º de novembro");
}

TEST_CASE(
    "an answer of 256 KiB is taken however it is escaped, a message beyond all reason is not") {
    constexpr std::size_t kMost = std::size_t{256} * 1024;
    const auto response = [](const std::string& body) {
        return R"({"type":"response","id":1,"status":200,"body":")" + body + "\"}";
    };
    std::string escaped;
    for (std::size_t i = 0; i < kMost; ++i) {
        escaped += "\\u0001";
    }
    CHECK(decode_message(response(escaped), {}).ok());
    CHECK_FALSE(decode_message(response(escaped + std::string(8192, 'x')), {}).ok());
}

TEST_CASE("blank is what shows nothing, however many characters it has") {
    for (const char* blank :
         {"", " ", "\t\n", "\u00a0", "\u200b\u2060\ufeff", "\u3164", "\u202e"}) {
        CHECK_MESSAGE(is_blank(blank), blank);
    }
    for (const char* seen : {"a", " .", "\u200b\u00e9", "\U0001F600"}) {
        CHECK_FALSE_MESSAGE(is_blank(seen), seen);
    }
}
