#include "tests/core/chat_day.h"
#include "tests/harness/desk_answers.h"

#include <doctest/doctest.h>

// A ticket that does not arrive at once: what stays the same when the page, the desk or the tab is
// another one by then.

using namespace help;
using namespace help::test;

namespace {

Settings speaking_english() {
    Settings settings;
    settings.site = "demo";
    settings.customer = {"Ana Souza", "ana@loja.example"};
    settings.language = Language::English;
    return settings;
}

/// The desk's answer with `what` replaced.
std::string desk_with(std::string_view what, std::string_view instead) {
    std::string desk{kDeskJson};
    const std::size_t at = desk.find(what);
    REQUIRE(at != std::string::npos);
    desk.replace(at, what.size(), instead);
    return desk;
}
std::string desk_with_files() {
    return desk_with(R"("tickets", )", R"("tickets", "attachments", )");
}

void write_ticket(Harness& help) {
    help.open(Route::Ticket);
    help.choose("Motivo de contato", "Leads");
    help.type("Detalhes", "Importei leads e sumiram");
}
void let_four_tries_fail(Harness& help) {
    for (int tries = 0; tries < 4; ++tries) {
        help.backend.fail_next("/v1/tickets/", ChannelFault::Network);
    }
    help.press("Enviar");
    help.advance(Milliseconds{60'000});
}
void choose_picture(Harness& help) {
    help.send(FilesChosen{{ChosenFile{1, "a.png", "image/png", 1000}}});
}
/// A frame in which the backend says what it has held back.
void let_go(Harness& help) {
    help.backend.release();
    help.send(NetworkChanged{true});
}
void refuse_reason(Harness& help, std::string_view code) {
    help.backend.next("/v1/tickets/",
                      {422,
                       R"({"code":"validation","errors":[{"pointer":"#/reason","code":")" +
                           std::string{code} + R"("}]})",
                       "application/problem+json"});
}

} // namespace

