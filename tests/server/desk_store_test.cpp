#include "demo/server/store/desk_store.h"
#include "demo/server/store/session_token.h"
#include "demo/server/store/sha256.h"
#include "tests/server/running_server.h"

#include <doctest/doctest.h>

#include <set>

namespace {

using namespace help::desk;
using std::chrono::hours;
using std::chrono::minutes;

const Instant kStored = utc_instant("2026-11-23T12:00:00Z");

NewTicket ticket_of(const std::string& id) {
    return {
        .id = id,
        .draft = {"Ana Souza", "ana@example.com", "domains", "O domínio não verifica.", "pt-BR"},
        .team = "Domínios",
        .answer_by = "2026-11-26T18:00:00-03:00",
        .year = 2026};
}

/// A store in memory with one session, of token hash "ana", that began at noon.
struct OneSession {
    DeskStore store{":memory:"};
    OneSession() { store.sessions().start("ana", std::nullopt, "anon-ana", kStored); }

    /// `live`, `expired` or `unknown`.
    std::string use(const std::string& token_hash, Instant now) {
        const auto access = store.sessions().authorise(token_hash, now);
        const auto* none = std::get_if<NoAccess>(&access);
        if (none == nullptr) return "live";
        return none->state == SessionState::Expired ? "expired" : "unknown";
    }

    std::string reference_of(const TicketOutcome& outcome) const {
        if (const auto* taken = std::get_if<TicketTaken>(&outcome))
            return "taken " + taken->ticket.reference;
        if (const auto* again = std::get_if<TicketRepeated>(&outcome))
            return "repeated " + again->ticket.reference;
        if (std::holds_alternative<IdConflict>(outcome)) return "conflict";
        return "limit " + std::to_string(std::get<TooManyTickets>(outcome).wait.count());
    }
    std::string place(const NewTicket& ticket,
                      Instant now = kStored,
                      std::optional<int> per_hour = std::nullopt) {
        return reference_of(store.place_ticket("anon-ana", ticket, per_hour, now));
    }
};

} // namespace

