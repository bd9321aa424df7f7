#include "demo/server/domain/json_reader.h"
#include "tests/server/repeated.h"

#include <doctest/doctest.h>

namespace {

using help::desk::JsonFault;
using help::desk::read_json;

bool is_refused(std::string_view text) {
    return std::holds_alternative<JsonFault>(read_json(text));
}

std::string nested(std::size_t depth) {
    return repeated("[", depth) + repeated("]", depth);
}

} // namespace

TEST_SUITE("domain") {
    TEST_CASE("JSON is taken down to 32 levels and refused at 33, however deep it claims to be") {
        CHECK_FALSE(is_refused(nested(32)));
        CHECK(is_refused(nested(33)));
        CHECK(is_refused(nested(100'000)));
        CHECK(is_refused(repeated("[", 1'000'000)));
        CHECK(is_refused(repeated(R"({"a":)", 200'000)));
    }

    TEST_CASE("a member named twice is refused, in its own object only") {
        CHECK(is_refused(R"({"name":"a","name":"b"})"));
        CHECK(is_refused(R"({"a":{"x":1,"\u0078":2}})"));
        CHECK_FALSE(is_refused(R"({"name":{"name":[{"name":1},{"name":2}]}})"));
    }

    TEST_CASE("names that mean something to JavaScript are plain names") {
        const auto read = read_json(R"({"__proto__":{"x":1},"constructor":2,"toString":3})");
        CHECK(std::get<nlohmann::json>(read).size() == 3);
    }

    TEST_CASE("anything after the value, before it, or that is only nearly JSON is refused") {
        using namespace std::string_view_literals;
        for (const auto text : {""sv,
                                " "sv,
                                "{}x"sv,
                                "{} {}"sv,
                                "{}\0"sv,
                                "{}\0{}"sv,
                                "\xEF\xBB\xBF{}"sv,
                                "NaN"sv,
                                "Infinity"sv,
                                "{'a':1}"sv,
                                "{a:1}"sv,
                                "[1,]"sv,
                                "{\"a\":1,}"sv,
                                "/**/{}"sv,
                                "// x\n{}"sv,
                                "01"sv,
                                "+1"sv,
                                "1e400"sv,
                                "-1e400"sv,
                                "tru"sv,
                                "\"a"sv,
                                "\"\t\""sv,
                                "\"\\x41\""sv,
                                "<html></html>"sv}) {
            CAPTURE(text);
            CHECK(is_refused(text));
        }
    }

    TEST_CASE("strings that are not UTF-8 are refused, as bytes and as escapes") {
        for (const auto* text :
             {"\"\xC0\x80\"", "\"\xE6\x97\"", "\"\xF5\x80\x80\x80\"", "\"\xED\xA0\x80\"",
              "\"\x80\"", R"("\ud800")", R"("\udc00x")", R"("\ud800\ud800")"}) {
            CAPTURE(text);
            CHECK(is_refused(text));
        }
        CHECK_FALSE(is_refused(R"("\ud83d\ude00")"));
    }

    TEST_CASE("a fault tells the byte at which it shows") {
        const auto read = read_json("{\n\"a\": x}");
        CHECK(std::get<JsonFault>(read).byte == 8);
    }
}