TEST_CASE("too many requests are no trouble of the server's, whether or not it says how long") {
    Harness help;
    write_ticket(help);
    help.advance(Milliseconds{1'000}); // articles have been suggested
    for (int tries = 0; tries < 4; ++tries) {
        help.backend.next("/v1/tickets/", {429, "<html>", "text/html"});
    }
    help.press("Enviar");
    for (int tries = 1; tries < 4; ++tries) {
        CHECK(help.backend.count("PUT") == tries);
        REQUIRE(help.wake_at());
        const Milliseconds pause = *help.wake_at() - help.now();
        CHECK(pause >= std::chrono::seconds{1}); // whoever does not say gets that at least
        help.advance(pause);
    }
    CHECK(help.reads("Muitos pedidos agora. Tente de novo em instantes."));
}

TEST_CASE("a ticket is the same ticket in the page's other language") {
    Harness help{monday()};
    write_ticket(help);
    let_four_tries_fail(help);
    const std::string sent = help.backend.last_body("/v1/tickets/");
    REQUIRE(sent.find(R"("locale":"pt-BR")") != std::string::npos);
    SUBCASE("while the page is there") {
        help.send(NewSettings{speaking_english()});
        help.press("Try again");
        CHECK(help.backend.last_body("/v1/tickets/") == sent);
    }
    SUBCASE("after a reload") {
        Harness::Options options = monday();
        options.locale = "en";
        options.stored = help.stored().value_or("");
        Harness again{options};
        again.open(Route::Ticket);
        again.press("Send");
        CHECK(again.backend.last_body("/v1/tickets/") == sent);
    }
}

TEST_CASE("… and keeps the files that it may have arrived with") {
    Harness help{monday()};
    help.backend.next("/v1/bootstrap", {200, desk_with_files()});
    write_ticket(help);
    choose_picture(help);
    let_four_tries_fail(help);
    const std::string sent = help.backend.last_body("/v1/tickets/");
    help.send(NewSettings{speaking_english()});
    help.press("Try again");
    CHECK(help.backend.last_body("/v1/tickets/") == sent);
}

TEST_CASE("a ticket that is on its way when the page's language changes arrives") {
    Harness help{monday()};
    write_ticket(help);
    help.backend.hold();
    help.press("Enviar");
    help.send(NewSettings{speaking_english()});
    let_go(help);
    help.advance(Milliseconds{1'000});
    CHECK(help.find(Role::Heading, "Ticket opened") != nullptr);
    CHECK(help.backend.last_body("/v1/tickets/").find(R"("locale":"pt-BR")") != std::string::npos);
    CHECK(help.page_event_count("ticketCreated") == 1);
}

TEST_CASE("a ticket that waits for its files goes when they are there, in whatever language") {
    Harness help{monday()};
    help.backend.next("/v1/bootstrap", {200, desk_with_files()});
    write_ticket(help);
    help.backend.hold();
    choose_picture(help);
    help.press("Enviar");
    help.send(NewSettings{speaking_english()});
    let_go(help);
    help.advance(Milliseconds{1'000});
    CHECK(help.backend.count("PUT /v1/tickets/") == 1);
    CHECK(help.find(Role::Heading, "Ticket opened") != nullptr);
}

TEST_CASE("files that a reload has kept from arriving are named, also those that were under way") {
    Harness help{monday()};
    help.backend.next("/v1/bootstrap", {200, desk_with_files()});
    write_ticket(help);
    help.backend.hold();
    choose_picture(help);
    Harness::Options options = monday();
    options.stored = help.stored().value_or("");
    Harness again{options};
    again.backend.next("/v1/bootstrap", {200, desk_with_files()});
    again.open(Route::Ticket);
    CHECK(again.reads("Anexe a.png de novo: não está mais aqui."));
    CHECK(again.value("Detalhes") == "Importei leads e sumiram");
}

TEST_CASE("what is wrong with a field that the form does not have is told all the same") {
    Harness help{monday()};
    help.backend.next("/v1/bootstrap",
                      {200, desk_with(R"("reasons": [)", R"("reasons": [], "others": [)")});
    help.open(Route::Ticket);
    help.type("Detalhes", "Importei leads e sumiram");
    refuse_reason(help, "required");
    help.press("Enviar");
    CHECK(help.reads("O servidor recusou o pedido. Use um dos outros canais."));
    CHECK(help.page_event_count("error") == 1);
    // The backend has reasons that the desk had not told: it is asked again.
    help.choose("Motivo de contato", "Leads");
    help.press("Tentar de novo");
    CHECK(help.find(Role::Heading, "Ticket aberto") != nullptr);
}

TEST_CASE("a reason that is no more is not offered again") {
    Harness help{monday()};
    write_ticket(help);
    refuse_reason(help, "unknown");
    help.backend.next("/v1/bootstrap", {200, desk_with(R"("id": "leads")", R"("id": "lists")")});
    help.press("Enviar");
    CHECK(help.error("Motivo de contato") == "Este motivo não existe mais. Escolha outro.");
    CHECK(help.backend.count("GET /v1/bootstrap") == 2);
}

TEST_CASE(
    "a screen that the desk does not offer is the one where one talks to it, with all of it") {
    Harness help{monday()};
    SUBCASE("tickets") {
        help.backend.next("/v1/bootstrap", {200, desk_with(R"("tickets", )", "")});
        help.open(Route::Ticket);
    }
    SUBCASE("articles") {
        help.backend.next("/v1/bootstrap", {200, desk_with(R"(, "articles")", "")});
        help.open(Route::Knowledge);
    }
    CHECK(help.find(Role::Heading, "Falar com Atendimento") != nullptr);
    CHECK(help.backend.count("GET /v1/load") == 1);
    CHECK(help.page_events()[2].find(R"("to":"talk")") != std::string::npos);
}

TEST_CASE("an article that is suggested for a ticket about an article is shown") {
    Harness help{monday()};
    help.open(Route::Knowledge);
    help.press("Como apontar o domínio");
    help.press("Não");
    help.press("Abrir um ticket");
    help.type("Detalhes", "Li o artigo e ainda preciso de ajuda com o registro");
    help.advance(Milliseconds{2'000});
    help.press("Como apontar o domínio");
    CHECK(help.find(Role::Heading, "Como apontar o domínio") != nullptr);
}

TEST_CASE("a receipt that came behind a closed panel waits until it has been seen") {
    Harness help{monday()};
    write_ticket(help);
    help.backend.hold();
    help.press("Enviar");
    help.send(ClosePanel{});
    let_go(help);
    REQUIRE(help.page_event_count("ticketCreated") == 1);
    help.open(Route::Home);
    help.press("Abrir um ticket");
    CHECK(help.find(Role::Heading, "Ticket aberto") != nullptr);
    help.press("Voltar");
    help.press("Abrir um ticket");
    CHECK(help.find(Role::Heading, "Ticket aberto") == nullptr);
}

TEST_CASE("what is typed after a press belongs to what the press has led to") {
    Harness help{monday()};
    talk(help, 1);
    help.type("Escreva uma mensagem", "primeira");
    const NodeId send = help.find(Role::Button, "Enviar mensagem")->id;
    const NodeId field = help.find(Role::TextArea, "Escreva uma mensagem")->id;
    help.send(std::vector<InputEvent>{ActionRequest{send, ActionKind::Click, {}},
                                      ActionRequest{field, ActionKind::SetValue, "segunda"}});
    CHECK(help.backend.last_body("/v1/chats/") == R"({"text":"primeira"})");
    CHECK(help.value("Escreva uma mensagem") == "segunda");
}

TEST_CASE("the receipt names the team by the reason that was chosen, in the customer's language") {
    Harness help;
    help.backend.next("/v1/bootstrap",
                      {200, desk_with(R"("label": "Financeiro")", R"("label": "Cobran\u00E7as")")});
    help.open(Route::Ticket);
    help.choose("Motivo de contato", "Cobran\u00E7as");
    help.type("Detalhes", "Fui cobrada duas vezes");
    help.press("Enviar");
    CHECK(help.reads("\"Equipe\" = Cobran\u00E7as"));
}

TEST_CASE("articles suggested while a ticket is written look like those that a search has found") {
    Harness help;
    help.open(Route::Ticket);
    help.type("Detalhes", "Meu domínio não verifica desde ontem");
    help.advance(Milliseconds{1'000});
    const Node* article = help.find(Role::Button, "Como importar leads");
    REQUIRE(article != nullptr);
    CHECK(article->look == Look::Card);
}
