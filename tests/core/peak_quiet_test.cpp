#include "tests/harness/busy_week.h"
#include "tests/harness/desk_days.h"
#include "widget/peak/quiet_hours.h"

#include <doctest/doctest.h>

using namespace help;
using namespace help::test;

namespace {

/// Monday, 2026-11-23 on São Paulo's clock, or the day after it that is `day`.
PeakClock monday_at(int hour) {
    const Date monday{2026, 11, 23};
    return {UtcTime{std::chrono::minutes{days_since_epoch(monday) * 1440 + hour * 60 + 180}},
            monday, hour, -180};
}

constexpr Date kMonday{2026, 11, 23};
constexpr Date kTuesday{2026, 11, 24};

/// A desk that tells when it answers in this week.
DeskHours answering(std::vector<OpenWindow> windows) {
    DeskHours hours;
    hours.windows = std::move(windows);
    hours.windows_until = at("2026-11-30T00:00:00-03:00").utc;
    return hours;
}

std::optional<QuietStretch> quietest_on(const Load& load, Date date, int hour_now) {
    return quietest(load, {}, date, monday_at(hour_now));
}

} // namespace

TEST_CASE("levels have three words") {
    CHECK(busyness(0) == Busyness::Calm);
    CHECK(busyness(33) == Busyness::Calm);
    CHECK(busyness(34) == Busyness::Moderate);
    CHECK(busyness(66) == Busyness::Moderate);
    CHECK(busyness(67) == Busyness::Busy);
    CHECK(busyness(100) == Busyness::Busy);
}

TEST_CASE("the quietest stretch is the lowest hour and its alike neighbours, at most three hours") {
    const Load load = busy_week({{1, {{8, 50}, {9, 90}, {10, 31}, {11, 30}, {12, 41}, {13, 80}}},
                                 {2, {{8, 20}, {9, 20}, {10, 20}, {11, 20}, {12, 20}}},
                                 {3, {{8, 29}, {9, 20}, {10, 25}, {11, 24}}}});
    CHECK(quietest_on(load, kMonday, 0)->hours == HourSpan{10, 12}); // 12h is 11 points above
    CHECK(quietest_on(load, kMonday, 0)->level == 30);
    CHECK(quietest_on(load, kTuesday, 0)->hours == HourSpan{8, 11}); // of equals the earliest
    CHECK(quietest_on(load, {2026, 11, 25}, 0)->hours == HourSpan{9, 12});
    CHECK_FALSE(quietest_on(load, {2026, 11, 26}, 0).has_value());
}

TEST_CASE("only hours that are still ahead are recommended") {
    const Load load = busy_week({{1, {{8, 10}, {9, 50}, {10, 90}, {14, 60}, {15, 40}}}});
    CHECK(quietest_on(load, kMonday, 7)->hours == HourSpan{8, 9});
    CHECK(quietest_on(load, kMonday, 9)->hours == HourSpan{15, 16});
    CHECK(quietest_on(load, kMonday, 15)->hours == HourSpan{15, 16});
    CHECK_FALSE(quietest_on(load, kMonday, 16).has_value());
    // Another day counts whole.
    CHECK(quietest(load, {}, {2026, 11, 30}, monday_at(16))->hours == HourSpan{8, 9});
}

TEST_CASE("a closed hour ends a stretch") {
    const Load load = busy_week({{1, {{10, 20}, {11, 20}, {13, 20}, {14, 20}}}});
    CHECK(quietest_on(load, kMonday, 0)->hours == HourSpan{10, 12});
}

