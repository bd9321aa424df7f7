#include "tests/core/chat_day.h"

#include <doctest/doctest.h>

// What the customer has seen of a conversation, and what the agent is told of it.

using namespace help;
using namespace help::test;

namespace {

int reads_told(const Harness& help, const std::string& chat) {
    return help.backend.count("POST /v1/chats/" + chat + "/read");
}

} // namespace

TEST_CASE("an agent's message that comes behind the customer's own later one is new all the same") {
    Harness help{monday()};
    talk(help, 0);
    help.type("Escreva uma mensagem", "Oi?");
    help.backend.next("/v1/chats/" + chat_of(help) + "/messages",
                      {201, R"({"seq":2,"at":"2026-11-23T13:00:01Z"})"});
    help.press("Enviar mensagem");
    help.send(ClosePanel{});
    agent_writes(help, 1, "Qual é o seu domínio?");
    CHECK(help.unread_words() == "1 mensagem nova");
    help.open();
    CHECK(help.reads("Novas mensagens"));
    CHECK(help.backend.last_body("/v1/chats/" + chat_of(help) + "/read") == R"({"upTo":2})");
}

TEST_CASE("while the screen says that help cannot be loaded, nothing of the chat has been seen") {
    Harness before{monday()};
    talk(before, 1);
    const std::string chat = chat_of(before);
    Harness::Options options = monday();
    options.stored_chat = *before.stored("chat");
    Harness help{options};
    help.backend.set_chat(R"({"id":")" + chat +
                          R"(","state":"active","agent":{"id":"a1","name":"Bruna"},"messages":[)" +
                          message_json(1, "Mensagem 1") + "," +
                          message_json(2, "Qual é o seu domínio?") +
                          R"(],"read":{"agent":0,"customer":1},"cursor":"e0"})");
    for (int tries = 0; tries < 4; ++tries) {
        help.backend.next("/v1/bootstrap", {503, "{}", "application/problem+json"});
    }
    help.open();
    help.advance(std::chrono::minutes{1});
    REQUIRE(help.reads("Não conseguimos carregar a ajuda"));
    CHECK(reads_told(help, chat) == 0);
    CHECK(help.unread_words() == "1 mensagem nova");
    help.press("Tentar de novo");
    CHECK(help.reads("Qual é o seu domínio?"));
    CHECK(reads_told(help, chat) == 1);
    CHECK(help.unread_words().empty());
}

TEST_CASE("what the agent wrote before the customer closed the chat is read after it") {
    Harness help{monday()};
    talk(help, 1);
    help.press("Fechar");
    help.backend.next("/v1/chats/" + chat_of(help) + "/close", {200, R"({"state":"closed"})"});
    help.press("Fechar chat"); // the answer is here before what was said
    const std::string words = message_json(2, "A senha está no e-mail");
    SUBCASE("the end is told as well") {
        help.backend.say(event(help, "chat.message", words));
        help.backend.say(event(help, "chat.closed", R"({"by":"customer","reason":"ended"})"));
        help.send(NetworkChanged{true});
    }
    SUBCASE("nothing is told") {
        help.backend.set_chat(
            R"({"id":")" + chat_of(help) +
            R"(","state":"closed","agent":{"id":"a1","name":"Bruna"},"closed":{"by":"customer","reason":"ended"},"messages":[)" +
            message_json(1, "Mensagem 1") + "," + words + R"(],"cursor":"e3"})");
        help.advance(std::chrono::seconds{2});
    }
    CHECK(help.reads("Conversa encerrada"));
    CHECK(help.reads("A senha está no e-mail"));
    CHECK(help.page_event_count("chatEnded") == 1);
}

TEST_CASE("a chat that was closed is over, even where its end cannot be had") {
    Harness help{monday()};
    talk(help, 1);
    help.press("Fechar");
    help.backend.next("/v1/chats/" + chat_of(help) + "/close", {200, R"({"state":"closed"})"});
    help.press("Fechar chat");
    SUBCASE("nobody answers") {
        for (int tries = 0; tries < 4; ++tries) {
            help.backend.fail_next("/v1/chats/" + chat_of(help), ChannelFault::Network);
        }
    }
    SUBCASE("the answer is an old one") {
        help.backend.set_chat(R"({"id":")" + chat_of(help) +
                              R"(","state":"active","messages":[],"cursor":"e0"})");
    }
    help.advance(std::chrono::seconds{20});
    CHECK(help.reads("Conversa encerrada"));
}

TEST_CASE(
    "once a message has left, or the chat is over, nobody is told any more that it is typed") {
    Harness help{monday()};
    talk(help, 1);
    const std::string typing = "POST /v1/chats/" + chat_of(help) + "/typing";
    for (const char* words : {"O", "Oi"}) {
        help.type("Escreva uma mensagem", words);
    }
    REQUIRE(help.backend.count(typing) == 1);
    SUBCASE("sent") {
        help.press("Enviar mensagem");
    }
    SUBCASE("closed by the customer") {
        help.press("Fechar");
        help.press("Fechar chat");
    }
    SUBCASE("closed by the agent") {
        say(help, "chat.closed", R"({"by":"agent","reason":"ended"})");
    }
    help.advance(std::chrono::seconds{5});
    CHECK(help.backend.count(typing) == 1);
}
