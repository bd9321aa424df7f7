#include "tests/core/chat_day.h"

#include <doctest/doctest.h>

// Who the customer is: known from the start, later, or not at all; and somebody else after them.

using namespace help;
using namespace help::test;

namespace {

Harness::Options nobody() {
    Harness::Options options = monday();
    options.name = "";
    options.email = "";
    return options;
}

Settings known_as(std::string_view name, std::string_view email) {
    Settings settings;
    settings.site = "demo";
    settings.customer = {std::string{name}, std::string{email}};
    settings.preferences.utc_offset_minutes = -180;
    return settings;
}

Settings ana() {
    return known_as("Ana Souza", "ana@loja.example");
}

/// What the tab holds of Ana's ticket, whom the page knew.
std::string ticket_of_ana() {
    Harness help{monday()};
    help.open(Route::Ticket);
    help.type("Detalhes", "Segredo da Ana");
    return *help.stored();
}

/// The chat with Bruna as the desk has it.
std::string chat_with_bruna(const Harness& help) {
    return R"({"id":")" + chat_of(help) +
           R"(","state":"active","agent":{"id":"a1","name":"Bruna"},"messages":[)" +
           message_json(1, "Mensagem 1") + R"(],"cursor":"9"})";
}

/// Somebody whom the page does not know talks to Bruna.
void talk_as(Harness& help, std::string_view email) {
    help.open(Route::Talk);
    help.type("Nome", "Ana Souza");
    help.type("E-mail", email);
    help.press("Iniciar chat");
    agent_comes(help);
    help.backend.set_chat(chat_with_bruna(help));
}

/// Ana's chat with Bruna, and what the tab holds of it.
struct ChatOfAna {
    std::string kept;
    std::string snapshot;
    ChatOfAna() {
        Harness help{monday()};
        talk(help, 1);
        kept = *help.stored("chat");
        snapshot = chat_with_bruna(help);
    }
};

} // namespace

TEST_CASE("where the page knows nobody, what a known customer wrote is not shown, and not lost") {
    Harness::Options options = nobody();
    options.stored = ticket_of_ana();
    Harness help{options};
    help.open(Route::Ticket);
    CHECK(help.value("Detalhes").empty());
    CHECK(help.value("E-mail").empty());
    SUBCASE("the page learns late who it is") {
        help.send(NewSettings{ana()});
        CHECK(help.value("Detalhes") == "Segredo da Ana");
    }
    SUBCASE("it is somebody else") {
        help.send(NewSettings{known_as("Bia Lima", "bia@loja.example")});
        CHECK(help.value("Detalhes").empty());
        CHECK(help.value("E-mail") == "bia@loja.example");
        help.send(NewSettings{ana()});
        help.open(Route::Ticket);
        CHECK(help.value("Detalhes").empty());
    }
    SUBCASE("nobody writes something else") {
        help.type("Detalhes", "Outra coisa");
        help.send(NewSettings{ana()});
        CHECK(help.value("Detalhes") == "Outra coisa");
    }
}

TEST_CASE("where the page knows nobody, a known customer's chat is not shown, and not lost") {
    const ChatOfAna chat;
    Harness::Options options = nobody();
    options.stored_chat = chat.kept;
    Harness help{options};
    help.backend.set_chat(chat.snapshot);
    help.open();
    CHECK_FALSE(help.reads("Mensagem 1"));
    help.press("Falar com Atendimento");
    CHECK(help.find(Role::Button, "Iniciar chat") != nullptr);
    help.press("Voltar");
    SUBCASE("the page learns late who it is") {
        help.send(NewSettings{ana()});
        CHECK(help.reads("Mensagem 1"));
        CHECK(help.stored("chat"));
    }
    SUBCASE("it is somebody else") {
        help.send(NewSettings{known_as("Bia Lima", "bia@loja.example")});
        CHECK_FALSE(help.reads("Mensagem 1"));
        help.send(NewSettings{ana()});
        CHECK_FALSE(help.reads("Mensagem 1"));
    }
}

TEST_CASE("whoever logs in while they write goes on writing") {
    Harness help{nobody()};
    help.open(Route::Ticket);
    help.type("Detalhes", "Meus leads sumiram");
    SUBCASE("without an address so far") {}
    SUBCASE("with that very address") {
        help.type("E-mail", "ana@loja.example");
    }
    help.send(NewSettings{ana()});
    CHECK(help.value("Detalhes") == "Meus leads sumiram");
    CHECK(help.value("Nome") == "Ana Souza");
    CHECK(help.value("E-mail") == "ana@loja.example");
    help.choose("Motivo de contato", "Leads");
    help.press("Enviar");
    CHECK(help.reads("Ticket aberto"));
}