TEST_CASE("hours with fewer than five samples are never recommended") {
    Load load = busy_week({{1, {{8, 10}, {9, 50}, {10, 55}}}});
    load.week[1][8]->samples = 4;
    CHECK(quietest_on(load, kMonday, 0)->hours == HourSpan{9, 11});
    load.week[1][8]->samples = 5;
    CHECK(quietest_on(load, kMonday, 0)->hours == HourSpan{8, 9});
    for (int hour = 8; hour <= 10; ++hour) {
        load.week[1][static_cast<std::size_t>(hour)]->samples = 0;
    }
    CHECK(std::holds_alternative<TooLittleMeasured>(conclude(load, {}, kMonday, monday_at(7))));
    CHECK_FALSE(hours_of_week(load).has_value());
    load.source = LoadSource::Configured; // a guess has no samples
    CHECK(quietest_on(load, kMonday, 0)->hours == HourSpan{8, 9});
}

TEST_CASE("the wait of a stretch is the longest in it, and unknown if one is") {
    Load load = busy_week({{1, {{8, 20}, {9, 25}}}});
    load.week[1][8]->wait_seconds = 60;
    load.week[1][9]->wait_seconds = 170;
    CHECK(quietest_on(load, kMonday, 0)->wait_seconds == 170);
    load.week[1][9]->wait_seconds.reset();
    CHECK_FALSE(quietest_on(load, kMonday, 0)->wait_seconds.has_value());
}

TEST_CASE("what is concluded of a day") {
    const Load load = busy_week({{1, {{8, 20}, {9, 90}, {10, 55}, {11, 48}, {12, 95}, {13, 15}}}});
    const auto on_monday = [&](int hour) { return conclude(load, {}, kMonday, monday_at(hour)); };
    CHECK(std::get<QuietStretch>(on_monday(7)).hours == HourSpan{13, 14});
    CHECK(std::holds_alternative<CalmNow>(on_monday(8))); // 5 points above the quietest
    CHECK(std::get<QuietStretch>(on_monday(9)).hours == HourSpan{13, 14});
    CHECK(std::holds_alternative<CalmNow>(on_monday(13)));
    CHECK(std::holds_alternative<OverForToday>(on_monday(14)));
    CHECK(std::holds_alternative<ClosedAllDay>(conclude(load, {}, kTuesday, monday_at(8))));
    const Load busy = busy_week({{1, {{8, 80}, {9, 75}}}});
    CHECK(std::holds_alternative<NoQuieterToday>(conclude(busy, {}, kMonday, monday_at(8))));
    CHECK(std::holds_alternative<ClosedAllDay>(conclude(Load{}, {}, kMonday, monday_at(8))));
}

TEST_CASE("what was just measured counts for the current hour, as long as it is fresh") {
    Load load = busy_week({{1, {{8, 10}, {9, 40}}}});
    const PeakClock clock = monday_at(8);
    load.generated_at = clock.now - std::chrono::hours{1} + Milliseconds{1};
    load.valid_until = clock.now + std::chrono::hours{1};
    load.level_now = 90;
    load.wait_now_seconds = 600;
    CHECK(load_on(load, {}, kMonday, clock)[8]->level == 90);
    CHECK(load_on(load, {}, kMonday, clock)[8]->wait_seconds == 600);
    CHECK(load_on(load, {}, {2026, 11, 30}, clock)[8]->level == 10); // next Monday is as usual
    CHECK(std::get<QuietStretch>(conclude(load, {}, kMonday, clock)).hours == HourSpan{9, 10});
    load.generated_at -= Milliseconds{1};
    CHECK(load_on(load, {}, kMonday, clock)[8]->level == 10);
    load.generated_at = clock.now;
    load.valid_until = clock.now;
    CHECK(load_on(load, {}, kMonday, clock)[8]->level == 10);
}

TEST_CASE("a quieter hour on another day is told when it is worth waiting for") {
    Load load = busy_week({{1, {{8, 60}, {9, 50}}}, {2, {{8, 40}}}, {4, {{10, 39}}}});
    CHECK(quieter_later(load, {}, monday_at(8))->date == Date{2026, 11, 26});
    load.week[4][10]->level = 40;
    CHECK_FALSE(quieter_later(load, {}, monday_at(8)).has_value());  // only ten points
    CHECK(quieter_later(load, {}, monday_at(10))->date == kTuesday); // nothing left today
}

