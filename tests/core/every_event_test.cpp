#include "tests/core/chat_day.h"

#include <doctest/doctest.h>

// Every event of docs/protocol in every stage of a chat: where it belongs, where it does not,
// twice, and out of order.

using namespace help;
using namespace help::test;

namespace {

struct Said {
    std::string_view type;
    std::string_view data;
};
constexpr Said kEvents[] = {
    {"queue.updated", R"({"position":1,"agentsOnline":2})"},
    {"chat.assigned", R"({"agent":{"id":"a1","name":"Bruna"}})"},
    {"chat.message",
     R"({"id":"0193b1de-0000-7000-8000-000000000001","seq":1,"by":"agent","name":"Bruna","text":"Oi, Ana!","at":"2026-11-23T13:00:00Z"})"},
    {"chat.read", R"({"by":"agent","upTo":1})"},
    {"chat.typing", R"({"by":"agent","on":true})"},
    {"chat.transferred", R"({"team":"Financeiro","queue":{"position":2,"agentsOnline":1}})"},
    {"chat.closed", R"({"by":"agent","reason":"ended"})"},
    {"chat.unheard-of", R"({"by":"agent"})"},
};

/// What brings a widget into each stage, and what the customer reads there.
struct Stage {
    std::string_view name;
    void (*reach)(Harness&);
    const char* reads;
};
constexpr Stage kStages[] = {
    {"in the form", [](Harness& help) { help.open(Route::Talk); }, "Iniciar chat"},
    {"in the queue", [](Harness& help) { start(help); }, "Você está na fila"},
    {"talking",
     [](Harness& help) {
         start(help);
         agent_comes(help);
     },
     "Bruna"},
    {"at the end",
     [](Harness& help) {
         start(help);
         agent_comes(help);
         say(help, "chat.closed", R"({"by":"agent","reason":"ended"})");
     },
     "Conversa encerrada"},
};

bool can_be_read(const Harness& help) {
    return help.screen().find("heading \"") != std::string::npos;
}

} // namespace

TEST_CASE("every event in every stage, once and twice, leaves a screen that can be read") {
    for (const Stage& stage : kStages) {
        for (const Said& each : kEvents) {
            Harness help{monday()};
            stage.reach(help);
            for (int times = 0; times < 2; ++times) {
                say(help, each.type, each.data);
                CHECK_MESSAGE(can_be_read(help), stage.name << ": " << each.type);
            }
            help.advance(Milliseconds{60'000});
            CHECK_MESSAGE(can_be_read(help), stage.name << ": " << each.type << ", later");
        }
    }
}

TEST_CASE("an event without its data, or with another's, changes nothing, unless it says all by "
          "its name") {
    for (const Stage& stage : kStages) {
        for (const Said& each : kEvents) {
            // A chat that is over, or with another team, is so whatever the words for it.
            if (each.type == "chat.closed" || each.type == "chat.transferred") {
                continue;
            }
            for (const std::string_view data : {std::string_view{"{}"}, std::string_view{"[]"},
                                                std::string_view{R"({"by":7,"seq":-1})"}}) {
                Harness help{monday()};
                stage.reach(help);
                say(help, each.type, data);
                CHECK_MESSAGE(help.reads(stage.reads), stage.name << ": " << each.type);
            }
        }
    }
}

TEST_CASE(
    "a message before its agent, and a queue after it, are put right by the desk's own word") {
    Harness help{monday()};
    start(help);
    agent_writes(help, 1, "Oi, Ana!");
    CHECK(help.reads("Você está na fila"));
    CHECK(help.reads("Oi, Ana!"));
    agent_comes(help);
    CHECK(help.find(Role::Heading, "Bruna") != nullptr);
    CHECK(help.reads("Oi, Ana!"));
    say(help, "queue.updated", R"({"position":3,"agentsOnline":2})"); // late
    CHECK(help.find(Role::Heading, "Bruna") != nullptr);
}

TEST_CASE("a conversation told backwards is shown forwards, each message once") {
    Harness help{monday()};
    start(help);
    agent_comes(help);
    for (const int seq : {5, 3, 4, 1, 2, 5, 1}) {
        agent_writes(help, seq, "Mensagem " + std::to_string(seq));
    }
    const std::string screen = help.screen();
    std::size_t before = 0;
    for (int seq = 1; seq <= 5; ++seq) {
        const std::string words = "= Mensagem " + std::to_string(seq);
        const std::size_t at = screen.find(words);
        CHECK(at != std::string::npos);
        CHECK(at > before);
        CHECK(screen.find(words, at + 1) == std::string::npos);
        before = at;
    }
}

TEST_CASE("after the end nothing opens the conversation again") {
    Harness help{monday()};
    start(help);
    agent_comes(help);
    help.type("Escreva uma mensagem", "mais uma coisa");
    say(help, "chat.closed", R"({"by":"agent","reason":"ended"})");
    say(help, "chat.closed", R"({"by":"system","reason":"timeout"})");
    agent_comes(help);
    agent_writes(help, 7, "Ainda aí?");
    CHECK(help.reads("Bruna encerrou a conversa."));
    CHECK(help.page_event_count("chatEnded") == 1);
    CHECK(help.reads("mais uma coisa"));
}
