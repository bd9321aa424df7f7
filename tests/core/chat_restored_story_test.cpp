#include "tests/core/chat_day.h"

#include <doctest/doctest.h>

// The desk was put back from a back-up while the customer's page stayed open: its chat ends earlier
// than what the customer has seen, and numbers are given a second time.

using namespace help;
using namespace help::test;

namespace {

/// A message of the agent's that the desk has taken since it was put back.
std::string later_json(int seq, std::string_view text) {
    std::string message = message_json(seq, text);
    message.replace(message.find("-8000-"), 6, "-9000-");
    return message;
}

void agent_writes_anew(Harness& help, int seq, std::string_view text) {
    say(help, "chat.message", later_json(seq, text));
}

/// The customer writes, and the desk gives the message this number.
void write_as(Harness& help, int seq, std::string_view text) {
    help.type("Escreva uma mensagem", text);
    help.backend.next(
        "/v1/chats/" + chat_of(help) + "/messages",
        {201, R"({"seq":)" + std::to_string(seq) + R"(,"at":"2026-11-23T13:00:00Z"})"});
    help.press("Enviar mensagem");
}

void set_messages(Harness& help, std::string_view messages) {
    help.backend.set_chat(R"({"id":")" + chat_of(help) +
                          R"(","state":"active","agent":{"id":"a1","name":"Bruna"},"messages":[)" +
                          std::string{messages} +
                          R"(],"read":{"agent":0,"customer":0},"cursor":")" +
                          help.backend.cursor() + "\"}");
}

/// The desk knows nothing of the cursor that the widget comes with.
void put_back(Harness& help, std::string_view messages) {
    set_messages(help, messages);
    say(help, "stream.reset", R"({"reason":"unknown"})");
}

} // namespace

TEST_CASE("what a desk says that was put back from a back-up is on the screen") {
    Harness help{monday()};
    talk(help, 3);
    put_back(help, message_json(1, "Mensagem 1"));
    CHECK_FALSE(help.reads("Mensagem 2"));
    help.send(ClosePanel{});
    agent_writes_anew(help, 2, "Está consertado");
    CHECK(help.unread_words() == "1 mensagem nova");
    help.open();
    CHECK(help.reads("Está consertado"));
    CHECK(help.backend.last_body("/v1/chats/" + chat_of(help) + "/read") == R"({"upTo":2})");
}

TEST_CASE("what a desk took before it is asked again stands where its other messages stood") {
    Harness help{monday()};
    talk(help, 3);
    help.send(ClosePanel{});
    put_back(help, message_json(1, "Mensagem 1") + "," + later_json(2, "Está consertado") + "," +
                       later_json(3, "Confira, por favor"));
    CHECK(help.unread_words() == "2 mensagens novas");
    help.open();
    CHECK(help.reads("Está consertado"));
    CHECK(help.reads("Confira, por favor"));
    CHECK_FALSE(help.reads("Mensagem 2"));
}

TEST_CASE("a message that takes another's number is on the screen, and news to who is elsewhere") {
    Harness help{monday()};
    talk(help, 3);
    help.send(ClosePanel{});
    agent_writes_anew(help, 3, "Está consertado");
    CHECK(help.unread_words() == "1 mensagem nova");
    agent_writes_anew(help, 4, "Confira, por favor");
    CHECK(help.unread_words() == "2 mensagens novas");
    help.open();
    CHECK(help.reads("Mensagem 2"));
    CHECK(help.reads("Está consertado"));
    CHECK_FALSE(help.reads("Mensagem 3"));
}

TEST_CASE("what stood behind a number that is given a second time the desk has lost as well") {
    Harness help{monday()};
    talk(help, 4);
    SUBCASE("the agent's") {
        agent_writes_anew(help, 3, "Está consertado");
        CHECK(help.reads("Está consertado"));
    }
    SUBCASE("the customer's own") {
        write_as(help, 3, "Obrigada");
        CHECK(help.reads("Obrigada"));
    }
    CHECK(help.reads("Mensagem 2"));
    CHECK_FALSE(help.reads("Mensagem 4"));
}

TEST_CASE("what a desk has lost is not shown, even while it cannot be asked what it has") {
    Harness help{monday()};
    talk(help, 6);
    help.send(ClosePanel{});
    help.backend.next("/v1/chats/" + chat_of(help),
                      {429, R"({"code":"rate-limited"})", "application/problem+json", "240"});
    put_back(help, message_json(1, "Mensagem 1") + "," + message_json(2, "Mensagem 2"));
    SUBCASE("the agent writes") {
        agent_writes_anew(help, 3, "Está consertado");
        CHECK(help.unread_words() == "1 mensagem nova");
        help.open();
        CHECK(help.reads("Está consertado"));
        CHECK(help.backend.last_body("/v1/chats/" + chat_of(help) + "/read") == R"({"upTo":3})");
    }
    SUBCASE("the customer writes") {
        help.open();
        write_as(help, 3, "Continuam aí?");
        CHECK(help.reads("Continuam aí?"));
    }
    CHECK(help.reads("Mensagem 2"));
    CHECK_FALSE(help.reads("Mensagem 4"));
    say(help, "chat.closed", R"({"by":"agent","reason":"ended"})");
    CHECK_FALSE(help.reads("Mensagem 6"));
}

