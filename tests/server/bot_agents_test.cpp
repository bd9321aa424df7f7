#include "demo/server/live/bot_agents.h"
#include "demo/server/live/bot_phrases.h"
#include "tests/server/desk_in_memory.h"
#include "tests/server/desk_of_the_demo.h"

#include <doctest/doctest.h>

namespace {

using namespace help::desk;
using std::chrono::seconds;

/// A desk with two simulated agents, and time that passes second by second.
struct WithBots : DeskInMemory {
    explicit WithBots(std::uint64_t seed = 7)
        : DeskInMemory(with_bots(always_open(demo_desk()), 2)), bots(desk, store, chats, seed) {}
    BotAgents bots;

    void live(int time) {
        for (int second = 0; second < time; ++second) {
            bots.tick(now);
            watch.tick(now);
            pass(seconds(1));
        }
    }
    std::string conversation(const std::string& id) {
        std::string all;
        for (const auto& message : look(id).messages)
            all += word(message.by) + ": " + message.code + message.text + "\n";
        return all;
    }
};

} // namespace

TEST_SUITE("live") {
    TEST_CASE_FIXTURE(WithBots, "a simulated agent claims after a few seconds and greets by name") {
        start("ana", "a");
        live(3);
        CHECK(look("a").chat.state == ChatState::Queued);
        live(15);
        CHECK(look("a").agent_name.ends_with(" (simulação)"));
        CHECK(look("a").messages.back().text.starts_with("Oi, Ana! Aqui é a "));
    }

    TEST_CASE_FIXTURE(WithBots, "it gives way for a minute to a person who has room") {
        present("bruna", 1);
        start("ana", "a");
        live(40);
        CHECK(look("a").chat.state == ChatState::Queued);
        present("bruna", 1);
        live(30);
        CHECK(look("a").agent_name.ends_with(" (simulação)"));
        present("bruna", 0);
        start("bia", "b");
        live(15);
        CHECK(look("b").agent_name.ends_with(" (simulação)"));
    }

    TEST_CASE_FIXTURE(WithBots, "it types, reads, answers in two or three sentences, and waits") {
        start("ana", "a");
        live(20);
        (void)told();
        say(customer("ana"), "a", "m", "Meu domínio não verifica");
        live(40);
        const auto events = told();
        CHECK(events.find("chat.typing*") != std::string::npos);
        CHECK(events.find("chat.read") != std::string::npos);
        CHECK(conversation("a").find("agent: Certo, é sobre o seu domínio.\n") !=
              std::string::npos);
        const auto answered = look("a").chat.last_seq;
        live(60);
        CHECK(look("a").chat.last_seq == answered);
    }

    TEST_CASE_FIXTURE(WithBots, "it thanks who takes leave, and closes the chat") {
        start("ana", "a");
        live(20);
        say(customer("ana"), "a", "m", "Era só isso, obrigada!");
        live(20);
        CHECK(conversation("a").find("agent: Eu que agradeço, Ana!") != std::string::npos);
        CHECK(look("a").chat.end->by == Party::Agent);
    }

    TEST_CASE("the same seed and the same customer make the same conversation") {
        const auto lived = [](std::uint64_t seed) {
            WithBots desk(seed);
            desk.start("ana", "a", "Minha fatura veio errada");
            desk.live(90);
            return desk.conversation("a") + rfc3339(desk.look("a").chat.active_at);
        };
        CHECK(lived(7) == lived(7));
    }

    TEST_CASE_FIXTURE(WithBots, "they take no more chats than they can serve") {
        for (int count = 0; count < 8; ++count)
            start("s" + std::to_string(count), "c" + std::to_string(count));
        live(120);
        CHECK(store.chats().active().size() == 6);
        CHECK(store.chats().waiting() == 2);
    }

    TEST_CASE_FIXTURE(WithBots, "an agent's chats are left alone") {
        present("bruna", 3);
        start("ana", "a");
        CHECK(word(chats.claim("bruna", "a", now)) == "ok");
        live(60);
        CHECK(look("a").chat.last_seq == 1); // only the line that says who came
    }

    TEST_CASE_FIXTURE(WithBots, "simulated customers never take the last place from a person") {
        for (int count = 1; count <= 6; ++count)
            start("sample-" + std::to_string(count), "c" + std::to_string(count));
        live(60);
        CHECK(store.chats().active().size() == 5);
        start("ana", "a");
        live(12);
        CHECK(look("a").chat.state == ChatState::Active);
        CHECK(look("c6").chat.state == ChatState::Queued);
    }

    TEST_CASE("they are there in the opening hours only, and nobody can log in as one") {
        auto desk = with_bots(demo_desk(), 2);
        for (const auto& agent : desk.chat.agents)
            if (agent.id.starts_with("bot-")) CHECK(agent.login == "");
        DeskInMemory memory(desk);
        memory.now = utc_instant("2026-11-22T15:00:00Z"); // a Sunday
        BotAgents bots(memory.desk, memory.store, memory.chats, 1);
        bots.tick(memory.now);
        CHECK(memory.store.agents().present(memory.now).empty());
    }

    TEST_CASE("sentences come in the customer's language") {
        CHECK(bot_greeting("es-MX", "Ana Souza", "Bruna (simulação)") ==
              "Hola, Ana! Soy Bruna. ¿En qué puedo ayudar?");
        CHECK(bot_answer("en", "my DOMAIN").front() == "All right, this is about your domain.");
        CHECK(bot_answer("fr", "?").front() == "I see, thank you for telling me.");
        CHECK(is_farewell("Muchas Gracias"));
        CHECK_FALSE(is_farewell("Oi"));
    }
}
