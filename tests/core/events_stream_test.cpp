#include "widget/wire/event_stream.h"

#include <doctest/doctest.h>

using namespace help;

namespace {

std::vector<StreamEvent> whole(std::string_view text) {
    EventStreamParser parser;
    const auto events = parser.read(text);
    REQUIRE(events);
    return *events;
}

StreamEvent said(std::string data) {
    return {std::move(data), std::nullopt};
}

} // namespace

TEST_CASE("events end with an empty line, whatever ends the lines") {
    const std::vector<StreamEvent> two = {said("a"), said("b")};
    CHECK(whole("data: a\n\ndata: b\n\n") == two);
    CHECK(whole("data: a\r\n\r\ndata: b\r\n\r\n") == two);
    CHECK(whole("data: a\r\rdata: b\r\r") == two);
    CHECK(whole("data: a\r\n\ndata: b\n\r\n") == two);
}

TEST_CASE("the fields of an event stream are read as the standard says") {
    CHECK(whole("data:a\ndata: b\ndata\n\n") == std::vector{said("a\nb\n")});
    CHECK(whole("data:  two blanks\n\n") == std::vector{said(" two blanks")});
    CHECK(whole(": a comment\n\n:\n\n").empty());
    CHECK(whole("event: other\nretry: 10\nmore: x\ndata: a\n\n") == std::vector{said("a")});
    CHECK(whole("data: never ended\n").empty());
    CHECK(whole("data\n\n") == std::vector{said("")});
    CHECK(whole("DATA: a\n\n").empty());
    CHECK(whole("\xEF\xBB\xBF"
                "data: a\n\n") == std::vector{said("a")});
    CHECK(whole("data: a\n\n\xEF\xBB\xBF"
                "data: b\n\n") == std::vector{said("a")});
}

TEST_CASE("an id belongs to the event that names it, and NUL makes it none") {
    CHECK(whole("id: 7\ndata: a\n\ndata: b\n\n") ==
          std::vector<StreamEvent>{{"a", "7"}, {"b", std::nullopt}});
    CHECK(whole("id: 8\n\n") == std::vector<StreamEvent>{{"", "8"}});
    CHECK(whole(std::string_view{"id: 7\0\ndata: a\n\n", 16}) == std::vector{said("a")});
    CHECK(whole("id\ndata: a\n\n") == std::vector<StreamEvent>{{"a", ""}});
}

TEST_CASE("where a stream is cut changes nothing") {
    const std::string text = "\xEF\xBB\xBF: hello\r\n\r\nid: 1\r\ndata: {\"a\":\"ação\"}\r\n\r\n"
                             "data: b\rdata: c\r\r:\n\nid: 2\ndata: d\n\n\r\ndata: e\n\n";
    const auto expected = whole(text);
    REQUIRE(expected.size() == 4);
    for (std::size_t first = 0; first <= text.size(); ++first) {
        for (std::size_t second = first; second <= text.size(); ++second) {
            EventStreamParser parser;
            std::vector<StreamEvent> events;
            for (const std::string& piece :
                 {text.substr(0, first), text.substr(first, second - first), text.substr(second)}) {
                const auto more = parser.read(piece);
                REQUIRE(more);
                events.insert(events.end(), more->begin(), more->end());
            }
            REQUIRE(events == expected);
        }
    }
}

TEST_CASE("every byte on its own is the same stream") {
    const std::string text = "id: 1\r\ndata: a\r\ndata: b\r\n\r\ndata: c\n\n";
    EventStreamParser parser;
    std::vector<StreamEvent> events;
    for (const char c : text) {
        const auto more = parser.read({&c, 1});
        REQUIRE(more);
        events.insert(events.end(), more->begin(), more->end());
    }
    CHECK(events == whole(text));
}

TEST_CASE("a line of 64 KiB is read, a longer one refuses the stream") {
    const std::string longest(kMostLineBytes - 5, 'x');
    CHECK(whole("data:" + longest + "\n\n") == std::vector{said(longest)});
    CHECK_FALSE(EventStreamParser{}.read("data:" + longest + "x\n\n"));
    EventStreamParser drip;
    bool refused = false;
    for (int i = 0; i < 100 && !refused; ++i) {
        refused = !drip.read(std::string(1024, 'x'));
    }
    CHECK(refused);
}

TEST_CASE("an event of more than 256 KiB refuses the stream") {
    const std::string line = "data:" + std::string(kMostLineBytes - 5, 'x') + "\n";
    EventStreamParser parser;
    CHECK(parser.read(line + line + line + line));
    CHECK_FALSE(parser.read(line));
}
