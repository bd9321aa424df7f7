#include "demo/server/live/bot_agents.h"
#include "demo/server/live/bot_customers.h"
#include "demo/server/live/bot_phrases.h"
#include "demo/server/store/session_token.h"
#include "tests/server/desk_in_memory.h"
#include "tests/server/desk_of_the_demo.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

namespace {

using namespace help::desk;
using std::chrono::seconds;

/// A desk with simulated agents and customers, and time that passes second by second.
struct BusyDesk : DeskInMemory {
    explicit BusyDesk(int count = 2, std::uint64_t seed = 7)
        : DeskInMemory(with_bots(always_open(demo_desk()), count)),
          agents(desk, store, chats, seed), customers(desk, store, chats, seed) {}
    BotAgents agents;
    BotCustomers customers;

    std::size_t most_open = 0;
    std::int64_t most_waiting = 0;

    void live(int time) {
        for (int second = 0; second < time; ++second) {
            agents.tick(now);
            customers.tick(now);
            watch.tick(now);
            most_open = std::max(most_open, store.chats().active().size());
            most_waiting = std::max(most_waiting, store.chats().waiting());
            pass(seconds(1));
        }
    }
    /// The same without anybody who answers but `person`, who stays.
    void live_with(const std::string& person, int time, int capacity = 3) {
        for (int second = 0; second < time; ++second) {
            present(person, capacity);
            customers.tick(now);
            most_waiting = std::max(most_waiting, store.chats().waiting());
            pass(seconds(1));
        }
    }
    std::vector<Chat> ended() { return store.chats().newest_closed(500); }
    std::int64_t count_of(const std::function<bool(const Chat&)>& wanted) {
        return std::ranges::count_if(ended(), wanted);
    }
    double mean_talk() {
        double sum = 0;
        for (const auto& chat : ended())
            sum += static_cast<double>((chat.end->at - chat.assigned_at).count());
        return sum / static_cast<double>(ended().size());
    }
    std::string conversation(const std::string& id) {
        std::string all;
        for (const auto& message : look(id).messages)
            all += word(message.by) + ": " + message.code + message.text + "\n";
        return all;
    }
    Chat claimed_by(const std::string& person) {
        const auto id = store.chats().queue().front().id;
        CHECK(word(chats.claim(person, id, now, Reach::AllTeams)) == "ok");
        return *store.chats().find(id);
    }
};

} // namespace

