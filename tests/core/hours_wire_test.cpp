#include "tests/harness/desk_days.h"
#include "tests/harness/scripted_backend.h"
#include "widget/wire/protocol.h"

#include <doctest/doctest.h>
#include <string>

using namespace help;
using namespace help::test;

namespace {

/// A desk whose `hours` has these further members.
std::optional<Desk> desk_with_hours(const std::string& more) {
    return decode_desk(R"({"version":1,"title":"Ajuda","cards":[{"id":"talk","kind":"talk",
        "title":"Falar"}],"hours":{"timeZone":"America/Sao_Paulo")" +
                       more + "}}");
}

bool takes(const std::string& more) {
    return desk_with_hours(more).has_value();
}

const std::string kWindow =
    R"({"from":"2026-11-23T08:00:00-03:00","to":"2026-11-23T18:00:00-03:00"})";
const std::string kNextWindow =
    R"({"from":"2026-11-24T08:00:00-03:00","to":"2026-11-24T18:00:00-03:00"})";
const std::string kUntil = R"(,"windowsUntil":"2026-12-07T00:00:00-03:00")";

} // namespace

TEST_CASE("exceptions and windows of the hours are read") {
    const auto desk = desk_with_hours(
        R"(,"exceptions":[{"date":"2026-12-24","name":"Véspera de Natal","intervals":[
            {"open":"08:00","close":"12:00"},{"open":"22:00","close":"02:00"}]},
            {"date":"2026-12-25","name":"Natal","closed":true}],
            "windows":[)" +
        kWindow + "," + kNextWindow + "]" + kUntil);
    REQUIRE(desk.has_value());
    const DeskHours& hours = desk->hours;
    REQUIRE(hours.exceptions.size() == 2);
    CHECK(hours.exceptions[0].date == Date{2026, 12, 24});
    CHECK(hours.exceptions[0].intervals == std::vector<ClockInterval>{{480, 720}, {1320, 120}});
    CHECK(hours.exceptions[1].name == "Natal");
    CHECK(hours.exceptions[1].intervals.empty());
    REQUIRE(hours.windows.size() == 2);
    CHECK(hours.windows[0].from == at("2026-11-23T08:00:00-03:00"));
    CHECK(hours.windows[0].to.offset_minutes == -180);
    CHECK(hours.windows_until == at("2026-12-07T03:00:00Z").utc);
}

TEST_CASE("a weekly interval may end on the next day") {
    const auto desk = desk_with_hours(R"(,"weekly":[{"days":[5],"open":"22:00","close":"02:00"},
                           {"days":[6],"open":"00:00","close":"24:00"}])");
    REQUIRE(desk.has_value());
    CHECK(desk->hours.weekly[0].close == 120);
    CHECK(desk->hours.weekly[1].close == 1440);
    CHECK_FALSE(takes(R"(,"weekly":[{"days":[5],"open":"24:00","close":"02:00"}])"));
}

TEST_CASE("the days on which tickets are answered are read, if the desk says them") {
    CHECK(desk_with_hours(R"(,"businessDays":[6,2])")->hours.business_days == std::vector{6, 2});
    CHECK(desk_with_hours("")->hours.business_days.empty());
    for (const char* bad : {"[]", "[7]", "[-1]", "[1.5]", "[\"1\"]", "1", "[0,1,2,3,4,5,6,0]"}) {
        CHECK_FALSE_MESSAGE(takes(std::string{R"(,"businessDays":)"} + bad), bad);
    }
}

TEST_CASE("closed for the coming days is an answer, windows without an end are none") {
    CHECK(desk_with_hours(kUntil)->hours.windows_until.has_value());
    CHECK(desk_with_hours(R"(,"windows":[])" + kUntil)->hours.windows.empty());
    CHECK(takes(R"(,"windows":[])"));
    CHECK_FALSE(takes(R"(,"windows":[)" + kWindow + "]"));
}

