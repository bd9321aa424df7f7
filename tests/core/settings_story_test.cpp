#include "tests/core/chat_day.h"

#include <algorithm>
#include <doctest/doctest.h>

// What stays and what begins anew when the page changes its settings while somebody is there.

using namespace help;
using namespace help::test;

namespace {

/// The settings that every test begins with (harness.cpp).
Settings usual() {
    Settings settings;
    settings.site = "demo";
    settings.customer = {"Ana Souza", "ana@loja.example"};
    return settings;
}

Settings named(std::string name) {
    Settings settings = usual();
    settings.customer.name = std::move(name);
    return settings;
}

Settings in_english() {
    Settings settings = usual();
    settings.language = Language::English;
    return settings;
}

} // namespace

TEST_CASE("a customer whom the page now calls by another name goes on talking") {
    Harness help{monday()};
    start(help);
    agent_comes(help);
    help.type("Escreva uma mensagem", "meio escri");
    help.send(NewSettings{named("Ana Maria Souza")});
    CHECK(help.find(Role::Heading, "Bruna") != nullptr);
    CHECK(help.value("Escreva uma mensagem") == "meio escri");
    help.press("Fechar");
    help.press("Fechar chat");
    help.press("Iniciar outra conversa");
    CHECK(help.value("Nome") == "Ana Maria Souza");
}

TEST_CASE("another name of the page's stands in forms where the customer has left the old one") {
    Harness help{monday()};
    help.open(Route::Ticket);
    help.type("Detalhes", "Meu domínio não verifica");
    help.send(NewSettings{named("Ana Maria Souza")});
    CHECK(help.value("Nome") == "Ana Maria Souza");
    CHECK(help.value("Detalhes") == "Meu domínio não verifica");
    CHECK(help.stored("ticket")->find("Ana Maria Souza") != std::string::npos);
    help.open(Route::Talk);
    CHECK(help.value("Nome") == "Ana Maria Souza");
    help.type("Nome", "Aninha");
    help.send(NewSettings{named("A. M. Souza")});
    CHECK(help.value("Nome") == "Aninha");
}

TEST_CASE("what was sent once is not renamed: it may have arrived, and it is one ticket") {
    Harness help{monday()};
    help.open(Route::Ticket);
    help.choose("Motivo de contato", "Leads");
    help.type("Detalhes", "Meus leads sumiram");
    for (int tries = 0; tries < 4; ++tries) {
        help.backend.fail_next("/v1/tickets/", ChannelFault::Network);
    }
    help.press("Enviar");
    help.advance(Milliseconds{60'000});
    const std::string sent = help.backend.last_body("/v1/tickets/");
    help.send(NewSettings{named("Ana Maria Souza")});
    help.press("Tentar de novo");
    CHECK(help.backend.last_body("/v1/tickets/") == sent);
}

TEST_CASE("another e-mail is somebody else, who finds nothing of the one before") {
    Harness help{monday()};
    help.open(Route::Ticket);
    help.type("Detalhes", "Meu domínio não verifica");
    Settings bia = usual();
    bia.customer = {"Bia Lima", "bia@loja.example"};
    help.send(NewSettings{bia});
    help.open(Route::Ticket);
    CHECK(help.value("Nome") == "Bia Lima");
    CHECK(help.value("Detalhes").empty());
    CHECK_FALSE(help.stored("ticket"));
}

TEST_CASE("another desk begins as loading, and that it cannot be had is told") {
    Harness help{monday()};
    help.open();
    Settings other = usual();
    SUBCASE("of another site") {
        other.site = "other";
    }
    SUBCASE("of another backend") {
        other.endpoint = "https://ajuda.outra.example";
    }
    help.backend.hold();
    help.send(NewSettings{other});
    CHECK(help.find(Role::Status, "Carregando…") != nullptr);
    CHECK_FALSE(help.reads("Falar com Atendimento"));
    help.backend.next("/v1/bootstrap", {404, R"({"code":"not-found"})"});
    help.backend.release();
    help.send(PageVisible{true});
    CHECK(help.reads("Não conseguimos carregar a ajuda"));
    CHECK_FALSE(help.reads("Falar com Atendimento"));
}

TEST_CASE("the same desk in another language stays until its new words are there") {
    Harness help{monday()};
    help.open();
    help.backend.hold();
    help.send(NewSettings{in_english()});
    CHECK(help.reads("Hello, Ana!"));
    CHECK(help.reads("Falar com Atendimento"));
    help.backend.next("/v1/bootstrap", {404, R"({"code":"not-found"})"});
    help.backend.release();
    help.send(PageVisible{true});
    CHECK(help.reads("Falar com Atendimento"));
}

TEST_CASE("a rating whose answer can no longer come can be sent again, as the same customer") {
    Harness help{monday()};
    start(help);
    agent_comes(help);
    help.press("Fechar");
    help.press("Fechar chat");
    help.pick(Role::Radio, "5 estrelas");
    help.backend.hold();
    help.press("Enviar avaliação");
    Settings moved = usual();
    moved.endpoint = "https://apoio.loja.example";
    help.send(NewSettings{moved});
    help.backend.release();
    help.send(PageVisible{true});
    const int sessions = help.backend.count("POST /v1/sessions");
    help.press("Enviar avaliação");
    CHECK(help.backend.count("POST /v1/sessions") == sessions + 1);
    CHECK(help.backend.last_body("/v1/sessions").find(R"("resume":{"chat":")" + chat_of(help)) !=
          std::string::npos);
    CHECK(help.reads("Obrigado! Sua avaliação chegou."));
}

TEST_CASE("another language ends nothing that is under way") {
    Harness help{monday()};
    start(help);
    agent_comes(help);
    help.backend.hold();
    SUBCASE("a message") {
        help.type("Escreva uma mensagem", "Olá");
        help.press("Enviar mensagem");
        help.send(NewSettings{in_english()});
        help.backend.release();
        help.send(PageVisible{true});
        CHECK(help.reads("Olá"));
        CHECK(help.reads("Sent"));
    }
    SUBCASE("the end of a chat") {
        help.press("Fechar");
        help.press("Fechar chat");
        help.send(NewSettings{in_english()});
        help.backend.release();
        help.send(PageVisible{true});
        CHECK(help.reads("Thank you for talking to us."));
    }
    CHECK(help.backend.count("POST /v1/sessions") == 1);
}

TEST_CASE("whoever reads an article goes on reading it in another language") {
    Harness help{monday()};
    help.open(Route::Knowledge);
    help.type("Buscar na base de conhecimento", "domínio");
    help.advance(Milliseconds{300});
    const std::string found = "Como apontar o domínio";
    help.press(found);
    help.backend.next("/v1/articles/", {200, R"({"id":"dns","title":"How to point the domain",)"
                                             R"("blocks":[{"kind":"paragraph","text":"Words"}]})"});
    help.send(NewSettings{in_english()});
    CHECK(help.find(Role::Heading, "How to point the domain") != nullptr);
    CHECK(help.backend.requests().back().request.url.find("locale=en") != std::string::npos);
    help.press("Back");
    CHECK(help.value("Search the knowledge base") == "domínio");
    CHECK(help.find(Role::Button, found) != nullptr);
}

TEST_CASE("a late answer to a call of before is an answer to nothing") {
    Harness help{monday()};
    help.backend.hold();
    help.open();
    const RequestId before = help.backend.requests().back().id;
    help.send(NewSettings{in_english()});
    help.send(ChannelAnswer{before, 200, "application/json", {}, std::string{kDeskJson}});
    CHECK(help.find(Role::Status, "Loading…") != nullptr);
    CHECK(help.backend.requests().back().id > before);
}
