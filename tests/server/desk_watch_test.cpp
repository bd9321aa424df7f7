#include "tests/server/desk_in_memory.h"

#include <doctest/doctest.h>

namespace {

using namespace help::desk;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

/// Bruna has logged in, and talks to Ana.
struct WatchedDesk : DeskInMemory {
    WatchedDesk() {
        watch.tick(now);
        store.sessions().start_agent("bruna", "bruna-session", now);
        present("bruna", 1);
        start("ana", "a");
        CHECK(::word(chats.claim("bruna", "a", now)) == "ok");
        (void)told();
    }
    /// The watch looks once a second, as the server does.
    void wait(seconds time) {
        for (seconds passed{0}; passed < time; passed += seconds(1)) {
            pass(seconds(1));
            watch.tick(now);
        }
    }
    /// Meanwhile Bruna has the desk open.
    void wait_with_bruna(minutes time) {
        for (minutes passed{0}; passed < time; ++passed) {
            store.sessions().authorise("bruna-session", now);
            wait(minutes(1));
        }
    }
    std::string state() { return help::desk::word(store.chats().find("a")->state); }
};

} // namespace

TEST_SUITE("live") {
    TEST_CASE_FIXTURE(WatchedDesk,
                      "half an hour of silence ends a conversation, and a word keeps it") {
        wait_with_bruna(minutes(29));
        say(customer("ana"), "a", "m", "Ainda aqui");
        wait_with_bruna(minutes(29));
        CHECK(state() == "active");
        wait_with_bruna(minutes(1));
        CHECK(look("a").chat.end->reason == EndReason::Timeout);
    }

    TEST_CASE_FIXTURE(WatchedDesk, "a server that was down for an hour ends no conversation") {
        pass(hours(1));
        DeskWatch after_restart(desk, store, chats);
        after_restart.tick(now);
        CHECK(state() == "active");
        CHECK(say(customer("ana"), "a", "m", "Ainda aqui").starts_with("at "));
    }

    TEST_CASE_FIXTURE(WatchedDesk, "a machine that slept for an hour ends no conversation") {
        pass(hours(1));
        watch.tick(now);
        CHECK(state() == "active");
        wait_with_bruna(minutes(29));
        CHECK(state() == "active"); // the half hour of silence has begun anew
        wait_with_bruna(minutes(1));
        CHECK(state() == "closed");
    }

    TEST_CASE_FIXTURE(WatchedDesk, "whoever talks to an agent who has gone waits again, first") {
        wait(minutes(14));
        start("bia", "b");
        CHECK(state() == "active");
        say(customer("ana"), "a", "m", "Alguém?"); // the customer's words do not keep it there
        wait(minutes(1));
        CHECK(state() == "queued");
        CHECK(look("a").place->position == 1);
        CHECK(look("b").place->position == 2);
    }

    TEST_CASE_FIXTURE(WatchedDesk, "an agent who uses the desk keeps the conversations") {
        store.agents().leave("bruna"); // takes no more chats, and finishes this one
        wait_with_bruna(minutes(29));
        CHECK(state() == "active");
    }

    TEST_CASE_FIXTURE(WatchedDesk, "a clock that was set right does not keep what has to go") {
        pass(hours(24)); // it was wrong
        watch.tick(now);
        pass(-hours(24));
        const NewAttachment file{"f", "a.txt", "text/plain", "ten bytes."};
        CHECK(std::holds_alternative<AttachmentTaken>(
            store.attachments().put("ana", file, {.of_a_subject = 10, .of_all = 10}, now)));
        pass(hours(1));
        watch.tick(now);
        CHECK_FALSE(store.attachments().take_back("ana", "f"));
    }

    TEST_CASE_FIXTURE(WatchedDesk, "a restart gives agents time to come back") {
        pass(hours(1));
        watch.tick(now);
        wait(minutes(14));
        CHECK(state() == "active");
        wait(minutes(1));
        CHECK(state() == "queued");
    }
}
