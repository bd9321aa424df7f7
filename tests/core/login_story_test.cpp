#include "tests/core/chat_day.h"
#include "widget/wire/settings.h"

#include <doctest/doctest.h>

// Whose is what the tab holds: of the login under which it was written, whatever address the
// customer gave the desk.

using namespace help;
using namespace help::test;

namespace {

const std::string kOtherAddress =
    R"({"code":"validation","errors":[{"pointer":"#/email","code":"invalid"}]})";

/// A page that knows nobody yet.
Harness::Options page_of_nobody() {
    Harness::Options options = monday();
    options.name = "";
    options.email = "";
    return options;
}

/// … whose server already vouches for somebody.
Harness::Options page_that_vouches() {
    Harness::Options options = page_of_nobody();
    options.more += R"(,"vouches":true)";
    return options;
}

Harness::Options page_of(std::string name, std::string email) {
    Harness::Options options = monday();
    options.name = std::move(name);
    options.email = std::move(email);
    return options;
}

/// The page tells who it is; `more` begins with a comma.
void page_knows(Harness& help,
                const std::string& name,
                const std::string& email,
                std::string_view more) {
    auto event = decode_message(
        R"({"type":"settings","settings":{"site":"demo","utcOffset":-180,"user":{"name":")" + name +
            R"(","email":")" + email + "\"}" + std::string{more} + "}}",
        {});
    REQUIRE(event.ok());
    help.send(event.value());
}

std::string talk_with_bruna(const Harness& help) {
    return R"({"id":")" + chat_of(help) +
           R"(","state":"active","agent":{"id":"a1","name":"Bruna"},"messages":[)" +
           message_json(1, "Mensagem 1") + R"(],"cursor":"9"})";
}

/// Ana, whose address the desk has refused, writes a ticket under another one.
std::string ticket_with_mended_address() {
    Harness help{monday()};
    help.open(Route::Ticket);
    help.choose("Motivo de contato", "Leads");
    help.type("Detalhes", "Segredo da Ana");
    help.backend.next("/v1/tickets/", {422, kOtherAddress});
    help.press("Enviar");
    help.type("E-mail", "ana@outra.example");
    return *help.stored();
}

/// What an earlier version kept, which did not say under which login.
std::string kept_before(std::string kept) {
    const auto at = kept.find(R"(,"login":)");
    const auto end = kept.find_first_of(",}", at + 1);
    return at == std::string::npos ? kept : kept.erase(at, end - at);
}

} // namespace

TEST_CASE("an address that had to be mended costs no ticket at the next reload") {
    Harness::Options options = monday();
    options.stored = ticket_with_mended_address();
    SUBCASE("as the same login") {
        Harness help{options};
        help.open(Route::Ticket);
        CHECK(help.value("Detalhes") == "Segredo da Ana");
        CHECK(help.value("E-mail") == "ana@outra.example");
        CHECK(help.stored());
    }
    SUBCASE("as another login, be it that very address") {
        options.email = "ana@outra.example";
        Harness help{options};
        help.open(Route::Ticket);
        CHECK(help.value("Detalhes").empty());
        CHECK_FALSE(help.stored());
    }
}

TEST_CASE("an address that had to be mended costs no chat at the next reload") {
    Harness before{monday()};
    before.open(Route::Talk);
    before.backend.next("/v1/chats/", {422, kOtherAddress});
    before.press("Iniciar chat");
    before.type("E-mail", "ana@outra.example");
    before.press("Iniciar chat");
    agent_comes(before);
    Harness::Options options = monday();
    options.stored_chat = *before.stored("chat");
    SUBCASE("as the same login") {
        Harness help{options};
        help.backend.set_chat(talk_with_bruna(before));
        help.open();
        CHECK(help.reads("Mensagem 1"));
    }
    SUBCASE("as another login") {
        options.email = "bia@loja.example";
        Harness help{options};
        help.backend.set_chat(talk_with_bruna(before));
        help.open();
        CHECK_FALSE(help.reads("Mensagem 1"));
        CHECK_FALSE(help.stored("chat"));
    }
}

