#include "tests/harness/harness.h"

#include <doctest/doctest.h>

using namespace help;
using namespace help::test;

TEST_CASE("nothing is asked of the backend before the customer wants help") {
    Harness help;
    CHECK(help.backend.requests().empty());
    CHECK(help.tree().nodes.empty());
    CHECK(help.is_idle());
}

TEST_CASE("home shows the desk's cards in order") {
    Harness help;
    help.open();
    std::vector<std::string> names;
    for (const Node& node : help.tree().nodes) {
        if (node.look == Look::Card) {
            names.push_back(node.name());
        }
    }
    CHECK(names == std::vector<std::string>{"Falar com Atendimento", "Abrir um ticket",
                                            "Base de conhecimento", "Perguntas frequentes",
                                            "Aulas em vídeo", "Outros canais"});
    CHECK(help.find(Role::Link, "Base de conhecimento")->text(TextPart::Href) ==
          "https://ajuda.mare.example/");
    CHECK(help.focused() == "Olá, Ana!");
    help.advance(Milliseconds{1'000}); // the screen has finished appearing
    CHECK(help.is_quiet());
    // The next thing that happens by itself is that a notice ends.
    REQUIRE(help.wake_at());
    CHECK(*help.wake_at() - help.now() > Milliseconds{3'600'000});
}

TEST_CASE("a screen that is being fetched says so") {
    Harness help;
    help.backend.hold();
    help.open();
    CHECK(help.find(Role::Status, "Carregando…") != nullptr);
    CHECK(help.reads("Olá, Ana!"));
    help.backend.release();
    help.send(NetworkChanged{true});
    CHECK(help.find(Role::Status, "Carregando…") == nullptr);
    CHECK(help.page_event_count("ready") == 1);
}

TEST_CASE("talking to support shows the week in words and the ways there are") {
    Harness help;
    help.open();
    help.press("Falar com Atendimento");
    CHECK(help.reads("\"Segunda a sexta\" = 8h às 18h"));
    CHECK(help.reads("\"Sábado\" = 9h às 18h"));
    CHECK(help.reads("\"Domingo\" = Fechado"));
    CHECK(help.reads("Horário de Brasília. Feriados: consulte os avisos."));
    CHECK(help.reads("mailto:suporte@mare.example"));
    CHECK_FALSE(help.reads("Telefone de Vendas"));
    help.press("Abrir um ticket");
    CHECK(help.value("Nome") == "Ana Souza");
    help.press("Voltar");
    CHECK(help.reads("Como podemos ajudar?"));
}

TEST_CASE("channels that give no support are marked as such") {
    Harness help;
    help.open(Route::Channels);
    const std::string screen = help.screen();
    const auto mark = screen.find("Não dão suporte");
    CHECK(mark != std::string::npos);
    CHECK(screen.find("Telefone de Vendas e Cancelamento") > mark);
    CHECK(screen.find("E-mail do suporte") < mark);
    CHECK(help.reads("use os canais acima"));
}

TEST_CASE("Escape and the X ask the host to close, and the place is kept") {
    Harness help;
    help.open();
    help.press("Abrir um ticket");
    help.type("Detalhes", "meio caminho");
    help.press_escape();
    CHECK(help.dismissed());
    help.send(ClosePanel{});
    CHECK(help.tree().nodes.empty());
    help.open();
    CHECK(help.value("Detalhes") == "meio caminho");
}

TEST_CASE("whoever only comes near finds the screen made, and nobody is told that it was opened") {
    Harness help;
    help.send(Prepare{});
    CHECK(help.reads("Abrir um ticket"));
    CHECK(help.page_event_count("open") == 0);
    help.open();
    CHECK(help.page_event_count("open") == 1);
}

TEST_CASE(
    "that the desk has not answered yet is at once a screen for who has come, for who is near "
    "when it takes a while") {
    Harness help;
    help.backend.hold();
    help.send(Prepare{});
    CHECK(help.tree().nodes.empty());
    help.open();
    CHECK(help.find(Role::Status, "Carregando…") != nullptr);
    help.send(ClosePanel{});
    help.send(Prepare{});
    CHECK(help.tree().nodes.empty());
    REQUIRE(help.wake_at());
    CHECK(*help.wake_at() - help.now() <= Milliseconds{200});
    help.advance(Milliseconds{200});
    CHECK(help.find(Role::Status, "Carregando…") != nullptr);
    help.backend.release();
    help.send(PageVisible{true});
    CHECK(help.reads("Abrir um ticket"));
}

TEST_CASE("what failed before anybody came is tried again when somebody does, and the page hears "
          "of it once") {
    Harness help;
    for (int i = 0; i < 2; ++i) {
        help.backend.next("/v1/bootstrap", {404, R"({"code":"not-found"})"});
    }
    help.send(Prepare{});
    CHECK(help.page_event_count("error") == 0);
    help.open();
    CHECK(help.reads("Não conseguimos carregar a ajuda"));
    CHECK(help.page_event_count("error") == 1);
}

TEST_CASE("without the capability no ticket is offered anywhere") {
    Harness help;
    std::string desk{kDeskJson};
    desk.replace(desk.find("\"tickets\""), 9, "\"unheard-of\"");
    help.backend.next("/v1/bootstrap", {200, desk});
    help.open();
    CHECK_FALSE(help.reads("Abrir um ticket"));
    help.send(OpenPanel{Route::Ticket});
    CHECK(help.find(Role::Form, "Novo ticket") == nullptr);
}

TEST_CASE("help that cannot be loaded says so, offers the page's own links, and comes back by "
          "itself with the network") {
    Harness help{
        {.more =
             R"(,"contacts":[{"label":"suporte@mare.example","href":"mailto:suporte@mare.example"}])"}};
    for (int i = 0; i < 4; ++i) {
        help.backend.fail_next("/v1/bootstrap", ChannelFault::Network);
    }
    help.open();
    help.advance(Milliseconds{60'000});
    CHECK(help.reads("Não conseguimos carregar a ajuda"));
    CHECK(help.reads("mailto:suporte@mare.example"));
    REQUIRE(help.page_event_count("error") == 1);
    CHECK(help.page_events().back().find("backend-unreachable") != std::string::npos);
    help.send(NetworkChanged{false});
    CHECK(help.reads("Você está sem internet"));
    help.send(NetworkChanged{true});
    CHECK(help.reads("Falar com Atendimento"));
}

TEST_CASE("two of the page's own links may lead to one place") {
    Harness help{{.more = R"(,"contacts":[{"label":"Vendas","href":"https://wa.example/1"},)"
                          R"({"label":"Suporte","href":"https://wa.example/1"}])"}};
    help.backend.next("/v1/bootstrap", {400, "{}"});
    help.open(); // the harness throws where two nodes have one id
    CHECK(help.find(Role::Link, "Vendas") != nullptr);
    CHECK(help.find(Role::Link, "Suporte") != nullptr);
}

TEST_CASE("a page may call two days by one word") {
    Harness help{{.more = R"(,"labels":{"saturday":"Fim de semana","sunday":"Fim de semana"})"}};
    help.open(Route::Talk);
    CHECK(help.reads("Fim de semana"));
    CHECK(help.reads("Fechado"));
}

TEST_CASE("an answer that is none is refused whole") {
    const std::string deep(100'000, '[');
    const std::string desk{kDeskJson};
    const auto with = [&desk](std::string_view from, std::string_view to) {
        std::string changed = desk;
        changed.replace(changed.find(from), from.size(), to);
        return changed;
    };
    const std::vector<ScriptedBackend::Answer> bad = {
        {200, "<!doctype html><title>Wi-Fi do hotel</title>", "text/html"},
        {200, "<!doctype html>", "application/json"},
        {200, deep},
        {200, "null"},
        {200, "[]"},
        {200, "{}"},
        {200, desk + std::string(300'000, ' ')},
        {200, with("\"version\": 1", "\"version\": 2")},
        {200, with("\"version\": 1", "\"version\": 1, \"version\": 1")},
        {200, with("\"cards\": [", "\"cards\": 7, \"was\": [")},
        {200, with("https://ajuda.mare.example/", "javascript:alert(1)")},
        {200, with("\"details\": 20000", "\"details\": -1")},
        {200, with("\"details\": 20000", "\"details\": 1e400")},
        {200, with("\"id\": \"faq\"", "\"id\": \"ticket\"")},
        {200, with("\"08:00\"", "\"25:00\"")},
        {200, with("Central de ajuda", "Central\\ud800")},
        {200, std::string{"\xEF\xBB\xBF"} + desk},
        {200, desk + std::string(1, '\0')},
        {204, ""},
        {302, ""},
    };
    for (const auto& answer : bad) {
        Harness help;
        help.backend.next("/v1/bootstrap", answer);
        help.open();
        INFO(answer.status, " ", answer.body.substr(0, 60));
        CHECK(help.reads("Não entendemos a resposta do servidor."));
        CHECK(help.page_event_count("error") == 1);
        help.press("Tentar de novo");
        CHECK(help.reads("Falar com Atendimento"));
    }
}

TEST_CASE("a media type is the same in upper and lower case") {
    Harness help;
    help.backend.next("/v1/bootstrap",
                      {200, std::string{kDeskJson}, "Application/JSON; Charset=UTF-8"});
    help.open();
    CHECK(help.reads("Falar com Atendimento"));
    help.backend.next("/v1/bootstrap",
                      {404, R"({"code":"not-found"})", "application/Problem+JSON"});
    help.advance(Milliseconds{61'000});
    help.open();
    CHECK(help.page_events().back().find("not-found") != std::string::npos);
}

TEST_CASE("members and kinds that this version does not know are left out, not refused") {
    Harness help;
    std::string desk{kDeskJson};
    desk.replace(desk.find("\"kind\": \"talk\""), 14,
                 "\"kind\": \"hologram\", \"beam\": [1, {\"x\": null}]");
    help.backend.next("/v1/bootstrap", {200, desk});
    help.open();
    CHECK_FALSE(help.reads("Falar com Atendimento"));
    CHECK(help.reads("Abrir um ticket"));
}

TEST_CASE("text that would reorder or hide other text is shown without its power") {
    Harness help;
    std::string desk{kDeskJson};
    desk.replace(desk.find("Falar com"), 9, "\u202Efalar\u2066 <b>%s##x");
    help.backend.next("/v1/bootstrap", {200, desk});
    help.open();
    CHECK(help.reads("\"falar <b>%s##x Atendimento\""));
}

TEST_CASE("three languages, nothing left over from another") {
    for (const auto& [locale, greeting, close] : {std::tuple{"pt-BR", "Olá, Ana!", "Fechar"},
                                                  {"en-GB", "Hello, Ana!", "Close"},
                                                  {"es-AR", "¡Hola, Ana!", "Cerrar"}}) {
        Harness help{{.locale = locale}};
        help.open();
        CHECK(help.reads(greeting));
        CHECK(help.find(Role::Button, close) != nullptr);
        CHECK(help.backend.requests().front().request.url.find(
                  "locale=" + std::string{locale}.substr(0, 2)) != std::string::npos);
    }
}

TEST_CASE("every sentence can be replaced by the host") {
    Harness help{{.more = R"(,"labels":{"home_question":"O que houve?","ticket_send":"Mandar"})"}};
    help.open();
    CHECK(help.reads("O que houve?"));
    help.press("Abrir um ticket");
    CHECK(help.find(Role::Button, "Mandar") != nullptr);
}
