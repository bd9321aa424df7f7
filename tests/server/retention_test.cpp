#include "demo/server/live/ticket_desk.h"
#include "tests/server/desk_in_memory.h"
#include "tests/server/running_server.h"

#include <doctest/doctest.h>

namespace {

using namespace help::desk;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::seconds;

/// A desk that keeps things for thirty days.
struct ForgetfulDesk : DeskInMemory {
    DeskWatch keeper{desk, store, chats, days(30)};
    TicketDesk tickets{store};

    ForgetfulDesk() { store.sessions().start_as("ana", "hash", now); }

    std::int64_t count(const std::string& table) {
        return store.database().run("SELECT count(*) FROM " + table).front().number(0);
    }
    /// Its reference.
    std::string place_ticket(const std::string& id) {
        const NewTicket ticket{
            .id = id, .draft = {.name = "Ana", .email = "ana@example.com"}, .year = 2026};
        return std::get<TicketTaken>(store.place_ticket("ana", ticket, {}, now)).ticket.reference;
    }
    void answer(const std::string& reference, const std::string& id = "first") {
        (void)tickets.answer("bruna", reference, id, "Pronto.", now);
    }
};

} // namespace

TEST_SUITE("live") {
    TEST_CASE_FIXTURE(ForgetfulDesk,
                      "what is over is deleted after its time, and what is open is kept") {
        CHECK(start("ana", "old", "Oi") == "queued 1");
        CHECK(word(chats.leave(customer("ana"), "old", now)) == "ok");
        answer(place_ticket("answered"));
        place_ticket("open");
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
            answer(place_ticket(std::to_string(number)));
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

    TEST_CASE_FIXTURE(ForgetfulDesk,
                      "an answer is kept for its days, however old the question is") {
        const auto reference = place_ticket("old");
        pass(days(40));
        answer(reference);
        pass(days(20));
        keeper.tick(now);
        CHECK(count("ticket_answer") == 1);
        answer(reference, "second");
        pass(days(30));
        keeper.tick(now);
        CHECK(count("ticket_answer") == 2);
        pass(hours(1));
        keeper.tick(now);
        CHECK(count("ticket") == 0);
    }

    TEST_CASE_FIXTURE(ForgetfulDesk, "a ticket that was opened again is kept") {
        const auto reference = place_ticket("old");
        answer(reference);
        (void)tickets.set_status(reference, TicketStatus::Open, now);
        pass(days(40));
        keeper.tick(now);
        CHECK(count("ticket") == 1);
    }

    TEST_CASE("tickets of an older database are kept from their last answer on") {
        const TestFolder folder;
        const auto file = (folder.path() / "help.db").string();
        const auto now = utc_instant("2026-11-23T15:00:00Z");
        {
            DeskStore store(file);
            store.sessions().start_as("ana", "hash", now);
            for (const std::string id : {"asked", "answered"})
                (void)store.place_ticket("ana", {.id = id, .year = 2026}, {}, now);
            (void)TicketDesk(store).answer("bruna", "2026-000002", "a", "Pronto.", now + days(7));
            store.database().run_script("DROP INDEX ticket_by_status_and_change;"
                                        "ALTER TABLE ticket DROP COLUMN status_at;"
                                        "CREATE INDEX ticket_by_status_and_time ON ticket (status);"
                                        "DELETE FROM migration WHERE number = 10;");
        }
        DeskStore store(file);
        const auto rows = store.database().run("SELECT status_at FROM ticket ORDER BY reference");
        CHECK(rows.at(0).text(0) == "2026-11-23T15:00:00Z");
        CHECK(rows.at(1).text(0) == "2026-11-30T15:00:00Z");
    }

    TEST_CASE_FIXTURE(ForgetfulDesk, "without a time nothing is ever deleted") {
        answer(place_ticket("answered"));
        pass(days(4000));
        watch.tick(now);
        CHECK(count("ticket") == 1);
    }
}