TEST_CASE("a holiday closes its day, and a half day its afternoon") {
    const Load load = busy_week({{1, {{8, 50}, {11, 40}, {12, 30}, {14, 10}}}});
    DeskHours hours;
    hours.exceptions = {{kMonday, "Véspera", {{8 * 60, 12 * 60 + 30}}}};
    CHECK(quietest(load, hours, kMonday, monday_at(0))->hours == HourSpan{11, 13});
    CHECK_FALSE(load_on(load, hours, kMonday, monday_at(0))[14].has_value());
    CHECK(load_on(load, hours, kMonday, monday_at(0))[12].has_value()); // open for half of it
    hours.exceptions = {{kMonday, "Feriado", {}}};
    CHECK(std::holds_alternative<ClosedAllDay>(conclude(load, hours, kMonday, monday_at(0))));
    hours.exceptions = {{kMonday, "Plantão", {{14 * 60, 2 * 60}}}};
    CHECK(quietest(load, hours, kMonday, monday_at(0))->hours == HourSpan{14, 15});
}

TEST_CASE("hours that only one date is open in are drawn on it, and nothing is claimed of them") {
    Load load = busy_week({{1, {{9, 20}, {10, 50}}}, {2, {{9, 20}}}});
    DeskHours hours;
    hours.exceptions = {{kTuesday, "Plantão", {{7 * 60 + 30, 9 * 60}, {20 * 60, 22 * 60}}}};
    for (const LoadSource source : {LoadSource::Measured, LoadSource::Configured}) {
        load.source = source;
        const auto bars = peak_hours(load, hours, kTuesday, monday_at(8));
        REQUIRE(bars.size() == 15); // 7h to 22h
        CHECK(bars.front().hour == 7);
        CHECK(bars[0].load.has_value()); // open for half of it
        CHECK(bars[1].load.has_value());
        CHECK_FALSE(bars[2].load.has_value()); // usually open, not on this day
        CHECK_FALSE(bars[12].load.has_value());
        CHECK(bars[13].load.has_value());
        for (const PeakHour& bar : bars) {
            CHECK_FALSE(bar.enough);
            CHECK_FALSE(bar.quiet);
        }
        CHECK(std::holds_alternative<TooLittleMeasured>(
            conclude(load, hours, kTuesday, monday_at(8))));
        CHECK(peak_hours(load, hours, kMonday, monday_at(8)).size() == 2);
    }
}

TEST_CASE("support that closes within an hour is over for the day, however that hour is drawn") {
    const Load load = busy_week({{1, {{16, 60}, {17, 20}}}});
    const DeskHours hours =
        answering({{at("2026-11-23T08:00:00-03:00"), at("2026-11-23T17:30:00-03:00")}});
    const PeakClock open = peak_clock(hours, at("2026-11-23T17:29:00-03:00").utc, 0);
    CHECK(std::holds_alternative<CalmNow>(conclude(load, hours, kMonday, open)));
    CHECK(peak_hours(load, hours, kMonday, open).back().now);
    const PeakClock closed = peak_clock(hours, at("2026-11-23T17:30:00-03:00").utc, 0);
    CHECK(std::holds_alternative<OverForToday>(conclude(load, hours, kMonday, closed)));
    CHECK_FALSE(quietest(load, hours, kMonday, closed).has_value());
    const PeakHour last = peak_hours(load, hours, kMonday, closed).back();
    CHECK(last.load.has_value());
    CHECK_FALSE(last.now);
    CHECK_FALSE(last.quiet);
}