TEST_CASE("hours that contradict themselves are refused whole") {
    const std::string bad[] = {
        R"(,"exceptions":7)",
        R"(,"exceptions":[{"date":"2026-12-25","name":"Natal"}])",
        R"(,"exceptions":[{"date":"2026-12-25","name":"Natal","closed":false}])",
        R"(,"exceptions":[{"date":"2026-12-25","name":"Natal","closed":1}])",
        R"(,"exceptions":[{"date":"2026-12-25","name":"","closed":true}])",
        R"(,"exceptions":[{"date":"2026-12-25","closed":true}])",
        R"(,"exceptions":[{"date":"2026-02-30","name":"Nunca","closed":true}])",
        R"(,"exceptions":[{"date":"25/12/2026","name":"Natal","closed":true}])",
        R"(,"exceptions":[{"date":"2026-12-25","name":"Natal","closed":true,
            "intervals":[{"open":"08:00","close":"12:00"}]}])",
        R"(,"exceptions":[{"date":"2026-12-25","name":"Natal","intervals":[{"open":"8","close":"9"}]}])",
        R"(,"exceptions":[{"date":"2026-12-25","name":"Natal","closed":true},
            {"date":"2026-12-25","name":"Natal","closed":true}])",
        R"(,"exceptions":[{"date":"2027-01-01","name":"Ano Novo","closed":true},
            {"date":"2026-12-25","name":"Natal","closed":true}])",
        R"(,"windows":[)" + kNextWindow + "," + kWindow + "]" + kUntil,
        R"(,"windows":[)" + kWindow + "," + kWindow + "]" + kUntil,
        R"(,"windows":[{"from":"2026-11-23T18:00:00-03:00","to":"2026-11-23T18:00:00-03:00"}])" +
            kUntil,
        R"(,"windows":[{"from":"2026-11-23T18:00:00-03:00"}])" + kUntil,
        R"(,"windows":[{"from":"amanhã","to":"2026-11-23T18:00:00-03:00"}])" + kUntil,
        R"(,"windowsUntil":"2026-12-07")",
        R"(,"windowsUntil":null)"};
    for (const std::string& each : bad) {
        CHECK_FALSE_MESSAGE(takes(each), each);
    }
}

TEST_CASE("60 exceptions and 60 windows are the most") {
    const auto list = [](std::string_view name, int count, auto element) {
        std::string text = ",\"" + std::string{name} + "\":[";
        for (int i = 0; i < count; ++i) {
            text += (i == 0 ? "" : ",") + element(add_days({2026, 1, 1}, i));
        }
        return text + "]";
    };
    const auto text_of = [](Date date) {
        const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
        return std::to_string(date.year) + "-" + two(date.month) + "-" + two(date.day);
    };
    const auto exception = [&](Date date) {
        return R"({"date":")" + text_of(date) + R"(","name":"x","closed":true})";
    };
    const auto window = [&](Date date) {
        return R"({"from":")" + text_of(date) + R"(T08:00:00Z","to":")" + text_of(date) +
               R"(T18:00:00Z"})";
    };
    CHECK(takes(list("exceptions", 60, exception)));
    CHECK_FALSE(takes(list("exceptions", 61, exception)));
    CHECK(takes(list("windows", 60, window) + kUntil));
    CHECK_FALSE(takes(list("windows", 61, window) + kUntil));
}

TEST_CASE("the desk of the domain announces what it offers") {
    const auto desk = decode_desk(kDeskJson);
    REQUIRE(desk.has_value());
    CHECK(desk->takes_tickets);
    CHECK(desk->offers_chat);
    CHECK(desk->tells_load);
    CHECK(desk->has_articles);
    CHECK(desk->limits.message == 4'000);
    CHECK(desk->limits.comment == 1'000);
    CHECK(desk->hours.windows.size() == 12);
    CHECK(desk->hours.exceptions.size() == 3);
    CHECK(desk->notices.size() == 1);
}

TEST_CASE("kinds of cards and capabilities, known and unknown") {
    const auto cards = [](const std::string& list, const std::string& more = {}) {
        return decode_desk(R"({"version":1,"cards":[)" + list + "]" + more + "}");
    };
    const auto desk = cards(R"({"id":"a","kind":"knowledge","title":"Artigos"},
                               {"id":"b","kind":"notices","title":"Avisos"},
                               {"id":"c","kind":"hologram"})",
                            R"(,"capabilities":["chat","telepathy"],
                               "limits":{"message":100,"comment":4000})");
    REQUIRE(desk.has_value());
    REQUIRE(desk->cards.size() == 2);
    CHECK(desk->cards[0].kind == CardKind::Knowledge);
    CHECK(desk->cards[1].kind == CardKind::Notices);
    CHECK(desk->offers_chat);
    CHECK_FALSE(desk->tells_load);
    CHECK(desk->limits.message == 100);
    CHECK(desk->limits.comment == 4'000);
    const std::string card = R"({"id":"a","kind":"talk","title":"Falar"})";
    for (const char* bad : {R"(,"limits":{"message":99})", R"(,"limits":{"message":8001})",
                            R"(,"limits":{"comment":99})", R"(,"limits":{"comment":4001})",
                            R"(,"capabilities":[7])", R"(,"capabilities":"chat")"}) {
        CHECK_FALSE_MESSAGE(cards(card, bad).has_value(), bad);
    }
}
