#include "demo/server/domain/business_days.h"

#include <doctest/doctest.h>

namespace {

using namespace help::desk;
using std::chrono::hours;
using std::chrono::local_days;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr year_month_day day(int y, unsigned m, unsigned d) {
    return {year(y), std::chrono::month(m), std::chrono::day(d)};
}

/// Monday to Friday until 18:00, with two holidays of a Brazilian year's end.
struct TestDesk {
    BusinessWeek week{};
    OpeningHours hours;

    explicit TestDesk(const char* zone = "America/Sao_Paulo")
        : hours{.zone = *TimeZone::find(zone)} {
        for (std::size_t weekday = 1; weekday <= 5; ++weekday)
            week.at(weekday) = std::chrono::hours(18);
        hours.exceptions[local_days{day(2026, 12, 25)}] = {};
        hours.exceptions[local_days{day(2027, 1, 1)}] = {};
    }
    /// What customers are told when they write at `instant` (RFC 3339, UTC).
    std::string answer(const char* instant, int days) const {
        return rfc3339(answer_by(week, hours, utc_instant(instant), days));
    }
};

std::string answer_in_sao_paulo(const char* instant, int days) {
    return TestDesk().answer(instant, days);
}

} // namespace

TEST_SUITE("domain") {
    TEST_CASE("a ticket of a Monday is answered by Thursday's close") {
        CHECK(answer_in_sao_paulo("2026-11-23T13:00:00Z", 3) == "2026-11-26T18:00:00-03:00");
    }

    TEST_CASE("a ticket of Friday evening waits for the weekend to pass") {
        CHECK(answer_in_sao_paulo("2026-11-27T22:30:00Z", 3) == "2026-12-02T18:00:00-03:00");
    }

    TEST_CASE("today is the desk's date, not that of UTC") {
        // 01:00 UTC on Friday is still Thursday evening in São Paulo.
        CHECK(answer_in_sao_paulo("2026-11-27T01:00:00Z", 1) == "2026-11-27T18:00:00-03:00");
        CHECK(answer_in_sao_paulo("2026-11-27T03:00:00Z", 1) == "2026-11-30T18:00:00-03:00");
    }

    TEST_CASE("holidays at the year's end are no business days") {
        // Wednesday 23rd: 24th, (25th Christmas, weekend), 28th, 29th.
        CHECK(answer_in_sao_paulo("2026-12-23T15:00:00Z", 3) == "2026-12-29T18:00:00-03:00");
        // Wednesday 30th: 31st, (1st, weekend), 4th, 5th of the next year.
        CHECK(answer_in_sao_paulo("2026-12-30T15:00:00Z", 3) == "2027-01-05T18:00:00-03:00");
    }

    TEST_CASE("a ticket written on Saturday counts from Monday") {
        CHECK(answer_in_sao_paulo("2026-11-28T15:00:00Z", 1) == "2026-11-30T18:00:00-03:00");
    }

    TEST_CASE("the offset is the one of the answer's day where clocks change") {
        // New York leaves summer time on Sunday 2026-11-01: the ticket of the Friday before is
        // answered under -05:00.
        const TestDesk desk("America/New_York");
        const auto told = answer_by(desk.week, desk.hours, utc_instant("2026-10-30T15:00:00Z"), 1);
        CHECK(rfc3339(told) == "2026-11-02T18:00:00-05:00");
        CHECK(rfc3339(told.instant) == "2026-11-02T23:00:00Z");
    }

    TEST_CASE("a close that the clock shows twice is the later, one it leaves out is the end of "
              "the gap") {
        const auto new_york = *TimeZone::find("America/New_York");
        CHECK(rfc3339(new_york.at(local_days{day(2026, 11, 1)}, std::chrono::minutes(90))) ==
              "2026-11-01T01:30:00-05:00");
        CHECK(rfc3339(new_york.at(local_days{day(2026, 3, 8)}, std::chrono::minutes(150))) ==
              "2026-03-08T03:00:00-04:00");
    }

    TEST_CASE("a close at midnight keeps the date that is meant") {
        TestDesk desk;
        desk.week.at(2) = hours(24);
        CHECK(desk.answer("2026-11-23T13:00:00Z", 1) == "2026-11-24T23:59:59-03:00");
    }

    TEST_CASE("offsets that are no whole hours are written out") {
        CHECK(TestDesk("Asia/Kolkata").answer("2026-11-23T13:00:00Z", 1) ==
              "2026-11-24T18:00:00+05:30");
    }

    TEST_CASE("a day with other hours ends with them, and one after midnight at midnight") {
        TestDesk desk;
        const local_days tuesday{day(2026, 11, 24)};
        desk.hours.exceptions[tuesday].intervals = {{hours(8), hours(10)}, {hours(11), hours(12)}};
        CHECK(desk.answer("2026-11-23T13:00:00Z", 1) == "2026-11-24T12:00:00-03:00");
        desk.hours.exceptions[tuesday].intervals = {{hours(20), hours(2)}};
        CHECK(desk.answer("2026-11-23T13:00:00Z", 1) == "2026-11-24T23:59:59-03:00");
    }

    TEST_CASE("hours on a Saturday do not make it a business day") {
        TestDesk desk;
        desk.hours.exceptions[local_days{day(2026, 11, 28)}].intervals = {{hours(8), hours(12)}};
        CHECK(desk.answer("2026-11-27T13:00:00Z", 1) == "2026-11-30T18:00:00-03:00");
    }

    TEST_CASE("an unknown time zone is nothing") {
        CHECK_FALSE(TimeZone::find("America/Atlantis"));
    }
}
