#include "tests/core/chat_day.h"

#include <doctest/doctest.h>

// A customer whose clock is wrong, at a desk that says what its own shows.

using namespace help;
using namespace help::test;

namespace {

using std::chrono::hours;
using std::chrono::minutes;

/// A customer on Monday at ten, whose clock is `ahead`, talks to a desk whose clock is right.
struct WrongClock {
    explicit WrongClock(Milliseconds ahead)
        : help([ahead] {
              Harness::Options options = monday();
              options.now += ahead;
              return options;
          }()) {
        help.backend.clock = kMonday;
        help.open(Route::Talk);
    }
    Harness help;
};

} // namespace

TEST_CASE("a clock that is wrong by hours neither closes the desk nor opens it") {
    SUBCASE("after closing time, by the customer's clock") {
        WrongClock late{hours{10}};
        CHECK(late.help.find(Role::Button, "Iniciar chat") != nullptr);
    }
    SUBCASE("before its hour") {
        WrongClock early{-hours{4}};
        CHECK(early.help.find(Role::Button, "Iniciar chat") != nullptr);
    }
    SUBCASE("while it is closed") {
        WrongClock late{-hours{20}};
        late.help.backend.clock = kMonday + hours{10};
        late.help.send(ClosePanel{});
        late.help.advance(minutes{2});
        late.help.open();
        CHECK(late.help.find(Role::Button, "Iniciar chat") == nullptr);
    }
}

TEST_CASE("minutes between two clocks are no reason to distrust the customer's") {
    WrongClock late{minutes{4}};
    late.help.advance(hours{8} - minutes{4});
    CHECK(late.help.find(Role::Button, "Iniciar chat") == nullptr);
}

TEST_CASE("the desk closes at its own hour, with nobody doing anything") {
    WrongClock late{hours{10}};
    late.help.advance(hours{8} - Milliseconds{1});
    CHECK(late.help.find(Role::Button, "Iniciar chat") != nullptr);
    late.help.advance(Milliseconds{1});
    CHECK(late.help.find(Role::Button, "Iniciar chat") == nullptr);
}

TEST_CASE("who waits in the queue is told how long by what passes here") {
    Harness::Options options = monday();
    options.now += hours{10};
    Harness help{options};
    help.backend.clock = kMonday;
    start(help);
    say(help, "queue.updated",
        R"({"position":2,"agentsOnline":2,"estimate":{"low":240,"high":360,"computedAt":"2026-11-23T13:00:00Z"}})");
    CHECK(help.reads("Espera de 4 a 6 min"));
    help.advance(minutes{2});
    CHECK(help.reads("Espera de 2 a 4 min"));
}