TEST_CASE("what is said while a desk that was put back is asked stays, whatever stands before it") {
    Harness help{monday()};
    talk(help, 3);
    set_messages(help, message_json(1, "Mensagem 1") + "," + later_json(2, "Está consertado"));
    help.backend.hold();
    say(help, "stream.reset", R"({"reason":"unknown"})");
    agent_writes_anew(help, 3, "Confira, por favor");
    help.backend.release();
    help.send(NetworkChanged{true});
    CHECK(help.reads("Está consertado"));
    CHECK(help.reads("Confira, por favor"));
    CHECK_FALSE(help.reads("Mensagem 2"));
}

TEST_CASE("the customer's own message stays on the screen, whatever number it is given") {
    Harness help{monday()};
    talk(help, 3);
    SUBCASE("once the chat has been fetched") {
        put_back(help, message_json(1, "Mensagem 1"));
    }
    SUBCASE("before that") {}
    write_as(help, 2, "Obrigada, mas não funciona");
    CHECK(help.reads("Obrigada, mas não funciona"));
    CHECK_FALSE(help.reads("Enviando…"));
}

TEST_CASE("what is said while the chat is fetched is not taken for what the desk has lost") {
    Harness help{monday()};
    talk(help, 2);
    set_messages(help, message_json(1, "Mensagem 1") + "," + message_json(2, "Mensagem 2"));
    help.backend.hold();
    say(help, "stream.reset", R"({"reason":"unknown"})");
    agent_writes(help, 3, "Mensagem 3");
    help.backend.release();
    help.send(NetworkChanged{true});
    CHECK(help.backend.count("GET /v1/chats/" + chat_of(help)) == 1);
    CHECK(help.reads("Mensagem 3"));
}

TEST_CASE("on the next page, too, what the desk says anew is news") {
    Harness before{monday()};
    talk(before, 3);
    Harness help{on_the_next_page(before)};
    desk_has_chat(help, before,
                  R"("state":"active","agent":{"id":"a1","name":"Bruna"},"messages":[)" +
                      message_json(1, "Mensagem 1") + "]");
    help.open();
    REQUIRE(help.reads("Mensagem 1"));
    help.send(ClosePanel{});
    agent_writes_anew(help, 2, "Está consertado");
    CHECK(help.unread_words() == "1 mensagem nova");
}

TEST_CASE("what was news before a reload is news after it") {
    Harness before{monday()};
    talk(before, 5);
    before.send(ClosePanel{});
    put_back(before, message_json(1, "Mensagem 1"));
    agent_writes_anew(before, 2, "Está consertado");
    REQUIRE(before.unread_words() == "1 mensagem nova");
    Harness help{on_the_next_page(before)};
    desk_has_chat(help, before,
                  R"("state":"active","agent":{"id":"a1","name":"Bruna"},"messages":[)" +
                      message_json(1, "Mensagem 1") + "," + later_json(2, "Está consertado") + "]");
    help.send(Prepare{});
    CHECK(help.unread_words() == "1 mensagem nova");
}

TEST_CASE(
    "what a ticket took from a desk that has lost it takes nothing from what is written anew") {
    Harness before{monday()};
    start(before);
    write_as(before, 1, "Meu domínio caiu");
    before.press("Não pode esperar? Abra um ticket");
    REQUIRE(before.value("Detalhes") == "Meu domínio caiu");
    Harness help{on_the_next_page(before)};
    desk_has_chat(
        help, before,
        R"("state":"queued","queue":{"position":1,"estimatedWaitSeconds":null},"messages":[])");
    help.open();
    write_as(help, 1, "É urgente");
    say(help, "chat.closed", R"({"by":"system","reason":"outside-hours"})");
    help.press("Enviar como ticket");
    CHECK(help.value("Detalhes") == "Meu domínio caiu\n\nÉ urgente");
}

TEST_CASE("what took another's number just before the chat ended is counted") {
    Harness help{monday()};
    talk(help, 3);
    help.send(ClosePanel{});
    help.backend.say(event(help, "chat.message", later_json(3, "Está consertado")));
    say(help, "chat.closed", R"({"by":"agent","reason":"ended"})");
    CHECK(help.unread_words() == "Conversa encerrada. 1 mensagem nova");
}
