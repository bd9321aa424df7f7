#include "tests/core/chat_day.h"
#include "tests/harness/desk_answers.h"

#include <algorithm>
#include <doctest/doctest.h>

// What the desk changes while somebody is there: notices, hours, peak hours.

using namespace help;
using namespace help::test;

namespace {

/// The desk with one notice more.
std::string desk_with(std::string_view notice) {
    std::string desk{kDeskJson};
    constexpr std::string_view kBegin = R"("notices": [)";
    desk.insert(desk.find(kBegin) + kBegin.size(), std::string{notice} + ",");
    return desk;
}

constexpr std::string_view kOutage =
    R"({"id":"smtp","severity":"outage","title":"Envios atrasados","body":"Já estamos resolvendo."})";
constexpr std::string_view kSaid = "Problema no serviço: Envios atrasados. Já estamos resolvendo.";

bool was_said(const Harness& help, std::string_view words) {
    return std::find(help.said().begin(), help.said().end(), words) != help.said().end();
}

/// The desk answers the next call like this, and tells those who listen that something is new.
void change_desk(Harness& help, const std::string& desk, std::string_view type) {
    help.backend.next("/v1/bootstrap", {200, desk});
    say(help, type, "{}");
}

} // namespace

TEST_CASE("a notice that comes while the customer waits is shown and said") {
    Harness help{monday()};
    start(help);
    change_desk(help, desk_with(kOutage), "notice.changed");
    CHECK(help.reads("Você está na fila"));
    CHECK(help.reads("Envios atrasados"));
    CHECK(was_said(help, kSaid));
}

TEST_CASE("in a conversation a grave notice stands beside the composer; a mild one is only said") {
    Harness help{monday()};
    talk(help, 1);
    change_desk(help, desk_with(R"({"id":"a","severity":"info","title":"Novo tutorial"})"),
                "notice.changed");
    CHECK_FALSE(help.reads("Novo tutorial"));
    CHECK(was_said(help, "Informação: Novo tutorial"));
    change_desk(help, desk_with(kOutage), "notice.changed");
    CHECK(help.find(Role::Group, "Problema no serviço: Envios atrasados") != nullptr);
    help.press("Dispensar aviso: Envios atrasados");
    CHECK(help.find(Role::Group, "Problema no serviço: Envios atrasados") == nullptr);
}

TEST_CASE("what was there when the panel opened is not said again, and nothing is said twice") {
    Harness help{monday()};
    help.backend.next("/v1/bootstrap", {200, desk_with(kOutage)});
    start(help);
    CHECK(help.reads("Envios atrasados"));
    CHECK_FALSE(was_said(help, kSaid));
    change_desk(help, desk_with(kOutage), "notice.changed");
    CHECK_FALSE(was_said(help, kSaid));
}

TEST_CASE("a notice whose time comes while the panel is open is said then") {
    Harness help{monday()};
    help.backend.next(
        "/v1/bootstrap",
        {200,
         desk_with(
             R"({"id":"b","severity":"warning","title":"Mais espera","from":"2026-11-23T10:05:00-03:00"})")});
    help.open();
    CHECK_FALSE(help.reads("Mais espera"));
    help.advance(Milliseconds{300'000});
    CHECK(help.reads("Mais espera"));
    CHECK(was_said(help, "Atenção: Mais espera"));
}

TEST_CASE("other hours and other peak hours are fetched as soon as the desk says so") {
    Harness help{monday()};
    start(help);
    const int desks = help.backend.count("GET /v1/bootstrap");
    std::string closed{kDeskJson};
    constexpr std::string_view kToday =
        R"({ "from": "2026-11-23T08:00:00-03:00", "to": "2026-11-23T18:00:00-03:00" },)";
    closed.erase(closed.find(kToday), kToday.size());
    change_desk(help, closed, "hours.changed");
    CHECK(help.backend.count("GET /v1/bootstrap") == desks + 1);
    help.press("Fechar");
    help.press("Sair da fila");
    const int loads = help.backend.count("GET /v1/load");
    help.press("Iniciar outra conversa");
    CHECK(help.reads("Fechado agora · abre amanhã às 8h"));
    CHECK(help.backend.count("GET /v1/load") == loads + 1);
}

TEST_CASE("without a chat what has changed is seen by who comes back: to the panel, to the page") {
    Harness help{monday()};
    help.open();
    help.advance(Milliseconds{61'000});
    CHECK(help.backend.count("GET /v1/bootstrap") == 1); // nothing is asked by itself
    help.send(PageVisible{false});
    help.backend.next("/v1/bootstrap", {200, desk_with(kOutage)});
    help.send(PageVisible{true});
    CHECK(help.reads("Envios atrasados"));
    CHECK(was_said(help, kSaid));
    help.send(ClosePanel{});
    help.advance(Milliseconds{61'000});
    help.open();
    CHECK(help.backend.count("GET /v1/bootstrap") == 3);
    help.send(PageVisible{false});
    help.send(PageVisible{true});
    CHECK(help.backend.count("GET /v1/bootstrap") == 3); // it is fresh
}

TEST_CASE("whoever has had the panel open for a while is told what is new when they go on") {
    Harness help{monday()};
    help.open();
    help.press("Outros canais");
    help.press("Voltar");
    CHECK(help.backend.count("GET /v1/bootstrap") == 1); // it is fresh
    help.advance(Milliseconds{61'000});
    CHECK(help.backend.count("GET /v1/bootstrap") == 1); // nothing is asked by itself
    help.backend.next("/v1/bootstrap", {200, desk_with(kOutage)});
    help.press("Falar com Atendimento");
    CHECK(help.reads("Envios atrasados"));
    CHECK(was_said(help, kSaid));
    help.press("Voltar");
    CHECK(help.backend.count("GET /v1/bootstrap") == 2);
    help.advance(Milliseconds{61'000});
    help.press("Abrir um ticket");
    CHECK(help.backend.count("GET /v1/bootstrap") == 3);
}

TEST_CASE("a desk that does not answer is not asked with every step of the customer's") {
    Harness help{monday()};
    help.open();
    help.advance(Milliseconds{61'000});
    help.backend.hold();
    for (int times = 0; times < 3; ++times) {
        help.press("Outros canais");
        help.press("Voltar");
    }
    CHECK(help.backend.count("GET /v1/bootstrap") == 2);
    CHECK(help.reads("Outros canais")); // the old one stays until there is a new one
    help.advance(Milliseconds{61'000});
    help.press("Outros canais");
    CHECK(help.backend.count("GET /v1/bootstrap") == 3);
}

TEST_CASE(
    "peak hours that could not be had are asked for when the customer or the network is back") {
    Harness help{monday()};
    const auto asked = [&help] { return help.backend.count("GET /v1/load"); };
    const auto failed = [&help] {
        return help.reads("Não conseguimos carregar os horários de pico.");
    };
    help.backend.next("/v1/load", {404, "{}"});
    help.open(Route::Talk);
    REQUIRE(failed());
    const int before = asked();
    SUBCASE("the network is back") {
        help.send(NetworkChanged{false});
        help.send(NetworkChanged{true});
    }
    SUBCASE("another screen and back") {
        help.press("Voltar");
        CHECK(asked() == before);
        help.press("Falar com Atendimento");
    }
    SUBCASE("the panel is opened again") {
        help.send(ClosePanel{});
        CHECK(asked() == before);
        help.open();
    }
    CHECK(asked() == before + 1);
    CHECK_FALSE(failed());
}
