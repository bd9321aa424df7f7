#include "tests/core/chat_day.h"
#include "tests/harness/desk_answers.h"

#include <doctest/doctest.h>

#include <algorithm>

// What happens while the customer is on another screen, or has closed the panel.

using namespace help;
using namespace help::test;

namespace {

void write_ticket(Harness& help) {
    help.open(Route::Ticket);
    help.choose("Motivo de contato", "Leads");
    help.type("Detalhes", "Meus leads sumiram");
}

/// Pressed Send, and went back home before the desk has answered.
void send_and_leave(Harness& help) {
    write_ticket(help);
    help.backend.hold();
    help.press("Enviar");
    help.press("Voltar");
}

/// The desk's answers come in.
void answer(Harness& help) {
    help.backend.release();
    help.send(PageVisible{true});
}

bool has_said(const Harness& help, std::string_view words) {
    return std::any_of(help.said().begin(), help.said().end(), [words](const std::string& said) {
        return said.find(words) != std::string::npos;
    });
}

void end_chat(Harness& help, std::string_view data) {
    say(help, "chat.closed", data);
}

} // namespace

TEST_CASE("a receipt that comes while the customer is elsewhere is said, and waits for them") {
    Harness help;
    send_and_leave(help);
    const std::string focused = help.focused();
    answer(help);
    CHECK(has_said(help, "Ticket aberto. Número: "));
    CHECK(help.focused() == focused);
    help.press("Abrir um ticket");
    CHECK(help.reads("Ticket aberto"));
    CHECK_FALSE(help.stored());
    // Once seen and left, the next ticket begins empty.
    help.press("Voltar");
    help.press("Abrir um ticket");
    CHECK(help.value("Detalhes").empty());
}

TEST_CASE("a receipt takes the focus from nobody who writes in the chat") {
    Harness help{monday()};
    start(help);
    agent_comes(help);
    help.press("Voltar");
    send_and_leave(help);
    help.open(Route::Chat);
    help.press("Fechar");
    help.press("Continuar no chat");
    const std::string composer = help.focused();
    answer(help);
    CHECK(help.focused() == composer);
}