TEST_CASE("support that opens again within an hour is not over, and is not quiet before it does") {
    Load load = busy_week({{1, {{8, 10}, {12, 10}, {13, 30}, {14, 50}}}});
    const DeskHours hours =
        answering({{at("2026-11-23T08:30:00-03:00"), at("2026-11-23T12:15:00-03:00")},
                   {at("2026-11-23T13:30:00-03:00"), at("2026-11-23T18:00:00-03:00")}});
    const auto clock = [&](std::string_view time) { return peak_clock(hours, at(time).utc, 0); };
    const PeakClock before = clock("2026-11-23T08:10:00-03:00");
    CHECK(std::get<QuietStretch>(conclude(load, hours, kMonday, before)).hours == HourSpan{8, 9});
    CHECK_FALSE(peak_hours(load, hours, kMonday, before).front().now);
    const PeakClock noon = clock("2026-11-23T12:20:00-03:00");
    CHECK(std::get<QuietStretch>(conclude(load, hours, kMonday, noon)).hours == HourSpan{13, 14});
    // What is measured behind closed doors says nothing of the hour.
    load.generated_at = before.now;
    load.valid_until = before.now + std::chrono::hours{1};
    load.level_now = 0;
    CHECK(load_on(load, hours, kMonday, before)[8]->level == 10);
}

TEST_CASE("while support answers, its day is not called over, whatever is usual") {
    const Load load = busy_week({{1, {{8, 50}}}});
    const DeskHours hours =
        answering({{at("2026-11-23T08:00:00-03:00"), at("2026-11-23T20:00:00-03:00")}});
    const PeakClock evening = peak_clock(hours, at("2026-11-23T19:00:00-03:00").utc, 0);
    CHECK(std::holds_alternative<TooLittleMeasured>(conclude(load, hours, kMonday, evening)));
}

TEST_CASE("all days are drawn from the earliest to the latest open hour of the week") {
    const Load load = busy_week({{1, {{8, 50}, {9, 20}}}, {6, {{10, 10}, {13, 10}}}});
    CHECK(hours_of_week(load) == HourSpan{8, 14});
    const auto bars = peak_hours(load, {}, kMonday, monday_at(9));
    REQUIRE(bars.size() == 6);
    CHECK(bars.front().hour == 8);
    CHECK(bars[0].enough);
    CHECK_FALSE(bars[0].quiet);
    CHECK(bars[1].quiet);
    CHECK(bars[1].now);
    CHECK_FALSE(bars[2].load.has_value());
    CHECK_FALSE(bars[2].enough);
}

TEST_CASE("the desk's clock is the one its windows tell, else the customer's") {
    DeskHours hours = usual_hours();
    const UtcTime now = at("2026-11-24T01:30:00Z").utc;
    CHECK(peak_clock(hours, now, 60).today == kTuesday);
    CHECK(peak_clock(hours, now, 60).hour == 2);
    hours.windows = {{at("2026-11-23T08:00:00-03:00"), at("2026-11-23T18:00:00-03:00")}};
    CHECK(peak_clock(hours, now, 60).today == kMonday);
    CHECK(peak_clock(hours, now, 60).hour == 22);
    CHECK(coming_weekday(1, kMonday) == kMonday);
    CHECK(coming_weekday(0, kMonday) == Date{2026, 11, 29});
    CHECK(coming_weekday(2, kMonday) == kTuesday);
}

TEST_CASE("the graph changes with the full hour, and when it gets old") {
    Load load;
    DeskHours kathmandu;
    kathmandu.windows = {{at("2026-11-23T08:00:00+05:45"), at("2026-11-23T18:00:00+05:45")}};
    const UtcTime now = at("2026-11-23T10:20:00+05:45").utc;
    const PeakClock clock = peak_clock(kathmandu, now, 0);
    CHECK(clock.hour == 10);
    CHECK(peak_changes_at(load, clock) == at("2026-11-23T11:00:00+05:45").utc);
    load.valid_until = at("2026-11-23T10:40:00+05:45").utc;
    CHECK(peak_changes_at(load, clock) == load.valid_until);
}