TEST_CASE("whoever logs in with another address than they wrote is somebody else") {
    Harness help{nobody()};
    help.open(Route::Ticket);
    help.type("E-mail", "bia@loja.example");
    help.type("Detalhes", "Segredo da Bia");
    help.send(NewSettings{ana()});
    help.open(Route::Ticket);
    CHECK(help.value("Detalhes").empty());
    CHECK_FALSE(help.stored());
}

TEST_CASE("a chat goes on when its customer logs in") {
    Harness help{nobody()};
    talk_as(help, "ana@loja.example");
    help.send(NewSettings{ana()});
    CHECK(help.find(Role::Heading, "Bruna") != nullptr);
    CHECK(help.reads("Mensagem 1"));
}

TEST_CASE("what was written before the page was reloaded with a log-in stays") {
    Harness before{nobody()};
    before.open(Route::Ticket);
    before.type("Detalhes", "Meus leads sumiram");
    Harness::Options options = monday();
    options.stored = *before.stored();
    Harness help{options};
    help.open(Route::Ticket);
    CHECK(help.value("Detalhes") == "Meus leads sumiram");
    CHECK(help.value("E-mail") == "ana@loja.example");
}

TEST_CASE("an address is the customer's however the page spells its letters") {
    Harness help{nobody()};
    talk_as(help, "Ana@Loja.example");
    help.send(NewSettings{ana()});
    CHECK(help.find(Role::Heading, "Bruna") != nullptr);
    CHECK(help.reads("Mensagem 1"));
    help.send(NewSettings{known_as("Ana Souza", "ANA@loja.example")});
    CHECK(help.find(Role::Heading, "Bruna") != nullptr);
    CHECK(help.backend.count("POST /v1/sessions") == 2);
}

TEST_CASE("whom the page's server vouches for logs out: the next one finds nothing of theirs") {
    Harness::Options options = nobody();
    options.more += R"(,"vouches":true)";
    Harness help{options};
    help.open(Route::Ticket);
    help.type("Detalhes", "Segredo da Ana");
    talk_as(help, "ana@loja.example");
    CHECK(help.find(Role::Heading, "Bruna") != nullptr);

    SUBCASE("in the page") {
        help.send(NewSettings{known_as("", "")});
        CHECK(help.find(Role::Heading, "Bruna") == nullptr);
        CHECK_FALSE(help.stored("chat"));
        CHECK_FALSE(help.stored());
        help.open(Route::Ticket);
        CHECK(help.value("Detalhes").empty());
    }
    SUBCASE("with another page: it is not shown, and comes back when they do") {
        Harness::Options next = nobody();
        next.stored = *help.stored();
        next.stored_chat = *help.stored("chat");
        Harness other{next};
        other.backend.set_chat(chat_with_bruna(help));
        other.open();
        CHECK(other.find(Role::Heading, "Bruna") == nullptr);
        other.open(Route::Ticket);
        CHECK(other.value("Detalhes").empty());
        Settings again = known_as("", "");
        again.vouches = true;
        other.send(NewSettings{again});
        CHECK(other.value("Detalhes") == "Segredo da Ana");
        other.open(Route::Chat);
        CHECK(other.reads("Mensagem 1"));
    }
}

TEST_CASE("whoever logs in while they write goes on, over a line that asks who they are") {
    Harness help{nobody()};
    talk_as(help, "ana@loja.example");
    help.open(Route::Ticket);
    help.type("Detalhes", "Meu domínio não verifica");
    Settings known = known_as("", "");
    known.vouches = true;
    help.send(NewSettings{known});
    CHECK(help.backend.count("POST /v1/sessions") == 2);
    CHECK(help.value("Detalhes") == "Meu domínio não verifica");
    known.customer.email = "ana@loja.example";
    help.send(NewSettings{known});
    CHECK(help.value("Detalhes") == "Meu domínio não verifica");
    CHECK(help.value("E-mail") == "ana@loja.example");
    help.open(Route::Chat);
    CHECK(help.reads("Mensagem 1"));
}
