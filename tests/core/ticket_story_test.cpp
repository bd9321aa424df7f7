#include "tests/harness/harness.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace help;
using namespace help::test;

namespace {

void write_a_ticket(Harness& help) {
    help.choose("Motivo de contato", "Financeiro");
    help.type("Detalhes", "Fui cobrada duas vezes em novembro.");
}

} // namespace

TEST_CASE("a customer opens help, writes a ticket and gets a number and a date") {
    Harness help;
    help.open();
    CHECK(help.reads("Olá, Ana!"));
    help.press("Abrir um ticket");
    CHECK(help.value("Nome") == "Ana Souza");
    CHECK(help.value("E-mail") == "ana@loja.example");
    write_a_ticket(help);
    help.press("Enviar");
    CHECK(help.reads("Ticket aberto"));
    CHECK(help.reads("2026-000042"));
    CHECK(help.reads("quarta-feira, 25 de novembro"));
    CHECK(help.reads("Vamos responder para ana@loja.example."));
    CHECK(help.focused() == "Ticket aberto");
    CHECK(help.page_event_count("ticketCreated") == 1);
    CHECK(help.backend.count("PUT /v1/tickets/") == 1);
    CHECK(help.backend.last_body("/v1/tickets/").find(R"("reason":"finance")") !=
          std::string::npos);
}

TEST_CASE("the e-mail of the login cannot be edited, the name can") {
    Harness help;
    help.open(Route::Ticket);
    CHECK(help.find(Role::TextField, "E-mail")->is(state::kReadOnly));
    help.type("E-mail", "outra@pessoa.example");
    help.type("Nome", "Ana, da Loja do Porto");
    CHECK(help.value("E-mail") == "ana@loja.example");
    CHECK(help.value("Nome") == "Ana, da Loja do Porto");
}

TEST_CASE("a customer whose e-mail is not known writes it") {
    Harness help{{.name = "", .email = ""}};
    help.open();
    CHECK(help.reads("Olá!"));
    help.press("Abrir um ticket");
    CHECK_FALSE(help.find(Role::TextField, "E-mail")->is(state::kReadOnly));
    help.type("E-mail", "ana@");
    write_a_ticket(help);
    help.press("Enviar");
    CHECK(help.error("E-mail").starts_with("Confira o e-mail"));
    CHECK(help.error("Nome") == "Diga seu nome.");
    help.type("Nome", "Ana");
    help.type("E-mail", "ana@loja.example");
    help.press("Enviar");
    CHECK(help.reads("Ticket aberto"));
}

TEST_CASE("an empty form says what is missing and leads to the first gap") {
    Harness help;
    help.open(Route::Ticket);
    help.press("Enviar");
    CHECK(help.error("Motivo de contato") == "Escolha o motivo de contato.");
    CHECK(help.error("Detalhes") == "Conte o que está acontecendo.");
    CHECK(help.error("Nome").empty());
    CHECK(help.focused() == "Motivo de contato");
    CHECK(help.said().back() == "Há 2 campos para corrigir.");
    CHECK(help.backend.count("PUT") == 0);
    help.choose("Motivo de contato", "Leads");
    CHECK(help.error("Motivo de contato").empty());
    CHECK_FALSE(help.error("Detalhes").empty());
}

