#include "demo/server/domain/queue_news.h"
#include "demo/server/domain/waiting_time.h"
#include "tests/server/simulated_desk.h"

#include <doctest/doctest.h>

namespace {

using namespace help::desk;
using std::chrono::minutes;
using std::chrono::seconds;

/// Ten chats of exactly ten minutes have been served.
WaitingTime ten_minutes() {
    WaitingTime time(minutes(10));
    for (int count = 0; count < 10; ++count)
        time.chat_took(minutes(10));
    return time;
}

const Instant kAsked = utc_instant("2026-11-23T12:00:00Z");

} // namespace

TEST_SUITE("domain") {
    TEST_CASE("nothing is told without agents or before ten chats were measured") {
        WaitingTime time(minutes(8));
        for (int count = 0; count < 9; ++count)
            time.chat_took(minutes(10));
        CHECK_FALSE(time.range(0, 6, 0));
        time.chat_took(minutes(10));
        CHECK(time.range(0, 6, 0));
        CHECK_FALSE(time.range(0, 0, 0));
    }

    TEST_CASE("every step of the queue takes one chat over all slots") {
        const auto time = ten_minutes();
        CHECK(*time.expected(0, 6, 0) == doctest::Approx(100));
        CHECK(*time.expected(2, 6, 0) == doctest::Approx(300));
        CHECK(*time.expected(2, 6, 2) == doctest::Approx(100)); // two of them are served at once
        CHECK(*time.expected(0, 6, 1) == 0);
    }

    TEST_CASE("those who give up shorten the queue") {
        auto time = ten_minutes();
        for (int count = 0; count < 50; ++count) {
            time.was_served_after(seconds(60));
            time.gave_up_after(seconds(60));
        }
        // θ = 50 / 6000 s: 1/(1/100) + 1/(1/100 + 1/120)
        CHECK(*time.expected(1, 6, 0) == doctest::Approx(100 + 1 / (0.01 + 1.0 / 120)));
    }

    TEST_CASE("the range is rounded up to what people say") {
        const auto time = ten_minutes(); // and no experience yet: 0.9 and 1.4
        CHECK(*time.range(0, 6, 1) == WaitRange{seconds(0), seconds(15)});
        CHECK(*time.range(0, 6, 0) == WaitRange{seconds(90), seconds(180)});
        CHECK(*time.range(5, 6, 0) == WaitRange{minutes(9), minutes(15)});
    }

    TEST_CASE("the range learns from how estimates turned out") {
        auto time = ten_minutes();
        for (int count = 0; count < 100; ++count)
            time.turned_out(seconds(100), seconds(count < 50 ? 50 : 200));
        CHECK(*time.range(0, 6, 0) == WaitRange{seconds(60), seconds(240)});
        time.turned_out(seconds(0), seconds(1000)); // no estimate, nothing to learn
        CHECK(*time.range(0, 6, 0) == WaitRange{seconds(60), seconds(240)});
    }

    TEST_CASE("it is known how often the high end was kept, and how far the estimates were off") {
        auto time = ten_minutes();
        time.turned_out(seconds(100), seconds(140)); // 1.4 times as long, as was told
        time.turned_out(seconds(100), seconds(181)); // told: 180
        time.turned_out(seconds(0), seconds(1000));  // nothing was told
        CHECK(time.accuracy().told == 2);
        CHECK(time.accuracy().within_high == 1);
        CHECK(time.accuracy().error_seconds == doctest::Approx(121));
    }

    TEST_CASE(
        "in a desk of 6 agents with 3 chats each the estimate is off by a minute at most, and "
        "four of five wait no longer than told") {
        const auto seen = simulate_desk({.agents = 6, .chats_each = 3, .seed = 2026}, 60);
        MESSAGE("mean error ", seen.mean_error, " s, bias ", seen.bias, " s, within the high end ",
                100 * seen.share_within_high, " %, mean wait ", seen.mean_wait, " s, ", seen.told,
                " told");
        CHECK(seen.told > 1000);
        CHECK(seen.mean_error <= 60);
        CHECK(seen.share_within_high >= 0.8);
    }

    TEST_CASE("a new place is told at once, a range that moved every five seconds at most") {
        QueueNews news;
        const auto place = [](std::int64_t position, int high) {
            return QueuePlace{.position = position,
                              .agents_online = 2,
                              .estimate = WaitRange{seconds(60), seconds(high)}};
        };
        using Chats = std::vector<std::string>;
        CHECK(news.due({{"a", place(1, 120)}, {"b", place(2, 240)}}, kAsked) == Chats{"a", "b"});
        CHECK(news.due({{"a", place(1, 120)}, {"b", place(2, 240)}}, kAsked + seconds(1)).empty());
        CHECK(news.due({{"b", place(1, 240)}}, kAsked + seconds(2)) == Chats{"b"});
        CHECK(news.due({{"b", place(1, 300)}}, kAsked + seconds(4)).empty());
        CHECK(news.due({{"b", place(1, 300)}}, kAsked + seconds(7)) == Chats{"b"});
        CHECK(
            news.due({{"b", place(1, 315)}}, kAsked + seconds(21)).empty()); // moved by a twentieth
        CHECK(news.due({{"b", place(1, 315)}}, kAsked + seconds(22)) == Chats{"b"}); // refreshed
    }
}
