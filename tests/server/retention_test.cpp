#include "tests/server/desk_in_memory.h"

#include <doctest/doctest.h>

namespace {

using namespace help::desk;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::seconds;

/// A desk that keeps things for thirty days.
struct ForgetfulDesk : DeskInMemory {
    DeskWatch keeper{desk, store, chats, days(30)};

    ForgetfulDesk() { store.sessions().start_as("ana", "hash", now); }

    std::int64_t count(const std::string& table) {
        return store.database().run("SELECT count(*) FROM " + table).front().number(0);
    }
    void place_ticket(const std::string& id, const std::string& status) {
        const NewTicket ticket{
            .id = id, .draft = {.name = "Ana", .email = "ana@example.com"}, .year = 2026};
        (void)store.place_ticket("ana", ticket, {}, now);
        const auto reference = store.database()
                                   .run("UPDATE ticket SET status = $1 WHERE id = $2 RETURNING "
                                        "reference",
                                        {status, id})
                                   .front()
                                   .text(0);
        if (status == "answered")
            store.database().run("INSERT INTO ticket_answer (ticket, id, agent, text, at) VALUES "
                                 "($1, $2, 'bruna', 'Pronto.', $3)",
                                 {reference, id, rfc3339(now)});
    }
};

} // namespace

TEST_SUITE("live") {
    TEST_CASE_FIXTURE(ForgetfulDesk,
                      "what is over is deleted after its time, and what is open is kept") {
        CHECK(start("ana", "old", "Oi") == "queued 1");
        CHECK(word(chats.leave(customer("ana"), "old", now)) == "ok");
        place_ticket("answered", "answered");
        place_ticket("open", "open");
        for (const std::string ticket : {"answered", "open"}) {
            (void)store.attachments().put("ana", {ticket, "a.txt", "text/plain", "abc"}, {9, 9},
                                          now);
            (void)store.attachments().give("ana", ticket, {ticket});
        }
        pass(days(20));
        CHECK(start("bia", "new", "Oi") == "queued 1");
        CHECK(word(chats.leave(customer("bia"), "new", now)) == "ok");
        pass(days(10));
        keeper.tick(now); // the thirtieth day is not over
        CHECK(count("chat") == 2);
        pass(hours(1));
        keeper.tick(now);
        CHECK(count("chat") == 1);
        CHECK(count("chat_message WHERE chat = 'old'") == 0);
        CHECK(count("chat_message WHERE chat = 'new'") > 0);
        CHECK(count("ticket") == 1);
        CHECK(count("ticket WHERE status = 'open'") == 1);
        CHECK(count("ticket_answer") == 0);
        CHECK_FALSE(store.attachments().content("answered"));
        CHECK(store.attachments().content("open"));
    }

    TEST_CASE_FIXTURE(ForgetfulDesk, "much that is old goes in small portions, one a second") {
        for (int number = 0; number < 250; ++number)
            place_ticket(std::to_string(number), "answered");
        pass(days(31));
        keeper.tick(now);
        CHECK(count("ticket") == 150);
        pass(seconds(1));
        keeper.tick(now);
        CHECK(count("ticket") == 50);
        pass(seconds(1));
        keeper.tick(now);
        CHECK(count("ticket") == 0);
    }

    TEST_CASE_FIXTURE(ForgetfulDesk, "without a time nothing is ever deleted") {
        place_ticket("answered", "answered");
        pass(days(4000));
        watch.tick(now);
        CHECK(count("ticket") == 1);
    }
}
