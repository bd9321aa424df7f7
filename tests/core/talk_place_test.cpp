#include "tests/core/chat_day.h"

#include <doctest/doctest.h>

// Where in a conversation the customer reads, and what that means for what comes.

using namespace help;
using namespace help::test;

namespace {

int reads_told(const Harness& help) {
    return help.backend.count("POST /v1/chats/" + chat_of(help) + "/read");
}

/// Messages that are on the screen.
std::size_t shown_messages(const Harness& help) {
    std::size_t count = 0;
    for (const Node& node : help.tree().nodes) {
        count += node.look == Look::Bubble ? 1 : 0;
    }
    return count;
}

} // namespace

TEST_CASE("at the end of a conversation there is nowhere to go") {
    Harness help{monday()};
    talk(help, 3);
    CHECK(help.find(Role::Button, "Ir para o fim") == nullptr);
    scroll(help, "300 23.9");
    CHECK(help.find(Role::Button, "Ir para o fim") == nullptr);
    scroll(help, "300 24");
    CHECK(help.find(Role::Button, "Ir para o fim") != nullptr);
}

TEST_CASE("what comes while the customer reads further up is counted, marked and not called read") {
    Harness help{monday()};
    talk(help, 3);
    const int told = reads_told(help);
    scroll(help, "0 400");
    agent_writes(help, 4, "Ainda está aí?");
    CHECK(help.find(Role::Button, "1 mensagem nova") != nullptr);
    agent_writes(help, 5, "Sem pressa.");
    CHECK(help.find(Role::Button, "2 mensagens novas") != nullptr);
    CHECK(help.page_events().back() == R"(unread {"count":2})");
    CHECK(reads_told(help) == told);
    const std::string screen = help.screen();
    CHECK(screen.find("Novas mensagens") > screen.find("Mensagem 3"));
    CHECK(screen.find("Novas mensagens") < screen.find("Ainda está aí?"));

    help.press("2 mensagens novas");
    CHECK(help.scrolled_to() > 10'000);
    scroll(help, "900 0");
    CHECK(help.find(Role::Button, "2 mensagens novas") == nullptr);
    CHECK(help.page_events().back() == R"(unread {"count":0})");
    CHECK(reads_told(help) == told + 1);
    CHECK(help.reads("Novas mensagens")); // the mark stays until the customer answers
    help.type("Escreva uma mensagem", "Estou");
    help.press("Enviar mensagem");
    CHECK_FALSE(help.reads("Novas mensagens"));
}

TEST_CASE("a mark of before moves to what is new now") {
    Harness help{monday()};
    talk(help, 2);
    scroll(help, "0 400");
    agent_writes(help, 3, "Três");
    scroll(help, "400 0");
    scroll(help, "0 400");
    agent_writes(help, 4, "Quatro");
    const std::string screen = help.screen();
    CHECK(screen.find("Novas mensagens") > screen.find("Três"));
    CHECK(screen.find("Novas mensagens") < screen.find("Quatro"));
}

TEST_CASE("what is being read does not slide away under what comes") {
    Harness help{monday()};
    talk(help, 70);
    CHECK(shown_messages(help) == 60);
    CHECK_FALSE(help.reads("Mensagem 10"));
    scroll(help, "0 4000");
    for (int seq = 71; seq <= 75; ++seq) {
        agent_writes(help, seq, "Mensagem " + std::to_string(seq));
    }
    CHECK(help.reads("Mensagem 11"));
    CHECK(shown_messages(help) == 65);
    help.press("Mostrar mensagens anteriores");
    CHECK(help.reads("Mensagem 1"));
}

TEST_CASE("who comes back to the conversation begins at its end") {
    Harness help{monday()};
    talk(help, 3);
    scroll(help, "0 400");
    help.press("Voltar");
    help.press("Falar com Atendimento");
    CHECK(help.find(Role::Button, "Ir para o fim") == nullptr);
    scroll(help, "0 400");
    help.send(ClosePanel{});
    agent_writes(help, 4, "Oi?");
    help.open();
    CHECK(help.find(Role::Button, "1 mensagem nova") == nullptr);
    CHECK(help.page_events().back() == R"(unread {"count":0})");
}

TEST_CASE("after a reload the conversation begins with what came back, and says what did not") {
    Harness before{monday()};
    talk(before, 1);
    Harness::Options options = monday();
    options.stored_chat = *before.stored("chat");
    const auto open_with = [&](Harness& after, int first, int last) {
        std::string messages;
        for (int seq = first; seq <= last; ++seq) {
            messages += (messages.empty() ? "" : ",") +
                        message_json(seq, "Mensagem " + std::to_string(seq));
        }
        after.backend.set_chat(R"({"id":")" + chat_of(before) +
                               R"(","state":"active","agent":{"id":"a1","name":"Bruna"},)" +
                               R"("messages":[)" + messages + R"(],"cursor":"9"})");
        after.open();
    };
    constexpr std::string_view kMissing = "Mensagens mais antigas não são mostradas aqui.";
    Harness whole{options};
    open_with(whole, 1, 50);
    CHECK(whole.reads("Mensagem 50"));
    CHECK_FALSE(whole.reads(kMissing));

    Harness end{options};
    open_with(end, 251, 300);
    CHECK(end.reads("Mensagem 251"));
    CHECK(end.reads(kMissing));

    Harness longer{options};
    open_with(longer, 221, 300);
    CHECK_FALSE(longer.reads(kMissing));
    longer.press("Mostrar mensagens anteriores");
    CHECK(longer.reads("Mensagem 221"));
    CHECK(longer.reads(kMissing));
}