TEST_CASE("the details take 20,000 characters and count down near the end") {
    Harness help;
    help.open(Route::Ticket);
    CHECK(help.reads("Quanto mais detalhes"));
    help.type("Detalhes", std::string(19'600, 'a'));
    CHECK(help.reads("Restam 400 caracteres."));
    help.type("Detalhes", std::string(19'999, 'a'));
    CHECK(help.reads("Resta 1 caractere."));
    help.type("Detalhes", std::string(20'001, 'a'));
    help.press("Enviar");
    CHECK(help.error("Detalhes") == "O texto passa de 20.000 caracteres.");
    // Characters, not bytes.
    std::string letters;
    for (int i = 0; i < 20'000; ++i) {
        letters += "ã";
    }
    help.type("Detalhes", letters);
    CHECK(help.reads("Limite de 20.000 caracteres atingido."));
    help.choose("Motivo de contato", "Leads");
    help.press("Enviar");
    CHECK(help.reads("Ticket aberto"));
}

TEST_CASE("while it is being sent the form is locked and a second press does nothing") {
    Harness help;
    help.open(Route::Ticket);
    write_a_ticket(help);
    help.backend.hold();
    help.press("Enviar");
    CHECK(help.find(Role::Button, "Enviando…")->is(state::kBusy));
    CHECK(help.find(Role::TextField, "Nome")->is(state::kReadOnly));
    CHECK(help.said().back() == "Enviando…");
    help.press("Enviando…");
    help.type("Detalhes", "outra coisa");
    help.backend.release();
    help.advance(Milliseconds{0});
    help.send(NetworkChanged{true});
    CHECK(help.backend.count("PUT") == 1);
    CHECK(help.reads("Ticket aberto"));
}

TEST_CASE(
    "a ticket that cannot be sent stays, says why, and goes with the same id the second time") {
    Harness help{
        {.more =
             R"(,"contacts":[{"label":"suporte@mare.example","href":"mailto:suporte@mare.example"}])"}};
    help.open(Route::Ticket);
    write_a_ticket(help);
    for (int i = 0; i < 4; ++i) {
        help.backend.fail_next("/v1/tickets/", ChannelFault::Network);
    }
    help.press("Enviar");
    help.advance(Milliseconds{60'000});
    CHECK(help.backend.count("PUT") == 4);
    CHECK(help.reads("Não foi possível enviar. Sem resposta do servidor."));
    CHECK(help.reads("Nada se perdeu"));
    CHECK(help.reads("mailto:suporte@mare.example"));
    CHECK(help.value("Detalhes") == "Fui cobrada duas vezes em novembro.");
    CHECK(help.page_event_count("error") == 1);
    help.press("Tentar de novo");
    CHECK(help.reads("Ticket aberto"));
    const auto& requests = help.backend.requests();
    std::vector<std::string> urls;
    for (const SendRequest& request : requests) {
        if (request.request.method == "PUT") {
            urls.push_back(request.request.url);
        }
    }
    REQUIRE(urls.size() == 5);
    CHECK(urls.front() == urls.back());
}

TEST_CASE("what the customer wrote survives a reload, and so does the id of an attempt") {
    std::string kept;
    {
        Harness help;
        help.open(Route::Ticket);
        CHECK_FALSE(help.stored().has_value()); // nothing is kept before the customer writes
        write_a_ticket(help);
        help.backend.hold();
        help.press("Enviar");
        kept = help.stored().value();
    }
    Harness help{{.stored = kept}};
    help.open(Route::Ticket);
    CHECK(help.value("Detalhes") == "Fui cobrada duas vezes em novembro.");
    CHECK(help.value("Motivo de contato") == "finance");
    help.press("Enviar");
    CHECK(help.reads("Ticket aberto"));
    CHECK_FALSE(help.stored().has_value());
    CHECK(kept.find(help.backend.requests().back().request.url.substr(12)) != std::string::npos);
}

TEST_CASE("a draft of somebody else who used this computer is never shown") {
    std::string kept;
    {
        Harness help;
        help.open(Route::Ticket);
        write_a_ticket(help);
        kept = help.stored().value();
    }
    Harness help{{.name = "Bia", .email = "bia@outra.example", .stored = kept}};
    help.open(Route::Ticket);
    CHECK(help.value("Detalhes").empty());
    CHECK(help.value("Nome") == "Bia");
    CHECK_FALSE(help.stored().has_value());
}

TEST_CASE("logging in as somebody else forgets the draft and the session") {
    Harness help;
    help.open(Route::Ticket);
    write_a_ticket(help);
    Settings settings;
    settings.site = "demo";
    settings.customer = {"Bia", "bia@outra.example"};
    help.send(NewSettings{settings});
    CHECK_FALSE(help.stored().has_value());
    CHECK(help.reads("Olá, Bia!"));
    help.press("Abrir um ticket");
    CHECK(help.value("Detalhes").empty());
    CHECK(help.value("E-mail") == "bia@outra.example");
}

TEST_CASE("a session that has expired is renewed once, without the customer noticing") {
    Harness help;
    help.open(Route::Ticket);
    write_a_ticket(help);
    help.backend.next("/v1/tickets/",
                      {401, R"({"code":"session-expired"})", "application/problem+json"});
    help.press("Enviar");
    CHECK(help.reads("Ticket aberto"));
    CHECK(help.backend.count("POST /v1/sessions") == 2);
    CHECK(help.backend.count("PUT") == 2);
    // The second session is asked for with the old token: the same subject, so the same ticket.
    std::vector<bool> shows_token;
    for (const SendRequest& request : help.backend.requests()) {
        if (request.request.url == "/v1/sessions") {
            const auto& headers = request.request.headers;
            shows_token.push_back(std::find(headers.begin(), headers.end(),
                                            std::pair<std::string, std::string>{
                                                "authorization", "Bearer secret-token"}) !=
                                  headers.end());
        }
    }
    CHECK(shows_token == std::vector{false, true});
}

TEST_CASE("a session that is refused twice is a failure in words") {
    Harness help;
    help.open(Route::Ticket);
    write_a_ticket(help);
    for (int i = 0; i < 2; ++i) {
        help.backend.next("/v1/tickets/",
                          {401, R"({"code":"session-expired"})", "application/problem+json"});
    }
    help.press("Enviar");
    CHECK(help.reads("O servidor recusou o pedido."));
    CHECK(help.backend.count("PUT") == 2);
}

TEST_CASE("the server's own validation is shown at the fields") {
    Harness help;
    help.open(Route::Ticket);
    write_a_ticket(help);
    help.backend.next(
        "/v1/tickets/",
        {422, R"({"code":"validation","errors":[{"pointer":"#/reason","code":"unknown"}]})",
         "application/problem+json"});
    help.press("Enviar");
    CHECK(help.error("Motivo de contato") == "Este motivo não existe mais. Escolha outro.");
    CHECK(help.focused() == "Motivo de contato");
    CHECK(help.value("Detalhes") == "Fui cobrada duas vezes em novembro.");
}

TEST_CASE("an id that the backend has with another text is given up, the text is not") {
    Harness help;
    help.open(Route::Ticket);
    write_a_ticket(help);
    help.backend.next("/v1/tickets/",
                      {409, R"({"code":"id-conflict"})", "application/problem+json"});
    help.press("Enviar");
    CHECK(help.reads("Uma versão anterior deste ticket já tinha chegado."));
    help.press("Tentar de novo");
    CHECK(help.reads("Ticket aberto"));
    const auto& requests = help.backend.requests();
    CHECK(requests[requests.size() - 1].request.url != requests[requests.size() - 2].request.url);
}

TEST_CASE("a busy backend is waited for as long as it says") {
    Harness help;
    help.open(Route::Ticket);
    write_a_ticket(help);
    help.backend.next("/v1/tickets/",
                      {429, R"({"code":"rate-limited"})", "application/problem+json", "7"});
    help.press("Enviar");
    help.advance(Milliseconds{6'900});
    CHECK(help.backend.count("PUT") == 1);
    help.advance(Milliseconds{200});
    CHECK(help.backend.count("PUT") == 2);
    CHECK(help.reads("Ticket aberto"));
}

TEST_CASE("a pause that is too long is told instead of waited for") {
    Harness help;
    help.open(Route::Ticket);
    write_a_ticket(help);
    const auto told = [&help](const char* seconds, std::string_view words) {
        help.backend.next("/v1/tickets/",
                          {429, R"({"code":"rate-limited"})", "application/problem+json", seconds});
        help.press(help.find(Role::Button, "Enviar") != nullptr ? "Enviar" : "Tentar de novo");
        return help.reads(words);
    };
    CHECK(told("2400", "Tente de novo em 40 minutos."));
    CHECK(told("999999999", "Tente de novo em 60 minutos."));
}

TEST_CASE("nonsense in Retry-After counts as not said") {
    for (const char* nonsense : {"-1", "0", "soon", "Wed, 21 Oct 2026 07:28:00 GMT", "1e9"}) {
        Harness help;
        help.open(Route::Ticket);
        write_a_ticket(help);
        help.backend.next("/v1/tickets/", {503, "", "text/plain", nonsense});
        help.press("Enviar");
        help.advance(Milliseconds{8'000});
        CHECK_MESSAGE(help.reads("Ticket aberto"), nonsense);
    }
}

TEST_CASE("after the confirmation another ticket starts empty and has another id") {
    Harness help;
    help.open(Route::Ticket);
    write_a_ticket(help);
    help.press("Enviar");
    help.press("Abrir outro ticket");
    CHECK(help.value("Detalhes").empty());
    CHECK(help.value("Nome") == "Ana Souza");
    write_a_ticket(help);
    help.press("Enviar");
    CHECK(help.backend.count("PUT") == 2);
    const auto& requests = help.backend.requests();
    CHECK(requests[requests.size() - 1].request.url != requests[requests.size() - 2].request.url);
}

TEST_CASE("what is typed in the frame in which the panel closes is kept") {
    Harness help;
    help.open(Route::Ticket);
    const NodeId details = help.find(Role::TextArea, "Detalhes")->id;
    help.send({ActionRequest{details, ActionKind::SetValue, "última palavra"}, ClosePanel{}});
    help.open();
    CHECK(help.value("Detalhes") == "última palavra");
    CHECK(help.stored()->find("última palavra") != std::string::npos);
}

TEST_CASE("a failure at the end of a long form is scrolled into view") {
    Harness help;
    help.open(Route::Ticket);
    write_a_ticket(help);
    CHECK(help.scrolled_to() == 0);
    help.backend.next("/v1/tickets/", {400, "", "text/plain"});
    help.press("Enviar");
    CHECK(help.scrolled_to() > 10'000);
}
