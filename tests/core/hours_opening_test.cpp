#include "tests/harness/desk_days.h"
#include "widget/hours/opening.h"

#include <chrono>
#include <doctest/doctest.h>

using namespace help;
using namespace help::test;
using std::chrono::minutes;

namespace {

bool is_open(const DeskHours& hours, UtcTime now) {
    return std::holds_alternative<OpenNow>(opening_at(hours, now));
}

bool is_closed(const DeskHours& hours, UtcTime now) {
    return std::holds_alternative<ClosedNow>(opening_at(hours, now));
}

bool is_unknown(const DeskHours& hours, UtcTime now) {
    return std::holds_alternative<OpeningUnknown>(opening_at(hours, now));
}

/// A minute of a day on a clock `offset` minutes away from UTC; minutes beyond the day are on the
/// next one.
ZonedTime on_clock(Date date, int minute, int offset) {
    return {UtcTime{minutes{days_since_epoch(date) * 1440 + minute - offset}},
            add_days(date, minute / 1440), offset};
}

/// Offset of New York in 2026: the clocks change on March 8 at 07:00 UTC and November 1 at 06:00
/// UTC.
int new_york(UtcTime time) {
    const bool summer = time >= utc("2026-03-08T07:00:00Z") && time < utc("2026-11-01T06:00:00Z");
    return summer ? -240 : -300;
}

ZonedTime in_new_york(Date date, int minute) {
    const ZonedTime winter = on_clock(date, minute, -300);
    return on_clock(date, minute, new_york(winter.utc));
}

/// All windows of 2026 of a desk in New York that answers 09:00–12:00 and 13:00–17:30 on weekdays,
/// and Friday night 22:00–02:00.
DeskHours year_in_new_york() {
    DeskHours hours;
    for (Date day{2026, 1, 1}; day.year == 2026; day = add_days(day, 1)) {
        if (weekday(day) >= 1 && weekday(day) <= 5) {
            hours.windows.push_back({in_new_york(day, 540), in_new_york(day, 720)});
            hours.windows.push_back({in_new_york(day, 780), in_new_york(day, 1050)});
        }
        if (weekday(day) == 5) {
            hours.windows.push_back({in_new_york(day, 1320), in_new_york(day, 1560)});
        }
    }
    hours.windows_until = utc("2027-01-01T05:00:00Z");
    return hours;
}

} // namespace

TEST_CASE("a whole year of hours is right in every minute around every opening and closing") {
    const DeskHours hours = year_in_new_york();
    CHECK(hours.windows.size() == 2 * 261 + 52);
    const auto one = Milliseconds{1};
    for (std::size_t i = 0; i < hours.windows.size(); ++i) {
        const ZonedTime& from = hours.windows[i].from;
        const ZonedTime& to = hours.windows[i].to;
        for (minutes m{-5}; m <= minutes{5}; m += minutes{1}) {
            REQUIRE(is_open(hours, from.utc + m) == (m >= minutes{0}));
            REQUIRE(is_open(hours, to.utc + m) == (m < minutes{0}));
        }
        REQUIRE(is_closed(hours, from.utc - one));
        REQUIRE(is_open(hours, from.utc));
        REQUIRE(is_open(hours, to.utc - one));
        REQUIRE(is_closed(hours, to.utc)); // the closing minute is closed
        const Opening opening = opening_at(hours, from.utc);
        REQUIRE(std::get<OpenNow>(opening).closes == to);
        if (i + 1 < hours.windows.size()) {
            REQUIRE(std::get<ClosedNow>(opening_at(hours, to.utc)).opens ==
                    hours.windows[i + 1].from);
        }
    }
}

TEST_CASE("when clocks change, support opens at the same hour of its own clock") {
    const DeskHours hours = year_in_new_york();
    // Friday, March 6 in winter time; Monday, March 9 in summer time: an hour earlier in UTC.
    CHECK(is_open(hours, utc("2026-03-06T14:00:00Z")));
    CHECK(is_closed(hours, utc("2026-03-06T13:59:00Z")));
    CHECK(is_open(hours, utc("2026-03-09T13:00:00Z")));
    CHECK(is_closed(hours, utc("2026-03-09T12:59:00Z")));
    CHECK(is_closed(hours, utc("2026-11-02T13:59:00Z")));
    CHECK(is_open(hours, utc("2026-11-02T14:00:00Z")));
    CHECK(desk_offset(hours, utc("2026-03-06T14:00:00Z")) == -300);
    CHECK(desk_offset(hours, utc("2026-03-09T13:00:00Z")) == -240);
    CHECK(desk_offset(hours, utc("2026-07-01T03:00:00Z")) == -240);
    CHECK(desk_offset(hours, utc("2026-11-02T14:00:00Z")) == -300);
}

