#include "demo/server/domain/load_json.h"
#include "demo/server/domain/peak_load.h"
#include "tests/server/desk_of_the_demo.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

namespace {

using namespace help::desk;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::weeks;

const Instant kMondayMorning = utc_instant("2026-10-26T11:00:00Z"); // a Monday, 08:00 in São Paulo
constexpr minutes kChat{10};

/// Mondays 08:00 to 10:00 for `count` weeks back: `early` arrivals in the first hour, `late` in the
/// second, six chats at once.
std::vector<PastHour> mondays(int count, int early, int late) {
    std::vector<PastHour> past;
    for (int week = 1; week <= count; ++week) {
        const auto start = kMondayMorning - weeks(week);
        past.push_back({start, early, 6 * 3600.0, {60, 120, 30}});
        past.push_back({start + hours(1), late, 6 * 3600.0, {}});
    }
    return past;
}

std::optional<WeekLoad> load_of(const std::vector<PastHour>& past) {
    return measured_load(past, demo_desk().opening, kChat, kMondayMorning);
}

} // namespace

TEST_SUITE("domain") {
    TEST_CASE("three weeks are measured, and fewer are not told") {
        CHECK_FALSE(load_of({}));
        CHECK_FALSE(load_of(mondays(3, 20, 20))); // one of them was a holiday
        const auto load = load_of(mondays(4, 20, 20));
        REQUIRE(load);
        CHECK(load->source == LoadSource::Measured);
        CHECK(load->week[1][8]->samples == 3);
    }

    TEST_CASE("the busiest hour is 100, its neighbour is smoothed, closed hours are nothing") {
        const auto load = load_of(mondays(4, 36, 0));
        REQUIRE(load);
        CHECK(load->week[1][8]->level == 100);
        CHECK(load->week[1][9]->level == 50); // (2·0 + 1) / 3 of (2·1 + 0) / 3
        CHECK_FALSE(load->week[1][10]);
        CHECK_FALSE(load->week[0][8]);
    }

    TEST_CASE("twice the capacity is half the level") {
        auto past = mondays(4, 24, 0);
        for (auto& hour : past)
            if (hour.arrivals == 0) hour = {hour.start + hours(4), 24, 12 * 3600.0, {}};
        const auto load = load_of(past);
        REQUIRE(load);
        CHECK(load->week[1][8]->level == 100);
        CHECK(load->week[1][13]->level == 50);
    }

    TEST_CASE("newer weeks weigh more") {
        auto past = mondays(4, 6, 6);
        past.front().arrivals = 60; // last week's first hour
        const auto recent = load_of(past);
        past.front().arrivals = 6;
        past[6].arrivals = 60; // the same four weeks ago
        const auto old = load_of(past);
        REQUIRE(recent);
        REQUIRE(old);
        CHECK(recent->week[1][9]->level < old->week[1][9]->level);
    }

    TEST_CASE("dates that were exceptions and weeks older than eight do not count") {
        auto past = mondays(8, 20, 20); // 2026-10-12 and 2026-09-07 are holidays, and Mondays
        past.push_back({kMondayMorning - weeks(9), 500, 6 * 3600.0, {}});
        const auto load = load_of(past);
        REQUIRE(load);
        CHECK(load->week[1][8]->samples == 5); // of seven, less the two holidays
    }

    TEST_CASE("hours in which the desk is not open any more are left out") {
        auto hours_now = demo_desk().opening;
        const auto load = [&] {
            return measured_load(mondays(4, 36, 36), hours_now, kChat, kMondayMorning);
        };
        CHECK(load()->week[1][9]);
        hours_now.week[1] = {{hours(8), hours(9)}, {hours(14), hours(18)}};
        CHECK(load()->week[1][8]);
        CHECK_FALSE(load()->week[1][9]);
        hours_now.week[1] = {{hours(8) + minutes(59), hours(9) + minutes(1)}};
        CHECK(load()->week[1][8]);
        CHECK(load()->week[1][9]);
        hours_now.week[1].clear();
        CHECK_FALSE(load());
        hours_now.week[0] = {{hours(22), hours(9)}}; // until Monday morning
        CHECK(load()->week[1][8]);
        CHECK_FALSE(load()->week[1][9]);
    }

    TEST_CASE("a wait is the median, and is told of five customers or more") {
        const auto load = load_of(mondays(4, 20, 20));
        REQUIRE(load);
        CHECK(load->week[1][8]->wait == 60);
        CHECK_FALSE(load->week[1][9]->wait);
    }

    TEST_CASE("an hour of fewer than five customers in all weeks tells nothing about them") {
        const auto load = load_of(mondays(4, 1, 30));
        REQUIRE(load);
        CHECK(load->week[1][8]->level == 50); // what smoothing gives it
    }

    TEST_CASE("the desk's own guess is marked as configured") {
        const auto told = nlohmann::json::parse(
            load_json("America/Sao_Paulo", configured_load(*demo_desk().usual_load),
                      LoadNow{.level = 71, .wait = 240}, kMondayMorning + minutes(20)));
        CHECK(told["source"] == "configured");
        CHECK(told["week"].size() == 7);
        CHECK(told["week"][1].size() == 24);
        CHECK(told["week"][1][10] == nlohmann::json{{"level", 100}, {"samples", 0}});
        CHECK(told["week"][0][10].is_null());
        CHECK(told["now"] == nlohmann::json{{"level", 71}, {"wait", 240}});
        CHECK(told["generatedAt"] == "2026-10-26T11:00:00Z");
        CHECK(told["validUntil"] == "2026-10-26T12:00:00Z");
    }

    TEST_CASE("an hour that nobody has measured has the desk's guess, and no samples") {
        const auto measured = load_of(mondays(4, 10, 30));
        REQUIRE(measured);
        LoadCurve curve{};
        curve[1][8] = 3;
        curve[1][22] = 7;
        const auto load = with_guesses(*measured, curve);
        CHECK(load.week[1][8]->level == measured->week[1][8]->level);
        CHECK(load.week[1][22]->level == 7);
        CHECK(load.week[1][22]->samples == 0);
        CHECK_FALSE(load.week[1][23]);
    }
}