TEST_SUITE("live") {
    TEST_CASE_FIXTURE(BusyDesk, "an hour of simulated customers: they come, talk, end and rate") {
        live(3600);
        CHECK(ended().size() > 15);
        CHECK(ended().size() < 80);
        CHECK(count_of([](const Chat& chat) { return !chat.agent.empty(); }) > 15);
        CHECK(count_of([](const Chat& chat) { return chat.rating > 0; }) > 5);
        CHECK(count_of([](const Chat& chat) { return chat.rating == 0; }) > 0);
        CHECK(count_of([](const Chat& chat) { return !chat.reason.empty(); }) > 5);
        for (const auto& chat : ended()) {
            CHECK(chat.name.ends_with(" (simulação)"));
            CHECK(chat.email == "sample@example.com");
            CHECK(chat.subject.starts_with("sample-"));
        }
        // As long as the desk's chats usually are, so that what it learns of itself stays true.
        const auto typical = static_cast<double>(desk.chat.typical_chat.count());
        CHECK(mean_talk() > 0.7 * typical);
        CHECK(mean_talk() < 1.3 * typical);
    }

    TEST_CASE_FIXTURE(BusyDesk, "they are never so many that a person finds no place") {
        live(900);
        CHECK(most_open == 5); // of six
        CHECK(most_waiting <= 3);
        start("ana", "a");
        live(30);
        CHECK(look("a").chat.state == ChatState::Active);
        CHECK(look("a").agent_name.ends_with(" (simulação)"));
    }

    TEST_CASE("with one simulated agent a person finds a place as well") {
        BusyDesk desk(1);
        desk.live(300);
        CHECK(desk.most_open == 2);
        desk.start("ana", "a");
        desk.live(30);
        CHECK(desk.look("a").chat.state == ChatState::Active);
    }

    TEST_CASE("a person at the desk is asked within seconds, and is given time to claim") {
        BusyDesk desk;
        desk.live(200);
        int waits = 0;
        for (int second = 0; second < 120; ++second) {
            desk.present("bruna", 3);
            desk.live(1);
            waits += desk.store.chats().waiting() > 0 ? 1 : 0;
        }
        CHECK(waits > 60);
    }

    TEST_CASE("a person at the desk has a whole conversation, and is rated") {
        BusyDesk desk(0);
        desk.live_with("bruna", 1);
        const auto chat = desk.claimed_by("bruna");
        const auto says = [&](const std::string& text) {
            desk.say(agent("bruna"), chat.id, new_uuid(), text);
            desk.live_with("bruna", 25);
        };
        (void)desk.told();
        says("Olá! Vou olhar isso agora.");
        CHECK(desk.told().find("chat.typing*") != std::string::npos);
        says("Encontrei o problema.");
        says("Já está resolvido.");
        CHECK(desk.look(chat.id).chat.read_by_customer > 0);
        const auto messages = desk.look(chat.id).messages;
        CHECK(std::ranges::count(messages, Party::Customer, &ChatMessage::by) == 4);
        CHECK(is_farewell(messages.back().text));
        desk.live_with("bruna", 40); // the agent does not end it: the customer does
        CHECK(desk.look(chat.id).chat.end->by == Party::Customer);
    }

    TEST_CASE("nobody claims: they lose patience, and no more than three ever wait") {
        BusyDesk desk(0);
        desk.live_with("bruna", 400, 10);
        CHECK(desk.most_waiting == 3);
        CHECK(desk.count_of(
                  [](const Chat& chat) { return chat.end->reason == EndReason::Abandoned; }) >= 3);
    }

    TEST_CASE("an agent who says nothing is left, politely") {
        BusyDesk desk(0);
        desk.live_with("bruna", 1);
        const auto chat = desk.claimed_by("bruna");
        desk.live_with("bruna", 140);
        CHECK(desk.look(chat.id).chat.state == ChatState::Active);
        desk.live_with("bruna", 70);
        CHECK(is_farewell(desk.look(chat.id).messages.rbegin()[1].text)); // before the closing line
        CHECK(desk.look(chat.id).chat.end->by == Party::Customer);
    }

    TEST_CASE("who is handed on to another team has patience again") {
        BusyDesk desk(0);
        desk.live_with("bruna", 1);
        const auto chat = desk.claimed_by("bruna");
        for (int minute = 0; minute < 4; ++minute) {
            desk.say(agent("bruna"), chat.id, new_uuid(), "Um momento.");
            desk.live_with("bruna", 5);
        }
        desk.pass(seconds(200));
        CHECK(word(desk.chats.transfer("bruna", chat.id, "Domínios", desk.now)) == "ok");
        desk.live_with("bruna", 60);
        CHECK(desk.look(chat.id).chat.state == ChatState::Queued);
    }

    TEST_CASE("what an earlier run has left takes leave and goes") {
        BusyDesk desk(0);
        desk.live_with("bruna", 1);
        const auto chat = desk.claimed_by("bruna");
        BotCustomers after_restart(desk.desk, desk.store, desk.chats, 8);
        desk.say(agent("bruna"), chat.id, new_uuid(), "Olá!");
        for (int second = 0; second < 70; ++second) {
            after_restart.tick(desk.now);
            desk.pass(seconds(1));
        }
        CHECK(is_farewell(desk.look(chat.id).messages.rbegin()[1].text));
        CHECK(desk.look(chat.id).chat.state == ChatState::Closed);
    }

    TEST_CASE("the same seed makes the same customers and conversations") {
        const auto lived = [](std::uint64_t seed) {
            BusyDesk desk(2, seed);
            desk.live(420);
            std::string all;
            for (const auto& chat : desk.store.chats().active())
                all += chat.name + rfc3339(chat.created_at) + desk.conversation(chat.id);
            return all;
        };
        CHECK(lived(7) == lived(7));
        CHECK(lived(7) != lived(8));
    }

    TEST_CASE("nobody comes outside the opening hours, or when nobody is there") {
        BusyDesk alone(0);
        alone.live(60);
        CHECK(alone.store.chats().waiting() == 0);

        DeskInMemory sunday(with_bots(demo_desk(), 2));
        sunday.now = utc_instant("2026-11-22T15:00:00Z");
        sunday.present("bruna", 3);
        BotCustomers customers(sunday.desk, sunday.store, sunday.chats, 1);
        customers.tick(sunday.now);
        CHECK(sunday.store.chats().waiting() == 0);
        CHECK_FALSE(sunday.store.samples().reaches_beyond(sunday.now - seconds(60)));
    }

    TEST_CASE_FIXTURE(BusyDesk, "what the desk learns from them is marked as made up") {
        CHECK_FALSE(store.samples().reaches_beyond(now - seconds(60)));
        live(60);
        CHECK(store.samples().reaches_beyond(now - seconds(60)));
    }

    TEST_CASE("the last line of every story takes leave, and no other does") {
        for (const auto& story : bot_stories())
            for (const auto* locale : {"pt-BR", "en", "es"}) {
                CAPTURE(story.opening.in(locale));
                CHECK_FALSE(is_farewell(story.opening.in(locale)));
                CHECK_FALSE(is_farewell(story.lines[0].in(locale)));
                CHECK_FALSE(is_farewell(story.lines[1].in(locale)));
                CHECK(is_farewell(story.lines[2].in(locale)));
                CHECK(is_farewell(bot_has_to_go().in(locale)));
            }
    }
}