TEST_CASE("a night shift is one opening that ends on the next day") {
    const DeskHours hours = year_in_new_york();
    const UtcTime friday_night = utc("2026-06-06T03:30:00Z"); // 23:30
    CHECK(std::get<OpenNow>(opening_at(hours, friday_night)).closes ==
          at("2026-06-06T02:00:00-04:00"));
    CHECK(is_open(hours, utc("2026-06-06T05:59:00Z")));
    CHECK(is_closed(hours, utc("2026-06-06T06:00:00Z")));
}

TEST_CASE("without windows, and after them, nobody claims to know") {
    DeskHours hours = usual_hours();
    CHECK(is_unknown(hours, utc("2026-11-23T15:00:00Z")));
    CHECK_FALSE(desk_offset(hours, utc("2026-11-23T15:00:00Z")).has_value());
    CHECK_FALSE(opening_changes_at(hours, utc("2026-11-23T15:00:00Z")).has_value());
    hours.windows = {{at("2026-11-23T08:00:00-03:00"), at("2026-11-23T18:00:00-03:00")}};
    hours.windows_until = utc("2026-11-25T00:00:00-03:00");
    CHECK(is_open(hours, utc("2026-11-23T15:00:00Z")));
    CHECK(is_closed(hours, utc("2026-11-25T02:59:59Z")));
    CHECK_FALSE(std::get<ClosedNow>(opening_at(hours, utc("2026-11-24T12:00:00Z"))).opens);
    CHECK(is_unknown(hours, utc("2026-11-25T03:00:00Z")));
}

TEST_CASE("windows that touch are one, and a desk that never closes tells no closing") {
    DeskHours hours;
    hours.windows = {{at("2026-11-23T00:00:00-03:00"), at("2026-11-24T00:00:00-03:00")},
                     {at("2026-11-24T00:00:00-03:00"), at("2026-11-24T12:00:00-03:00")}};
    hours.windows_until = utc("2026-11-30T00:00:00-03:00");
    CHECK(std::get<OpenNow>(opening_at(hours, utc("2026-11-23T12:00:00Z"))).closes ==
          at("2026-11-24T12:00:00-03:00"));
    hours.windows = {{at("2026-11-23T00:00:00-03:00"), at("2026-11-30T00:00:00-03:00")}};
    CHECK_FALSE(std::get<OpenNow>(opening_at(hours, utc("2026-11-23T12:00:00Z"))).closes);
}

TEST_CASE("a holiday is a day without a window") {
    DeskHours hours;
    hours.windows = {{at("2026-12-24T08:00:00-03:00"), at("2026-12-24T12:00:00-03:00")},
                     {at("2026-12-26T09:00:00-03:00"), at("2026-12-26T18:00:00-03:00")}};
    hours.windows_until = utc("2027-01-05T00:00:00-03:00");
    CHECK(std::get<ClosedNow>(opening_at(hours, utc("2026-12-25T12:00:00-03:00"))).opens ==
          at("2026-12-26T09:00:00-03:00"));
}

TEST_CASE("the last half hour is told, to the minute, and the widget wakes up for it") {
    DeskHours hours;
    hours.windows = {{at("2026-11-23T08:00:00-03:00"), at("2026-11-23T18:00:00-03:00")},
                     {at("2026-11-25T08:00:00-03:00"), at("2026-11-25T18:00:00-03:00")}};
    hours.windows_until = utc("2026-11-30T00:00:00-03:00");
    const auto soon = [&](UtcTime now) {
        const Opening opening = opening_at(hours, now);
        return closes_soon(std::get<OpenNow>(opening), now);
    };
    const UtcTime half_past = utc("2026-11-23T17:30:00-03:00");
    CHECK_FALSE(soon(half_past));
    CHECK(soon(half_past + Milliseconds{1}));
    CHECK(opening_changes_at(hours, utc("2026-11-23T12:00:00-03:00")) ==
          half_past + Milliseconds{1});
    CHECK(opening_changes_at(hours, half_past + Milliseconds{1}) ==
          utc("2026-11-23T17:31:00-03:00"));
    CHECK(opening_changes_at(hours, utc("2026-11-23T17:59:00-03:00")) ==
          utc("2026-11-23T18:00:00-03:00"));
    // Closed: "quarta-feira" becomes "amanhã" at midnight.
    CHECK(opening_changes_at(hours, utc("2026-11-23T18:00:00-03:00")) ==
          utc("2026-11-24T00:00:00-03:00"));
    CHECK(opening_changes_at(hours, utc("2026-11-25T03:00:00-03:00")) ==
          utc("2026-11-25T08:00:00-03:00"));
    CHECK(opening_changes_at(hours, utc("2026-11-26T03:00:00-03:00")) == *hours.windows_until);
}
