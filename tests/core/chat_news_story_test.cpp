#include "tests/core/chat_day.h"

#include <algorithm>
#include <doctest/doctest.h>

// What a customer on another screen learns of their chat, and the way back to it.

using namespace help;
using namespace help::test;

namespace {

std::string card_detail(const Harness& help) {
    const Node* card = help.find(Role::Button, "Falar com Atendimento");
    return card == nullptr ? std::string{} : std::string{card->text(TextPart::Description)};
}

} // namespace

TEST_CASE("every other screen shows what is new in the chat, and leads there") {
    Harness help{monday()};
    start(help);
    help.press("Voltar");
    const std::string_view came = "Bruna entrou na conversa.";
    CHECK(help.find(Role::Button, came) == nullptr);
    SUBCASE("home") {}
    SUBCASE("the ticket") {
        help.press("Abrir um ticket");
    }
    SUBCASE("the channels") {
        help.press("Outros canais");
    }
    SUBCASE("the notices") {
        help.open(Route::Notices);
    }
    SUBCASE("the knowledge base") {
        help.open(Route::Knowledge);
    }
    agent_comes(help);
    REQUIRE(help.find(Role::Button, came) != nullptr);
    agent_writes(help, 1, "Oi!");
    help.press("1 mensagem nova");
    CHECK(help.reads("Oi!"));
    CHECK(help.find(Role::Button, came) == nullptr);
    help.press("Voltar");
    CHECK(help.find(Role::Button, "1 mensagem nova") == nullptr);
}

TEST_CASE("home says that a chat is going on") {
    Harness help{monday()};
    help.open();
    CHECK(card_detail(help) == "Chat de segunda a sábado");
    help.press("Falar com Atendimento");
    help.press("Iniciar chat");
    help.press("Voltar");
    CHECK(card_detail(help) == "Você está na fila");
    agent_comes(help);
    CHECK(card_detail(help) == "Bruna entrou na conversa.");
    say(help, "chat.closed", R"({"by":"agent","reason":"ended"})");
    CHECK(card_detail(help) == "Conversa encerrada");
}

TEST_CASE("who is elsewhere hears each message that comes, and that the chat has ended") {
    Harness help{monday()};
    start(help);
    help.press("Voltar");
    agent_comes(help);
    CHECK(times_said(help, "Bruna entrou na conversa.") == 1);
    agent_writes(help, 1, "Oi!");
    CHECK(times_said(help, "1 mensagem nova") == 1);
    agent_writes(help, 2, "Você está aí?");
    CHECK(times_said(help, "2 mensagens novas") == 1);
    say(help, "chat.closed", R"({"by":"agent","reason":"ended"})");
    CHECK(times_said(help, "Conversa encerrada. 2 mensagens novas") == 1);
    CHECK(help.find(Role::Button, "Conversa encerrada. 2 mensagens novas") != nullptr);
}

TEST_CASE("settings that change nothing of what is new do not have it said again") {
    Harness help{monday()};
    talk(help, 1);
    help.send(ClosePanel{});
    agent_writes(help, 2, "Qual é o seu domínio?");
    REQUIRE(help.unread_words() == "1 mensagem nova");
    const int told = help.times_unread_told();
    Settings settings;
    settings.site = "demo";
    settings.customer = {"Ana Souza", "ana@loja.example"};
    settings.accent = {0x11, 0x22, 0x33, 0xFF};
    help.send(NewSettings{settings});
    CHECK(help.times_unread_told() == told);
    settings.language = Language::English;
    help.send(NewSettings{settings});
    CHECK(help.unread_words() == "1 new message");
    CHECK(help.times_unread_told() == told + 1);
}

TEST_CASE("an agent whom the customer knows is told to the page once, whatever is loaded again") {
    Harness before{monday()};
    talk(before, 1);
    CHECK(before.page_event_count("chatAssigned") == 1);
    Harness after{on_the_next_page(before)};
    desk_has_chat(after, before,
                  R"("state":"active","agent":{"id":"a1","name":"Bruna"},"messages":[)" +
                      message_json(1, "Mensagem 1") + "]");
    after.open();
    CHECK(after.reads("Mensagem 1"));
    CHECK(after.page_event_count("chatAssigned") == 0);
}