TEST_CASE("a ticket that fails while the customer is elsewhere is said, and shows why on return") {
    Harness help;
    help.backend.next("/v1/tickets/", {403, R"({"code":"forbidden"})", "application/problem+json"});
    send_and_leave(help);
    answer(help);
    CHECK(has_said(help, "Abrir um ticket: Não foi possível enviar."));
    CHECK(help.scrolled_to() < 1);
    help.press("Abrir um ticket");
    CHECK(help.value("Detalhes") == "Meus leads sumiram");
    CHECK(help.scrolled_to() > 10'000);
}

TEST_CASE("a form that turns wrong while its files are under way can be mended") {
    std::string desk{kDeskJson};
    const auto put = [&desk](std::string_view before, std::string_view now) {
        desk.replace(desk.find(before), before.size(), now);
    };
    put(R"("tickets")", R"("tickets", "attachments")");
    put(R"("limits": {)", R"("limits": { "attachments": 3, "attachmentBytes": 1048576, )"
                          R"("attachmentTypes": ["image/png"],)");
    Harness help;
    help.backend.next("/v1/bootstrap", {200, desk});
    help.open(Route::Ticket);
    help.choose("Motivo de contato", "Financeiro");
    help.type("Detalhes", "Fui cobrada duas vezes.");
    help.backend.hold();
    help.send(FilesChosen{{{1, "a.png", "image/png", 500'000}}});
    help.press("Enviar");
    help.advance(Milliseconds{61'000});
    put(R"("id": "finance")", R"("id": "billing")");
    help.backend.next("/v1/bootstrap", {200, desk});
    help.send(PageVisible{false});
    answer(help);
    CHECK_FALSE(help.error("Motivo de contato").empty());
    const auto said = help.said().size();
    CHECK(help.is_quiet());
    CHECK(help.said().size() == said);
    help.choose("Motivo de contato", "Financeiro");
    help.press("Enviar");
    CHECK(help.reads("Ticket aberto"));
}

TEST_CASE("an agent who comes while the panel is closed shows at the launcher, as was promised") {
    Harness help{monday()};
    start(help);
    CHECK(help.reads("avisamos quando alguém atender"));
    help.send(ClosePanel{});
    agent_comes(help);
    CHECK(help.page_events().back() == R"(unread {"count":1})");
    CHECK(help.unread_words() == "Bruna entrou na conversa.");
    agent_writes(help, 1, "Oi!");
    CHECK(help.unread_words() == "1 mensagem nova");
    help.open();
    CHECK(help.page_events().back() == R"(unread {"count":0})");
    CHECK(help.unread_words().empty());
}

TEST_CASE("who waits on another screen hears that an agent has come, and that the chat has ended") {
    Harness help{monday()};
    start(help);
    help.press("Voltar");
    agent_comes(help);
    CHECK(has_said(help, "Bruna entrou na conversa."));
    end_chat(help, R"({"by":"agent","reason":"ended"})");
    CHECK(has_said(help, "Conversa encerrada"));
    // Another screen is no reason to forget a conversation that nobody has seen the end of.
    help.press("Abrir um ticket");
    help.press("Voltar");
    help.press("Falar com Atendimento");
    CHECK(help.reads("Bruna encerrou a conversa."));
}

TEST_CASE("an agent who had come before the reload is no news after it") {
    Harness before{monday()};
    talk(before, 1);
    Harness::Options options = monday();
    options.stored_chat = *before.stored("chat");
    Harness after{options};
    after.backend.set_chat(R"({"id":")" + chat_of(before) +
                           R"(","state":"active","agent":{"id":"a1","name":"Bruna"},"messages":[)" +
                           message_json(1, "Mensagem 1") + R"(],"cursor":"9"})");
    after.send(Prepare{});
    CHECK(after.unread_words().empty());
}

TEST_CASE("the agent's last words are read after the end, whoever watched and whoever did not") {
    Harness help{monday()};
    talk(help, 5);
    help.send(ClosePanel{});
    agent_writes(help, 6, "A senha nova está em https://loja.example/senha");
    end_chat(help, R"({"by":"agent","reason":"ended"})");
    CHECK(help.page_events().back().starts_with("chatEnded"));
    CHECK(help.unread_words() == "Conversa encerrada. 1 mensagem nova");
    CHECK(help.stored("chat")); // a reload asks the backend how it ended

    help.open();
    CHECK(help.reads("A senha nova está em"));
    CHECK(help.find(Role::Link, "https://loja.example/senha") != nullptr);
    CHECK(help.reads("Novas mensagens"));
    CHECK_FALSE(help.reads("Mensagem 3"));
    CHECK(help.unread_words().empty());
    help.press("Mostrar mensagens anteriores");
    CHECK(help.reads("Mensagem 1"));
    CHECK(help.find(Role::TextField, "Escreva uma mensagem") == nullptr);
    help.press("Voltar ao início");
    CHECK_FALSE(help.stored("chat"));
}

TEST_CASE("a chat whose end nobody has seen comes back after a reload") {
    Harness before{monday()};
    talk(before, 1);
    before.send(ClosePanel{});
    end_chat(before, R"({"by":"agent","reason":"ended"})");
    CHECK(before.unread_words() == "Conversa encerrada");
    Harness::Options options = monday();
    options.stored_chat = *before.stored("chat");
    Harness after{options};
    after.backend.set_chat(R"({"id":")" + chat_of(before) +
                           R"(","state":"closed","closed":{"by":"agent","reason":"ended"},)"
                           R"("agent":{"id":"a1","name":"Bruna"},"messages":[)" +
                           message_json(1, "Mensagem 1") + R"(],"cursor":"9"})");
    after.open();
    CHECK(after.reads("Mensagem 1"));
    CHECK(after.reads("Conversa encerrada"));
    after.press("Voltar ao início");
    CHECK_FALSE(after.stored("chat"));
}