TEST_CASE("what an earlier version has kept is told by the address that stands in it") {
    Harness before{monday()};
    before.open(Route::Ticket);
    before.type("Detalhes", "Segredo da Ana");
    const std::string kept = kept_before(*before.stored());
    REQUIRE(kept.find("login") == std::string::npos);
    Harness::Options options = monday();
    options.stored = kept;
    Harness ana{options};
    ana.open(Route::Ticket);
    CHECK(ana.value("Detalhes") == "Segredo da Ana");
    Harness::Options other = page_of("Bia Lima", "bia@loja.example");
    other.stored = kept;
    SUBCASE("for whom nobody vouches") {}
    SUBCASE("for whom the page's server vouches") {
        other.more += R"(,"vouches":true)";
    }
    SUBCASE("of whom the page knows only that") {
        other = page_that_vouches();
        other.stored = kept;
    }
    Harness bia{other};
    bia.open(Route::Ticket);
    CHECK(bia.value("Detalhes").empty());
}

TEST_CASE("whose address cannot be used is somebody all the same") {
    Harness before{page_of("João", "jo\u00E3o@loja.example")};
    before.open(Route::Ticket);
    before.type("Detalhes", "Segredo do João");
    SUBCASE("the next one, whom the page does not know, does not see it; they do") {
        Harness::Options options = page_of_nobody();
        options.stored = *before.stored();
        Harness help{options};
        help.open(Route::Ticket);
        CHECK(help.value("Detalhes").empty());
        page_knows(help, "", "jo\u00E3o@loja.example", "");
        CHECK(help.value("Detalhes") == "Segredo do João");
    }
    SUBCASE("nor does another of that kind") {
        Harness::Options options = page_of("Zé", "z\u00E9@loja.example");
        options.stored = *before.stored();
        Harness help{options};
        help.open(Route::Ticket);
        CHECK(help.value("Detalhes").empty());
    }
    SUBCASE("whatever address they give instead") {
        before.type("E-mail", "joao@loja.example");
        Harness::Options options = page_of("João", "jo\u00E3o@loja.example");
        options.stored = *before.stored();
        Harness help{options};
        help.open(Route::Ticket);
        CHECK(help.value("Detalhes") == "Segredo do João");
    }
}

TEST_CASE("whom the page's server vouches for goes on when the page tells their address as well") {
    Harness help{page_that_vouches()};
    help.open(Route::Talk);
    help.type("Nome", "Ana");
    help.type("E-mail", "ana.pessoal@mail.example");
    help.press("Iniciar chat");
    agent_comes(help);
    page_knows(help, "Ana Souza", "ana@loja.example", R"(,"vouches":true)");
    REQUIRE(help.find(Role::Heading, "Bruna") != nullptr);
    Harness::Options options = page_of("Ana Souza", "ana@loja.example");
    options.stored_chat = *help.stored("chat");
    Harness again{options};
    again.backend.set_chat(talk_with_bruna(help));
    again.open();
    CHECK(again.reads("Mensagem 1"));
}

TEST_CASE(
    "on the next page an e-mail that is new may be somebody else's: nothing is shown to them") {
    Harness before{page_that_vouches()};
    before.open(Route::Ticket);
    before.type("Detalhes", "Meu domínio não verifica");
    Harness::Options options = on_the_next_page(before);
    options.more += R"(,"vouches":true)";
    Harness help{options};
    help.open(Route::Ticket);
    CHECK(help.value("Detalhes").empty());
}

TEST_CASE("a login that is told late decides: until then nothing of a login is shown") {
    Harness ana{monday()};
    ana.open(Route::Ticket);
    ana.type("Detalhes", "Segredo da Ana");
    Harness::Options options = page_that_vouches();
    options.stored = *ana.stored();
    Harness help{options};
    help.open(Route::Ticket);
    CHECK(help.value("Detalhes").empty());
    SUBCASE("it is theirs") {
        page_knows(help, "Ana Souza", "ana@loja.example", R"(,"vouches":true)");
        CHECK(help.value("Detalhes") == "Segredo da Ana");
    }
    SUBCASE("it is somebody else's") {
        page_knows(help, "Bia Lima", "bia@loja.example", R"(,"vouches":true)");
        CHECK(help.value("Detalhes").empty());
        CHECK_FALSE(help.stored());
    }
}