TEST_CASE("a chat that is over outlives a reload until the customer has left it") {
    Harness before{monday()};
    talk(before, 1);
    say(before, "chat.closed", R"({"by":"agent","reason":"ended"})");
    before.pick(Role::Radio, "4 estrelas");
    before.type("Quer contar mais? (opcional)", "Muito gentil");
    CHECK(before.page_event_count("chatEnded") == 1);
    // What the loader looks for: it is not to fetch the core for this (sdk/src/loader/life.ts).
    CHECK(before.stored("chat")->find(R"(key":")") == std::string::npos);

    Harness after{on_the_next_page(before)};
    desk_has_chat(after, before,
                  R"("state":"closed","closed":{"by":"agent","reason":"ended"},)"
                  R"("agent":{"id":"a1","name":"Bruna"},"messages":[)" +
                      message_json(1, "Mensagem 1") + "]");
    after.send(Prepare{});
    CHECK(after.unread_words().empty()); // it had been seen
    CHECK(after.page_event_count("chatEnded") == 0);
    after.open();
    CHECK(after.reads("Bruna encerrou a conversa."));
    CHECK(after.value("Quer contar mais? (opcional)") == "Muito gentil");
    SUBCASE("left") {
        after.press("Voltar ao início");
    }
    SUBCASE("rated") {
        after.press("Enviar avaliação");
        CHECK(after.reads("Obrigado! Sua avaliação chegou."));
        CHECK(after.backend.last_body("/v1/chats/" + chat_of(before) + "/rating")
                  .find(R"("score":4)") != std::string::npos);
    }
    CHECK_FALSE(after.stored("chat"));
}

TEST_CASE("nobody comes from a chat that only waits to be brought back") {
    Harness before{monday()};
    talk(before, 1);
    SUBCASE("it goes on") {}
    SUBCASE("it is over") {
        say(before, "chat.closed", R"({"by":"agent","reason":"ended"})");
    }
    const auto told = [](const Harness& help, std::string_view event) {
        return std::count(help.page_events().begin(), help.page_events().end(), event);
    };
    Harness after{on_the_next_page(before)};
    after.open(Route::Ticket);
    CHECK(told(after, R"(navigate {"from":"home","to":"ticket"})") == 1);
    CHECK(told(after, R"(navigate {"from":"chat","to":"ticket"})") == 0);

    const std::string_view ended = R"("state":"closed","closed":{"by":"agent","reason":"ended"},)"
                                   R"("agent":{"id":"a1","name":"Bruna"},"messages":[])";
    Harness home{on_the_next_page(before)};
    home.open(Route::Home);
    CHECK(home.find(Role::Button, "Falar com Atendimento") != nullptr);
    CHECK(home.page_event_count("navigate") == 0);

    Harness ahead{on_the_next_page(before)};
    desk_has_chat(ahead, before, ended);
    ahead.send(Prepare{}); // its end is here before the panel
    ahead.open(Route::Ticket);
    ahead.press("Voltar");
    ahead.press("Falar com Atendimento");
    CHECK(ahead.reads("Bruna encerrou a conversa."));

    Harness seen{on_the_next_page(before)};
    desk_has_chat(seen, before, ended);
    seen.open();
    seen.send(ClosePanel{});
    seen.open(Route::Ticket);
    CHECK(told(seen, R"(navigate {"from":"chat","to":"ticket"})") == 1);
}

TEST_CASE("a customer whose chat is open elsewhere is led to it, with what they have written") {
    Harness help{monday()};
    help.open(Route::Talk);
    help.type("Sua primeira mensagem (opcional)", "Ainda estou aqui");
    const std::string theirs = "0193b1de-0000-7000-8000-0000000000aa";
    help.backend.next("/v1/chats/", {409, R"({"code":"chat-limit","chat":")" + theirs + R"("})",
                                     "application/problem+json"});
    help.backend.set_chat(R"({"id":")" + theirs +
                          R"(","state":"active","agent":{"id":"a1","name":"Bruna"},"messages":[)" +
                          message_json(1, "Mensagem 1") + R"(],"cursor":"9"})");
    help.press("Iniciar chat");
    CHECK(help.reads("Mensagem 1"));
    CHECK(help.value("Escreva uma mensagem") == "Ainda estou aqui");
    CHECK(help.backend.count("GET /v1/chats/" + theirs) == 1);
}

TEST_CASE("a backend that does not tell which chat is open is answered with words") {
    Harness help{monday()};
    help.open(Route::Talk);
    SUBCASE("nothing") {
        help.backend.next("/v1/chats/",
                          {409, R"({"code":"chat-limit"})", "application/problem+json"});
    }
    SUBCASE("no id") {
        help.backend.next("/v1/chats/", {409, R"({"code":"chat-limit","chat":"../agent"})",
                                         "application/problem+json"});
    }
    help.press("Iniciar chat");
    CHECK(help.reads("Você já tem uma conversa aberta em outra janela."));
}

TEST_CASE("what the customer has read in another tab is not new in this one") {
    Harness help{monday()};
    talk(help, 1);
    help.send(ClosePanel{});
    agent_writes(help, 2, "Qual é o seu domínio?");
    agent_writes(help, 3, "Alô?");
    REQUIRE(help.unread_words() == "2 mensagens novas");
    say(help, "chat.read", R"({"by":"customer","upTo":2})");
    CHECK(help.unread_words() == "1 mensagem nova");
    say(help, "chat.read", R"({"by":"customer","upTo":900})");
    CHECK(help.unread_words().empty());
    agent_writes(help, 4, "Até logo!");
    CHECK(help.unread_words() == "1 mensagem nova");
}
