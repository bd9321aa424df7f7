#include "demo/server/domain/desk.h"
#include "demo/server/domain/opening_hours.h"
#include "tests/server/desk_of_the_demo.h"

#include <doctest/doctest.h>

namespace {

using namespace help::desk;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::local_days;

constexpr local_days local_day(int y, unsigned m, unsigned d) {
    return local_days{std::chrono::year_month_day{std::chrono::year(y), std::chrono::month(m),
                                                  std::chrono::day(d)}};
}

OpeningHours closed_in(const char* zone) {
    return {.zone = *TimeZone::find(zone)};
}

/// `FROM/TO FROM/TO …` of the windows.
std::string windows(const OpeningHours& opening, local_days first, int count) {
    std::string all;
    for (const auto& window : windows_of(opening, first, count))
        all += (all.empty() ? "" : " ") + rfc3339(window.from) + "/" + rfc3339(window.to);
    return all;
}

} // namespace

TEST_SUITE("domain") {
    TEST_CASE("a weekday is one window in the desk's own offset") {
        CHECK(windows(demo_desk().opening, local_day(2026, 11, 23), 1) ==
              "2026-11-23T08:00:00-03:00/2026-11-23T18:00:00-03:00");
    }

    TEST_CASE("Sundays and holidays have no window, half days a short one") {
        CHECK(windows(demo_desk().opening, local_day(2026, 12, 24), 4) ==
              "2026-12-24T08:00:00-03:00/2026-12-24T12:00:00-03:00 "
              "2026-12-26T09:00:00-03:00/2026-12-26T18:00:00-03:00");
    }

    TEST_CASE("a night shift is one window over midnight, also when it began yesterday") {
        auto opening = closed_in("America/Sao_Paulo");
        opening.week.at(1) = {{hours(22), hours(6)}};
        const std::string night = "2026-11-23T22:00:00-03:00/2026-11-24T06:00:00-03:00";
        CHECK(windows(opening, local_day(2026, 11, 23), 1) == night);
        CHECK(windows(opening, local_day(2026, 11, 24), 1) == night);
        CHECK(windows(opening, local_day(2026, 11, 25), 1) == "");
    }

    TEST_CASE("what began the evening before goes on into a holiday") {
        auto opening = closed_in("America/Sao_Paulo");
        opening.week.fill({{hours(22), hours(6)}});
        opening.exceptions[local_day(2026, 12, 25)] = {};
        CHECK(windows(opening, local_day(2026, 12, 25), 1) ==
              "2026-12-24T22:00:00-03:00/2026-12-25T06:00:00-03:00");
    }

    TEST_CASE("windows that touch or overlap are one") {
        auto opening = closed_in("America/Sao_Paulo");
        opening.week.at(1) = {
            {hours(8), hours(12)}, {hours(12), hours(14)}, {hours(13), hours(18)}};
        CHECK(windows(opening, local_day(2026, 11, 23), 1) ==
              "2026-11-23T08:00:00-03:00/2026-11-23T18:00:00-03:00");
    }

    TEST_CASE("a day and night desk is one window") {
        CHECK(windows(always_open(demo_desk()).opening, local_day(2026, 11, 23), 14) ==
              "2026-11-22T00:00:00-03:00/2026-12-07T00:00:00-03:00");
    }

    TEST_CASE("a change of clocks moves the offset, not the hour on the wall") {
        auto opening = closed_in("America/New_York");
        opening.week.fill({{hours(9), hours(17)}});
        CHECK(windows(opening, local_day(2026, 10, 31), 2) ==
              "2026-10-31T09:00:00-04:00/2026-10-31T17:00:00-04:00 "
              "2026-11-01T09:00:00-05:00/2026-11-01T17:00:00-05:00");
    }

    TEST_CASE("an hour that the clocks leave out is no window") {
        auto opening = closed_in("America/New_York");
        opening.week.at(0) = {{hours(2), hours(3)}};
        CHECK(windows(opening, local_day(2026, 3, 8), 1) == "");
    }

    TEST_CASE("the desk is open from its first second to before its last") {
        const auto& opening = demo_desk().opening;
        CHECK_FALSE(is_open(opening, utc_instant("2026-11-23T10:59:59Z")));
        CHECK(is_open(opening, utc_instant("2026-11-23T11:00:00Z")));
        CHECK(is_open(opening, utc_instant("2026-11-23T20:59:59Z")));
        CHECK_FALSE(is_open(opening, utc_instant("2026-11-23T21:00:00Z")));
    }

    TEST_CASE("a closed desk knows when it opens next") {
        const auto& opening = demo_desk().opening;
        CHECK(rfc3339(next_opening(opening, utc_instant("2026-11-23T03:00:00Z")).value()) ==
              "2026-11-23T08:00:00-03:00");
        // Christmas Eve after noon: Christmas, then a Saturday.
        CHECK(rfc3339(next_opening(opening, utc_instant("2026-12-24T16:00:00Z")).value()) ==
              "2026-12-26T09:00:00-03:00");
        CHECK_FALSE(
            next_opening(closed_in("America/Sao_Paulo"), utc_instant("2026-11-23T03:00:00Z")));
    }

    TEST_CASE("a desk that opens once a year is found") {
        auto opening = closed_in("America/Sao_Paulo");
        opening.exceptions[local_day(2027, 11, 1)] = {.intervals = {{hours(8), hours(9)}}};
        CHECK(rfc3339(next_opening(opening, utc_instant("2026-11-23T03:00:00Z")).value()) ==
              "2027-11-01T08:00:00-03:00");
    }

    TEST_CASE("an RFC 3339 time is read with its offset, and nothing else is") {
        CHECK(rfc3339(instant_of("2026-12-24T12:00:00-03:00").value()) == "2026-12-24T15:00:00Z");
        CHECK(rfc3339(instant_of("2026-12-24T12:00:00+05:30").value()) == "2026-12-24T06:30:00Z");
        CHECK(rfc3339(instant_of("2026-12-24T12:00:00Z").value()) == "2026-12-24T12:00:00Z");
        for (const auto* text :
             {"2026-02-30T12:00:00Z", "2026-12-24T25:00:00Z", "2026-12-24", "2026-12-24T12:00:00",
              "2026-12-24T12:00:00-3:00", "2026-12-24T12:00:00Zx", "2026-12-24 12:00:00Z", ""})
            CHECK_FALSE(instant_of(text));
    }
}
