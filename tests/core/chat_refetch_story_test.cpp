#include "tests/core/chat_day.h"

#include <doctest/doctest.h>

// Events are lost, and the chat cannot be fetched in that moment: everybody's stream was reset.

using namespace help;
using namespace help::test;

namespace {

ScriptedBackend::Answer busy(std::string_view seconds) {
    return {429, R"({"code":"rate-limited"})", "application/problem+json", std::string{seconds}};
}

/// The chat as the backend has it now: `more` is what its state brings along.
void set_chat(Harness& help, std::string_view more) {
    help.backend.set_chat(R"({"id":")" + chat_of(help) +
                          R"(","agent":{"id":"a1","name":"Bruna"},)" + std::string{more} +
                          R"(,"cursor":")" + help.backend.cursor() + "\"}");
}

int loads(const Harness& help) {
    return help.backend.count("GET /v1/chats/" + chat_of(help));
}

void lose_events(Harness& help) {
    say(help, "stream.reset", R"({"reason":"too-old"})");
}

} // namespace

TEST_CASE("a chat that could not be fetched after a loss of events is fetched until it is there") {
    Harness help{monday()};
    start(help);
    set_chat(help, R"("state":"active","messages":[])");
    SUBCASE("the backend has a problem") {
        for (int tries = 0; tries < 4; ++tries) {
            help.backend.next("/v1/chats/" + chat_of(help),
                              {503, "{}", "application/problem+json"});
        }
    }
    SUBCASE("the backend asks for a minute") {
        help.backend.next("/v1/chats/" + chat_of(help), busy("60"));
    }
    lose_events(help);
    CHECK(help.reads("Você está na fila"));
    help.advance(std::chrono::minutes{3});
    CHECK(help.find(Role::Heading, "Bruna") != nullptr);
    const int fetched = loads(help);
    help.advance(std::chrono::minutes{30});
    CHECK(loads(help) == fetched);
}

TEST_CASE("a connection that is back fetches what could not be fetched at once") {
    Harness help{monday()};
    start(help);
    set_chat(help, R"("state":"active","messages":[])");
    help.backend.next("/v1/chats/" + chat_of(help), busy("240"));
    lose_events(help);
    help.backend.drop_stream();
    help.send(NetworkChanged{true});
    CHECK(loads(help) == 1);
    help.advance(std::chrono::seconds{10});
    CHECK(loads(help) == 2);
    CHECK(help.find(Role::Heading, "Bruna") != nullptr);
}

TEST_CASE("a message that is told that the chat is over brings its end to the screen") {
    Harness help{monday()};
    talk(help, 1);
    set_chat(help, R"("state":"closed","closed":{"by":"agent","reason":"ended"},"messages":[)" +
                       message_json(1, "Mensagem 1") + "]");
    help.backend.next("/v1/chats/" + chat_of(help), busy("240"));
    lose_events(help);
    help.type("Escreva uma mensagem", "Bruna, você está aí?");
    help.backend.next("/v1/chats/" + chat_of(help) + "/messages",
                      {409, R"({"code":"chat-closed"})", "application/problem+json"});
    help.press("Enviar mensagem");
    CHECK(help.reads("Bruna encerrou a conversa."));
    CHECK(help.reads("Não deu tempo de enviar o que você escreveu por último."));
    help.press("Enviar como ticket");
    CHECK(help.value("Detalhes") == "Bruna, você está aí?");
}
