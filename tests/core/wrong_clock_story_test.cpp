#include "tests/core/chat_day.h"

#include <algorithm>
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

TEST_CASE("a clock that is put right while somebody is there changes nothing that is said") {
    WrongClock late{hours{10}};
    late.help.set_clock(kMonday + minutes{1});
    late.help.backend.clock = kMonday + minutes{1};
    late.help.send(NetworkChanged{true});
    CHECK(late.help.find(Role::Button, "Iniciar chat") != nullptr);
    CHECK(late.help.backend.count("GET /v1/bootstrap") == 2);
    CHECK(late.help.backend.count("GET /v1/load") == 2);
    late.help.send(ClosePanel{});
    late.help.advance(minutes{6});
    late.help.open();
    CHECK(late.help.backend.count("GET /v1/bootstrap") == 3);
    CHECK(late.help.backend.count("GET /v1/load") == 3);
}

TEST_CASE("a clock that is set back from the right time does not close the desk either") {
    WrongClock right{hours{0}};
    right.help.set_clock(kMonday - hours{10});
    right.help.send(NetworkChanged{true});
    CHECK(right.help.find(Role::Button, "Iniciar chat") != nullptr);
}

TEST_CASE(
    "a clock that is set back while the desk is awaited has the request that is replaced end") {
    Config config;
    config.settings.site = "demo";
    config.seed = {1, 2, 3, 4};
    Widget widget{config, nullptr};
    Input input;
    input.now = kMonday;
    input.events.emplace_back(OpenPanel{});
    RequestId asked = 0;
    for (const Effect& effect : widget.frame(input).effects) {
        const auto* sent = std::get_if<SendRequest>(&effect);
        asked = sent == nullptr ? asked : sent->id;
    }
    REQUIRE(asked != 0);
    Input back;
    back.now = kMonday - hours{1};
    const auto& effects = widget.frame(back).effects;
    CHECK(std::any_of(effects.begin(), effects.end(), [asked](const Effect& effect) {
        const auto* ended = std::get_if<CancelRequest>(&effect);
        return ended != nullptr && ended->id == asked;
    }));
}

TEST_CASE("until a desk says again what its clock shows, what it said before goes on") {
    WrongClock late{hours{10}};
    late.help.backend.clock.reset();
    late.help.set_clock(kMonday);
    late.help.send(NetworkChanged{true});
    CHECK(late.help.find(Role::Button, "Iniciar chat") != nullptr);
}

TEST_CASE("where no desk says what its clock shows, the customer's is believed, once put right") {
    Harness::Options options = monday();
    options.now += hours{10};
    Harness help{options};
    help.open(Route::Talk);
    CHECK(help.find(Role::Button, "Iniciar chat") == nullptr);
    help.set_clock(kMonday);
    help.send(NetworkChanged{true});
    CHECK(help.find(Role::Button, "Iniciar chat") != nullptr);
}

TEST_CASE("another desk's clock is another clock") {
    WrongClock late{hours{10}};
    late.help.backend.clock.reset();
    Settings other;
    other.site = "demo";
    other.customer = {"Ana Souza", "ana@loja.example"};
    other.preferences.utc_offset_minutes = -180;
    other.endpoint = "https://other.example";
    late.help.send(NewSettings{other});
    late.help.send(NetworkChanged{true});
    CHECK(late.help.find(Role::Button, "Iniciar chat") == nullptr);
}

TEST_CASE("why a chat was refused stays, by the desk's clock, until the desk opens") {
    WrongClock late{hours{30}};
    late.help.backend.next(
        "/v1/chats/", {409, R"({"code":"outside-hours","opensAt":"2026-11-24T08:00:00-03:00"})"});
    late.help.press("Iniciar chat");
    CHECK(late.help.reads("O atendimento está fechado agora e volta amanhã às 8h."));
    late.help.advance(hours{22});
    CHECK_FALSE(late.help.reads("O atendimento está fechado agora"));
}

TEST_CASE("what is on its way is of today, whatever day the customer's clock shows") {
    WrongClock late{hours{30}};
    late.help.press("Iniciar chat");
    agent_comes(late.help);
    agent_writes(late.help, 1, "Mensagem 1");
    late.help.backend.hold();
    late.help.type("Escreva uma mensagem", "Oi");
    late.help.press("Enviar mensagem");
    CHECK(late.help.reads("Você, 10:00"));
    CHECK_FALSE(late.help.reads("24 de novembro"));
}
