#include "tests/core/chat_day.h"
#include "widget/wire/settings.h"

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

/// The same settings again, with this user, as the page words it in JSON.
InputEvent said_by_page(const std::string& name, const std::string& email) {
    auto event = decode_message(R"({"type":"settings","settings":{"site":"demo","user":{"name":")" +
                                    name + R"(","email":")" + email + "\"}}}",
                                {});
    REQUIRE(event.ok());
    return event.value();
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

TEST_CASE("what of a customer cannot be used is asked for, and the page is told once") {
    Harness::Options options;
    std::string fault = "settings.user.email";
    SUBCASE("an address of no domain") {
        options.email = "ana@localhost";
    }
    SUBCASE("an address of letters that a desk does not take") {
        options.email = "jos\u00E9@exemplo.com.br";
    }
    SUBCASE("two dots") {
        options.email = "ana..b@x.com";
    }
    SUBCASE("a name of no end") {
        options.name = std::string(257, 'a');
        fault = "settings.user.name";
    }
    Harness help{options};
    help.open(Route::Ticket);
    const bool nameless = fault == "settings.user.name";
    CHECK(help.value(nameless ? "Nome" : "E-mail").empty());
    CHECK(help.value(nameless ? "E-mail" : "Nome") == (nameless ? options.email : options.name));
    const auto told = [&help] {
        return std::count_if(help.page_events().begin(), help.page_events().end(),
                             [](const std::string& event) {
                                 return event.starts_with(
                                     R"(error {"code":"settings-invalid","message":"settings.)");
                             });
    };
    CHECK(told() == 1);
    CHECK(help.page_events().front().find(fault) != std::string::npos);
    help.send(said_by_page(options.name, options.email));
    CHECK(told() == 1);
}

TEST_CASE("a name of two lines is one, and blanks around an address are none of it") {
    Harness help{monday()};
    help.open(Route::Ticket);
    help.send(said_by_page("Ana\\nLima\\t", " ana@loja.example\\n"));
    CHECK(help.value("Nome") == "Ana Lima");
    CHECK(help.value("E-mail") == "ana@loja.example");
    CHECK(help.page_event_count("error") == 0);
}

TEST_CASE("whoever comes finds nothing of the one before, of whom no address could be used") {
    Harness help{monday()};
    help.send(said_by_page("Ana", "ana@localhost"));
    help.open(Route::Ticket);
    help.type("Detalhes", "Meu domínio não verifica");
    SUBCASE("as another whose address cannot be used") {
        help.send(said_by_page("Bia", "bia@localhost"));
    }
    SUBCASE("as another") {
        help.send(said_by_page("Bia", "bia@loja.example"));
    }
    SUBCASE("as nobody") {
        auto nobody =
            decode_message(R"({"type":"settings","settings":{"site":"demo","user":null}})", {});
        REQUIRE(nobody.ok());
        help.send(nobody.value());
    }
    help.open(Route::Ticket);
    CHECK(help.value("Detalhes").empty());
    CHECK(help.value("Nome") != "Ana");
    CHECK_FALSE(help.stored("ticket"));
}

TEST_CASE("an address of the page's that the desk refuses can be mended") {
    Harness help{monday()};
    const std::string refusal =
        R"({"code":"validation","errors":[{"pointer":"#/email","code":"invalid"}]})";
    const auto read_only = [&help] {
        return help.find(Role::TextField, "E-mail")->is(state::kReadOnly);
    };
    SUBCASE("for a ticket") {
        help.open(Route::Ticket);
        help.choose("Motivo de contato", "Leads");
        help.type("Detalhes", "Meus leads sumiram");
        CHECK(read_only());
        help.backend.next("/v1/tickets/", {422, refusal});
        help.press("Enviar");
        CHECK_FALSE(read_only());
        help.type("E-mail", "ana.souza@loja.example");
        CHECK_FALSE(read_only());
        help.type("E-mail", "ana@loja.example"); // on the way to another one
        CHECK_FALSE(read_only());
        help.type("E-mail", "ana@loja.example.br");
        help.press("Enviar");
        CHECK(help.reads("Ticket aberto"));
    }
    SUBCASE("for a chat") {
        help.open(Route::Talk);
        help.backend.next("/v1/chats/", {422, refusal});
        help.press("Iniciar chat");
        CHECK_FALSE(read_only());
        help.type("E-mail", "ana@loja.example.b");
        help.type("E-mail", "ana@loja.example");
        CHECK_FALSE(read_only());
        help.send(said_by_page("Ana Souza", "bia@loja.example"));
        help.open(Route::Ticket);
        CHECK(read_only()); // nobody has refused this one
    }
}
