#include "tests/server/desk_in_memory.h"
#include "tests/server/desk_of_the_demo.h"

#include <doctest/doctest.h>

namespace {

using namespace help::desk;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

std::string positions(DeskInMemory& desk) {
    std::string all;
    for (const auto& [chat, place] : desk.chats.room().queue(desk.now))
        all += (all.empty() ? "" : " ") + chat.id + ":" + std::to_string(place.position);
    return all;
}

} // namespace

TEST_SUITE("live") {
    TEST_CASE_FIXTURE(DeskInMemory,
                      "customers stand in the queue in the order in which they came") {
        CHECK(start("ana", "z") == "queued 1");
        CHECK(start("bia", "a") == "queued 2"); // in the same second, and with a lower id
        pass(seconds(1));
        CHECK(start("caio", "b") == "queued 3");
        CHECK(positions(*this) == "z:1 a:2 b:3");
    }

    TEST_CASE_FIXTURE(DeskInMemory, "a clock that is set back moves nobody in the queue") {
        present("bruna", 3);
        start("dora", "d");
        start("eva", "e");
        CHECK(word(chats.claim("bruna", "d", now)) == "ok");
        CHECK(word(chats.claim("bruna", "e", now)) == "ok");
        start("ana", "z");
        CHECK(word(chats.transfer("bruna", "e", "", now)) == "ok");
        pass(-hours(1));
        CHECK(start("bia", "a") == "queued 3");
        CHECK(word(chats.transfer("bruna", "d", "", now)) == "ok");
        CHECK(positions(*this) == "e:1 d:2 z:3 a:4");
        CHECK(look("z").place->position == 3);
    }

    TEST_CASE_FIXTURE(DeskInMemory, "a chat is started once, however often it is asked for") {
        CHECK(start("ana", "a", "Oi") == "queued 1");
        CHECK(start("ana", "a", "Oi") == "repeated queued 1");
        CHECK(start("ana", "a", "Olá") == "id conflict");
        CHECK(start("bia", "a", "Oi") == "id conflict");
        CHECK(look("a").messages.size() == 1);
        CHECK(look("a").messages.front().id == "a");
    }

    TEST_CASE_FIXTURE(DeskInMemory, "a customer has one open chat, and may have another after it") {
        CHECK(start("ana", "a") == "queued 1");
        CHECK(start("ana", "b") == "another open");
        CHECK(word(chats.leave(customer("ana"), "a", now)) == "ok");
        CHECK(start("ana", "b") == "queued 1");
    }

    TEST_CASE_FIXTURE(DeskInMemory, "two agents claim the same chat, and one has it") {
        present("bruna", 3);
        present("rafael", 3);
        start("ana", "a");
        CHECK(word(chats.claim("bruna", "a", now)) == "ok");
        CHECK(word(chats.claim("rafael", "a", now)) == "not queued");
        CHECK(look("a").chat.agent == "bruna");
        CHECK(look("a").agent_name == "Bruna Lima");
    }

    TEST_CASE_FIXTURE(DeskInMemory, "an agent serves as many chats as they said, while present") {
        start("ana", "a");
        start("bia", "b");
        CHECK(word(chats.claim("bruna", "a", now)) == "no capacity");
        present("bruna", 1);
        CHECK(word(chats.claim("bruna", "a", now)) == "ok");
        CHECK(word(chats.claim("bruna", "b", now)) == "no capacity");
        CHECK(word(chats.leave(agent("bruna"), "a", now)) == "ok");
        pass(seconds(45));
        CHECK(word(chats.claim("bruna", "b", now)) == "no capacity"); // has not been heard of since
        present("bruna", 1);
        CHECK(word(chats.claim("bruna", "b", now)) == "ok");
    }

    TEST_CASE_FIXTURE(DeskInMemory, "who was handed on is served before the newcomers") {
        present("bruna", 3);
        start("ana", "a");
        CHECK(word(chats.claim("bruna", "a", now)) == "ok");
        pass(minutes(1));
        start("bia", "b");
        pass(minutes(1));
        CHECK(word(chats.transfer("bruna", "a", "Domínios", now)) == "ok");
        CHECK(positions(*this) == "a:1 b:2");
        CHECK(word(chats.transfer("bruna", "a", "Domínios", now)) == "not active");
    }

    TEST_CASE_FIXTURE(DeskInMemory,
                      "messages are numbered without gaps, and a repeat is no second one") {
        present("bruna", 3);
        start("ana", "a", "Oi");
        CHECK(say(customer("ana"), "a", "m1", "Alguém?") == "at 2");
        CHECK(word(chats.claim("bruna", "a", now)) == "ok"); // line 3 says so
        CHECK(say(agent("bruna"), "a", "m2", "Olá!") == "at 4");
        CHECK(say(customer("ana"), "a", "m1", "Alguém?") == "repeated 2");
        CHECK(say(customer("ana"), "a", "m1", "Outro") == "id conflict");
        CHECK(say(agent("bruna"), "a", "m1", "Alguém?") == "id conflict");
        const auto messages = look("a").messages;
        REQUIRE(messages.size() == 4);
        for (std::size_t at = 0; at < messages.size(); ++at)
            CHECK(messages[at].seq == static_cast<std::int64_t>(at + 1));
        CHECK(messages[2].code == "assigned");
        CHECK(messages[2].name == "Bruna Lima");
    }

    TEST_CASE_FIXTURE(DeskInMemory,
                      "a chat of long messages is shown as far back as one answer holds") {
        start("ana", "a");
        for (int number = 1; number <= 50; ++number)
            say(customer("ana"), "a", "m" + std::to_string(number), std::string(4000, '"'));
        const auto shown = look("a");
        CHECK(help::desk::told(shown).dump().size() <= 256 * 1024);
        CHECK(shown.messages.size() == 24);
        CHECK(shown.messages.back().seq == 50);
    }

    TEST_CASE_FIXTURE(
        DeskInMemory,
        "nobody says anything in a chat that is closed, not theirs, or waits for an agent") {
        start("ana", "a");
        CHECK(say(customer("bia"), "a", "m1", "Oi") == "not found");
        CHECK(say(agent("bruna"), "a", "m1", "Oi") == "not active");
        CHECK(say(customer("ana"), "a", "m1", "Oi") == "at 1");
        chats.leave(customer("ana"), "a", now);
        CHECK(say(customer("ana"), "a", "m2", "Oi") == "closed");
        CHECK(say(customer("ana"), "a", "m1", "Oi") == "repeated 1"); // its answer was lost
    }

    TEST_CASE_FIXTURE(DeskInMemory,
                      "an agent sees what waits and what is theirs, and no other's chat") {
        present("bruna", 3);
        start("ana", "a");
        CHECK(std::holds_alternative<ChatSnapshot>(chats.look(agent("rafael"), "a", now)));
        chats.claim("bruna", "a", now);
        CHECK(std::get<ChatRefusal>(chats.look(agent("rafael"), "a", now)) ==
              ChatRefusal::NotFound);
        CHECK(word(chats.transfer("rafael", "a", "Leads", now)) == "not found");
    }

    TEST_CASE_FIXTURE(DeskInMemory, "what happens is told to whom it concerns, in its order") {
        present("bruna", 3);
        start("ana", "a", "Oi");
        CHECK(told() == "chat.queued chat.message");
        chats.claim("bruna", "a", now);
        CHECK(told() == "chat.assigned chat.message");
        chats.type(agent("bruna"), "a", true, now);
        say(agent("bruna"), "a", "m", "Olá!");
        chats.read(customer("ana"), "a", 3, now);
        chats.read(customer("ana"), "a", 3, now); // nothing new
        CHECK(told() == "chat.typing* chat.message chat.read");
        chats.transfer("bruna", "a", "Leads", now);
        CHECK(told() == "chat.transferred chat.message");
        chats.leave(customer("ana"), "a", now);
        CHECK(told() == "chat.message chat.closed");
        chats.leave(customer("ana"), "a", now);
        CHECK(told() == "");
    }

    TEST_CASE_FIXTURE(DeskInMemory, "typing goes to the other side only") {
        present("bruna", 3);
        start("ana", "a");
        chats.type(customer("ana"), "a", true, now); // nobody is there to see it
        (void)told();
        chats.claim("bruna", "a", now);
        (void)told();
        chats.type(customer("ana"), "a", true, now);
        chats.type(agent("bruna"), "a", true, now);
        const auto events = store.events().take();
        REQUIRE(events.size() == 2);
        CHECK(events[0].audience.agent == "bruna");
        CHECK(events[0].audience.subject == "");
        CHECK(events[1].audience.subject == "ana");
        CHECK(events[1].audience.agent == "");
    }

    TEST_CASE("a desk that is closed, or whose queue is full, takes nobody in") {
        DeskInMemory closed(demo_desk());
        closed.now = utc_instant("2026-11-22T15:00:00Z"); // a Sunday
        CHECK(closed.start("ana", "a") == "outside hours");
        auto small = always_open(demo_desk());
        small.chat.most_waiting = 1;
        DeskInMemory full(small);
        CHECK(full.start("ana", "a") == "queued 1");
        CHECK(full.start("bia", "b") == "queue full");
        CHECK(full.start("ana", "a") == "repeated queued 1");
    }

    TEST_CASE("the closing hour ends who still waits, and lets conversations finish") {
        DeskInMemory desk(demo_desk());
        desk.now = utc_instant("2026-11-23T20:59:58Z"); // two seconds to six
        desk.present("bruna", 1);
        desk.start("ana", "a");
        desk.start("bia", "b");
        desk.chats.claim("bruna", "a", desk.now);
        desk.watch.tick(desk.now);
        CHECK(desk.look("b").chat.state == ChatState::Queued);
        desk.pass(seconds(2));
        desk.watch.tick(desk.now);
        CHECK(desk.look("b").chat.end->reason == EndReason::OutsideHours);
        CHECK(desk.look("a").chat.state == ChatState::Active);
    }

    TEST_CASE("a conversation that is handed on after the closing hour goes on") {
        DeskInMemory desk(demo_desk());
        desk.now = utc_instant("2026-11-23T20:59:58Z"); // two seconds to six
        desk.present("bruna", 1);
        desk.start("ana", "a");
        desk.chats.claim("bruna", "a", desk.now);
        desk.pass(minutes(1));
        CHECK(word(desk.chats.transfer("bruna", "a", "", desk.now)) == "ok");
        desk.watch.tick(desk.now);
        desk.present("rafael", 1);
        CHECK(word(desk.chats.claim("rafael", "a", desk.now)) == "ok");
        CHECK(desk.say(customer("ana"), "a", "m", "Ainda aqui").starts_with("at "));
    }

    TEST_CASE_FIXTURE(DeskInMemory, "the queue hears of its places as they change") {
        present("bruna", 1);
        start("ana", "a");
        start("bia", "b");
        (void)told();
        watch.tick(now);
        CHECK(told() == "queue.updated* queue.updated* agents.changed*");
        pass(seconds(1));
        watch.tick(now);
        CHECK(told() == "");
        chats.leave(customer("ana"), "a", now);
        (void)told();
        watch.tick(now);
        CHECK(told() == "queue.updated*");
    }

    TEST_CASE_FIXTURE(
        DeskInMemory,
        "after ten chats the queue is told a range, learnt from the store by a new start too") {
        present("bruna", 1);
        for (int count = 0; count < 10; ++count) {
            const auto id = "c" + std::to_string(count);
            start("s" + id, id);
            present("bruna", 1);
            CHECK(word(chats.claim("bruna", id, now)) == "ok");
            pass(minutes(10));
            chats.leave(customer("s" + id), id, now);
        }
        present("bruna", 1);
        start("ana", "a");
        chats.claim("bruna", "a", now);
        start("bia", "b");
        REQUIRE(look("b").place->estimate);
        CHECK(look("b").place->estimate->low > minutes(5));
        ChatDesk after_restart(desk, store);
        CHECK(after_restart.room().queue(now).front().second.estimate == look("b").place->estimate);
        pass(seconds(45)); // the agent has gone
        CHECK_FALSE(look("b").place->estimate);
        CHECK(look("b").place->agents_online == 0);
    }

    TEST_CASE_FIXTURE(DeskInMemory, "how busy the desk is now is told while somebody is there") {
        CHECK_FALSE(chats.room().load_now(now));
        present("bruna", 4);
        CHECK(chats.room().load_now(now)->level == 0);
        start("ana", "a");
        chats.claim("bruna", "a", now);
        start("bia", "b");
        CHECK(chats.room().load_now(now)->level == 50);
    }

    TEST_CASE_FIXTURE(DeskInMemory, "a rating may be replaced for a day") {
        start("ana", "a");
        chats.leave(customer("ana"), "a", now);
        CHECK_FALSE(std::get<Rated>(chats.rate("ana", "a", {5, "Ótimo"}, now)).repeated);
        CHECK(std::get<Rated>(chats.rate("ana", "a", {2, ""}, now)).repeated);
        CHECK(std::get<ChatRefusal>(chats.rate("bia", "a", {5, ""}, now)) == ChatRefusal::NotFound);
        pass(hours(24));
        CHECK(std::get<ChatRefusal>(chats.rate("ana", "a", {5, ""}, now)) == ChatRefusal::TooLate);
    }

    TEST_CASE_FIXTURE(DeskInMemory, "what could have been served is measured by the hour") {
        present("bruna", 3);
        for (int second = 0; second <= 40; second += 4) {
            watch.tick(now);
            pass(seconds(4));
        }
        pass(hours(1));
        watch.tick(now);
        const auto past = store.chats().past_hours(now - hours(3));
        REQUIRE(past.size() == 1);
        CHECK(past.front().capacity_seconds == 3 * 40);
    }

    TEST_CASE("where clocks are half an hour apart from UTC, hours are those of the clocks") {
        auto indian = always_open(demo_desk());
        indian.opening.zone = *TimeZone::find("Asia/Kolkata");
        DeskInMemory desk(indian);
        desk.now = utc_instant("2026-11-23T04:29:50Z"); // 09:59:50
        desk.present("bruna", 3);
        for (const std::string id : {"a", "b", "c", "d"}) {
            desk.watch.tick(desk.now);
            desk.start(id, id);
            desk.pass(seconds(5));
        }
        desk.pass(hours(1));
        desk.watch.tick(desk.now);
        const auto past = desk.store.chats().past_hours(desk.now - hours(3));
        REQUIRE(past.size() == 2);
        CHECK(past.back().start == utc_instant("2026-11-23T04:30:00Z")); // 10:00
        CHECK(past.front().arrivals == 2);
        CHECK(past.back().arrivals == 2);
    }
}
