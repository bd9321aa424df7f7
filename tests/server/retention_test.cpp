#include "demo/server/live/ticket_desk.h"
#include "tests/server/desk_in_memory.h"
#include "tests/server/running_server.h"

#include <doctest/doctest.h>

namespace {

using namespace help::desk;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::seconds;

/// Takes a database back to the time before 0011_forgetting.sql.
constexpr const char* kBeforeForgetting =
    "DROP INDEX event_by_chat; DROP INDEX session_by_subject; DROP INDEX subject_by_time;"
    "ALTER TABLE ticket DROP COLUMN verified; ALTER TABLE chat DROP COLUMN verified;"
    "DELETE FROM migration WHERE number >= 11;";

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

    TEST_CASE_FIXTURE(ForgetfulDesk, "large files of old tickets go a few bytes a second") {
        const std::string large(6 * 1024 * 1024, 'x');
        for (const std::string ticket : {"a", "b"}) {
            for (const std::string file : {"1", "2", "3"}) {
                (void)store.attachments().put("ana", {ticket + file, "a.txt", "text/plain", large},
                                              {1 << 30, 1 << 30}, now);
                (void)store.attachments().give("ana", ticket, {ticket + file});
            }
            answer(place_ticket(ticket));
        }
        pass(days(31));
        for (const std::int64_t left : {4, 2, 0}) {
            keeper.tick(now);
            CHECK(count("attachment") == left);
            pass(seconds(1));
        }
        keeper.tick(now);
        CHECK(count("ticket") == 0);
    }

    TEST_CASE_FIXTURE(ForgetfulDesk, "while much that is old goes, files that nobody has taken and "
                                     "old events go in their time") {
        const std::string large(9 * 1024 * 1024, 'x');
        for (const std::string ticket : {"a", "b", "c"}) {
            (void)store.attachments().put("ana", {ticket, "a.txt", "text/plain", large},
                                          {1 << 30, 1 << 30}, now);
            (void)store.attachments().give("ana", ticket, {ticket});
            answer(place_ticket(ticket));
        }
        pass(days(31));
        (void)store.attachments().put("ana", {"waits", "a.txt", "text/plain", "abc"}, {9, 9},
                                      now - hours(2));
        keeper.tick(now);
        CHECK(count("attachment WHERE ticket = ''") == 0);
        CHECK(count("event") == 0);
        CHECK(count("ticket") == 2); // one large file a second
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

    TEST_CASE("what was told of a chat is deleted with it, and nothing else that was told") {
        ForgetfulDesk desk;
        DeskWatch keeper(desk.desk, desk.store, desk.chats, days(1));
        desk.start("ana", "old", "Oi");
        desk.present("bruna", 2);
        (void)desk.chats.claim("bruna", "old", desk.now);
        (void)desk.chats.leave(customer("ana"), "old", desk.now);
        desk.answer(desk.place_ticket("answered"));
        desk.pass(hours(20));
        desk.start("bia", "new", "Oi");
        const auto of_new = desk.count("event WHERE body LIKE '%new%'");
        CHECK(of_new > 0);
        desk.pass(hours(5));
        keeper.tick(desk.now);
        CHECK(desk.count("chat") == 1);
        CHECK(desk.count("event WHERE body LIKE '%old%'") == 0);
        CHECK(desk.count("event WHERE body LIKE '%new%'") == of_new);
        CHECK(desk.count("event WHERE body LIKE '%ticket.updated%'") == 1);
    }

    TEST_CASE_FIXTURE(ForgetfulDesk, "customers of whom nothing is left are forgotten") {
        for (const std::string id : {"user-gone", "user-asked", "user-back"}) {
            store.sessions().start_as(id, id, now);
            store.identities().vouch(id, {.host_name = id, .email = id + "@example.com"}, now);
        }
        (void)store.place_ticket("user-asked", {.id = "open", .year = 2026}, {}, now);
        pass(days(29));
        store.sessions().start_as("user-back", "again", now);
        store.identities().vouch("user-back", {.host_name = "user-back"}, now);
        pass(days(1));
        keeper.tick(now); // the thirtieth day is not over
        CHECK(count("identity") == 3);
        pass(hours(1));
        keeper.tick(now);
        CHECK(count("identity WHERE subject = 'user-gone'") == 0);
        CHECK(count("subject WHERE id IN ('ana', 'user-gone')") == 0);
        CHECK(count("session WHERE token_hash = 'user-gone'") == 0);
        CHECK(count("identity") == 2);
        CHECK(count("session") == 1);
        store.sessions().start_as("user-gone", "later", now); // may come back
    }

    TEST_CASE("what an older server told of chats that it has deleted is deleted as well") {
        const TestFolder folder;
        const auto file = (folder.path() / "help.db").string();
        const auto now = utc_instant("2026-11-23T15:00:00Z");
        {
            DeskStore store(file);
            store.events().append({"ana", kEveryAgent}, R"({"type":"chat.closed","chat":"c"})",
                                  now);
            store.events().append({"ana", kEveryAgent}, R"({"type":"hours.changed"})", now);
            store.database().run_script(kBeforeForgetting);
        }
        DeskStore store(file);
        const auto rows = store.database().run("SELECT number FROM event");
        REQUIRE(rows.size() == 1);
        CHECK(rows.front().number(0) == 2);
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
            store.database().run_script(kBeforeForgetting);
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