TEST_SUITE("store") {
    TEST_CASE_FIXTURE(
        OneSession, "the same id with the same draft is one ticket, answered like the first time") {
        CHECK(place(ticket_of("a")) == "taken 2026-000001");
        CHECK(place(ticket_of("a"), kStored + minutes(10)) == "repeated 2026-000001");
        CHECK(place(ticket_of("b"), kStored + minutes(10)) ==
              "taken 2026-000002"); // a repeat uses up no reference
    }

    TEST_CASE_FIXTURE(OneSession,
                      "the same id with another draft is a conflict and changes nothing") {
        CHECK(place(ticket_of("a")) == "taken 2026-000001");
        auto other = ticket_of("a");
        other.draft.details += " Agora verifica.";
        CHECK(place(other) == "conflict");
        CHECK(place(ticket_of("a")) == "repeated 2026-000001");
    }

    TEST_CASE_FIXTURE(OneSession, "the same id and text from a new session is the same ticket") {
        store.sessions().start("bia", std::nullopt, "anon-bia", kStored);
        CHECK(place(ticket_of("a")) == "taken 2026-000001");
        CHECK(reference_of(store.place_ticket("anon-bia", ticket_of("a"), std::nullopt, kStored)) ==
              "repeated 2026-000001");
    }

    TEST_CASE_FIXTURE(OneSession,
                      "the same id with another text from another subject is another ticket") {
        store.sessions().start("bia", std::nullopt, "anon-bia", kStored);
        CHECK(place(ticket_of("a")) == "taken 2026-000001");
        auto other = ticket_of("a");
        other.draft.details += " Agora verifica.";
        CHECK(reference_of(store.place_ticket("anon-bia", other, std::nullopt, kStored)) ==
              "taken 2026-000002");
    }

    TEST_CASE_FIXTURE(OneSession, "references count from one in every year") {
        CHECK(place(ticket_of("a")) == "taken 2026-000001");
        auto next_year = ticket_of("b");
        next_year.year = 2027;
        CHECK(place(next_year) == "taken 2027-000001");
    }

    TEST_CASE_FIXTURE(OneSession, "a session lives fifteen minutes from its last use") {
        CHECK(use("ana", kStored + minutes(14)) == "live");
        CHECK(use("ana", kStored + minutes(28)) == "live");
        CHECK(use("ana", kStored + minutes(43)) == "expired");
        CHECK(use("never", kStored) == "unknown");
    }

    TEST_CASE_FIXTURE(OneSession,
                      "a new session that shows an old token keeps the subject, for a day") {
        CHECK(store.sessions().start("ana2", "ana", "anon-new", kStored + hours(1)) == "anon-ana");
        CHECK(store.sessions().start("ana3", "ana", "anon-new", kStored + hours(25)) == "anon-new");
        CHECK(store.sessions().start("ana4", "never", "anon-other", kStored) == "anon-other");
    }

    TEST_CASE_FIXTURE(OneSession,
                      "one ticket too many in an hour waits until the first is an hour old") {
        CHECK(place(ticket_of("a"), kStored, 2) == "taken 2026-000001");
        CHECK(place(ticket_of("b"), kStored + minutes(10), 2) == "taken 2026-000002");
        CHECK(place(ticket_of("c"), kStored + minutes(20), 2) == "limit 2400");
        CHECK(place(ticket_of("a"), kStored + minutes(20), 2) ==
              "repeated 2026-000001"); // what is there costs nothing
        CHECK(reference_of(store.place_ticket("anon-ana", ticket_of("c"), 2,
                                              kStored + minutes(61))) == "taken 2026-000003");
    }

    TEST_CASE("an inner transaction is undone alone") {
        Database database(":memory:");
        database.run("CREATE TABLE t (x BIGINT)");
        {
            Transaction outer(database);
            database.run("INSERT INTO t (x) VALUES ($1)", {std::int64_t{1}});
            {
                const Transaction inner(database);
                database.run("INSERT INTO t (x) VALUES ($1)", {std::int64_t{2}});
            }
            outer.commit();
        }
        const auto rows = database.run("SELECT x FROM t");
        REQUIRE(rows.size() == 1);
        CHECK(rows.front().number(0) == 1);
    }

    TEST_CASE("what an older server kept is verified where the host vouches for its address") {
        const TestFolder folder;
        const auto file = (folder.path() / "help.db").string();
        {
            DeskStore store(file);
            for (const std::string who : {"ana", "bia", "eve"}) {
                store.sessions().start_as(who, who, kStored);
                (void)store.place_ticket(who, ticket_of(who), {}, kStored);
                store.chats().insert({.id = who, .subject = who}, {.email = "ana@example.com"});
            }
            store.identities().vouch("ana", {"7", "Ana@Example.com", ""}, kStored);
            store.identities().vouch("bia", {"8", "bia@example.com", ""}, kStored);
            store.database().run_script("ALTER TABLE ticket DROP COLUMN verified;"
                                        "ALTER TABLE chat DROP COLUMN verified;"
                                        "DELETE FROM migration WHERE number = 12;");
        }
        DeskStore store(file);
        for (const std::string table : {"ticket", "chat"}) {
            const auto rows =
                store.database().run("SELECT id FROM " + table + " WHERE verified = 1");
            REQUIRE(rows.size() == 1);
            CHECK(rows.front().text(0) == "ana");
        }
    }

    TEST_CASE("what is deleted is overwritten, whatever SQLite was built to do") {
        CHECK(Database(":memory:").run("PRAGMA secure_delete").front().number(0) == 1);
    }

    TEST_CASE("foreign keys hold") {
        DeskStore store(":memory:");
        CHECK_THROWS_AS(store.database().run(
                            "INSERT INTO session (token_hash, subject, created_at, expires_at) "
                            "VALUES ('x', 'nobody', '', '')"),
                        StoreFault);
    }

    TEST_CASE("SHA-256 is that of FIPS 180-4, and tokens are 43 characters that never repeat") {
        CHECK(sha256_hex("abc") ==
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        std::set<std::string> seen;
        for (int count = 0; count < 100; ++count) {
            const auto token = new_session_token();
            CHECK(is_session_token(token));
            CHECK(seen.insert(token).second);
        }
        CHECK_FALSE(is_session_token("short"));
        CHECK_FALSE(is_session_token(std::string(42, 'a') + "="));
    }
}
