#include "demo/server/domain/load_json.h"
#include "demo/server/live/chat_desk.h"
#include "demo/server/live/sample_history.h"
#include "demo/server/store/customer_data.h"
#include "demo/server/store/session_token.h"
#include "tests/server/desk_of_the_demo.h"
#include "tests/server/running_server.h"

#include <doctest/doctest.h>

#include <filesystem>

namespace {

using namespace help::desk;

const Instant kInvented = utc_instant("2026-11-23T15:00:00Z"); // noon at the desk

/// A database with the demo desk's history, as a file that is made once: to make it takes seconds.
const std::filesystem::path& written_history() {
    static const TestFolder folder;
    static const std::filesystem::path path = [] {
        auto file = folder.path() / "history.db";
        DeskStore store{file.string()};
        write_sample_history(demo_desk(), store, kInvented);
        return file;
    }();
    return path;
}

std::string history_copied_to(const TestFolder& folder) {
    auto file = folder.path() / "desk.db";
    std::filesystem::copy_file(written_history(), file);
    return file.string();
}

struct NewDesk {
    std::int64_t count(const std::string& condition) {
        return store.database()
            .run("SELECT count(*) FROM chat WHERE " + condition)
            .front()
            .number(0);
    }
    WeekLoad load() {
        return *measured_load(store.chats().past_hours(kInvented - std::chrono::weeks(8)),
                              desk.opening, std::chrono::minutes(9), kInvented);
    }

    TestFolder folder;
    Desk desk = demo_desk();
    DeskStore store{history_copied_to(folder)};
};

} // namespace

TEST_SUITE("live") {
    TEST_CASE_FIXTURE(
        NewDesk, "eight weeks are made up in which people were served, gave up, or came too late") {
        CHECK(count("state <> 'closed'") == 0);
        CHECK(count("end_reason = 'ended'") > 8000);
        CHECK(count("end_reason = 'abandoned'") > 300);
        CHECK(count("end_reason = 'outside-hours'") > 0);
        CHECK(count("agent = 'bruna'") > 3000);
        CHECK(count("agent = 'rafael'") > 3000);
        CHECK(count("rating > 0") > 3000);
        CHECK(count("subject <> 'sample'") == 0);
        CHECK(count("closed_at > '2026-11-23T15:00:00Z'") == 0);
        CHECK(store.database().run("SELECT count(*) FROM chat_message").front().number(0) == 0);
    }

    TEST_CASE_FIXTURE(NewDesk, "nobody came while the desk was closed") {
        for (const auto& row : store.database().run("SELECT created_at FROM chat"))
            REQUIRE(is_open(desk.opening, utc_instant(row.text(0))));
    }

    TEST_CASE_FIXTURE(
        NewDesk,
        "the made-up week has two peaks, a quieter noon, and fuller Mondays than Saturdays") {
        const auto week = load().week;
        CHECK_FALSE(week[0][10]);
        CHECK(week[1][10]->samples == 5); // two of the Mondays were holidays, one is today
        CHECK(week[1][10]->level > week[1][13]->level + 20);
        CHECK(week[1][15]->level > week[1][13]->level + 20);
        CHECK(week[1][10]->level > week[6][11]->level);
        CHECK(*week[1][10]->wait > 0);
    }

    TEST_CASE("where clocks are half an hour apart from UTC, hours are those of the clocks") {
        auto indian = demo_desk();
        indian.opening.zone = *TimeZone::find("Asia/Kolkata");
        indian.opening.week.fill({});
        indian.opening.week[1] = {{std::chrono::hours(9), std::chrono::hours(11)}};
        DeskStore store{":memory:"};
        write_sample_history(indian, store, kInvented);
        for (const auto& past : store.chats().past_hours(kInvented - std::chrono::weeks(8)))
            CHECK(past.capacity_seconds == indian.chat.agents.size() * 3 * 3600); // whole hours
    }

    TEST_CASE_FIXTURE(NewDesk, "waiting times are told from the first customer on") {
        desk = always_open(std::move(desk));
        ChatDesk chats(desk, store);
        store.agents().set_presence({"bruna", PresenceState::Online, 1}, kInvented);
        store.sessions().start_as("ana", "hash", kInvented);
        const auto outcome = chats.start("ana", new_uuid(), {.name = "Ana"}, kInvented);
        CHECK(std::get<ChatStarted>(outcome).snapshot.place->estimate);
        CHECK(chats.room().mean_chat() > std::chrono::minutes(5));
    }

    TEST_CASE_FIXTURE(NewDesk, "the same desk at the same time has the same history") {
        DeskStore other{":memory:"};
        write_sample_history(desk, other, kInvented);
        const auto all = "SELECT agent, created_at, closed_at, rating FROM chat ORDER BY "
                         "created_at, closed_at LIMIT 500";
        const auto one = store.database().run(all);
        const auto two = other.database().run(all);
        REQUIRE(one.size() == two.size());
        for (std::size_t at = 0; at < one.size(); ++at) {
            CHECK(one[at].text(1) == two[at].text(1));
            CHECK(one[at].text(2) == two[at].text(2));
        }
    }

    TEST_CASE_FIXTURE(NewDesk, "all of it is erased at once, however much was told since") {
        const auto made_up = count("1 = 1");
        store.database().run(
            "WITH RECURSIVE told (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM told WHERE "
            "number < 20000) INSERT INTO event SELECT number, '', 'bruna', $1, "
            "'{\"type\":\"chat.message\",\"chat\":\"' || number || '\"}' FROM told",
            {rfc3339(kInvented)});
        store.database().run("UPDATE event SET body = '{\"chat\":\"' || (SELECT max(id) FROM chat) "
                             "|| '\"}' WHERE number = 20000");
        const auto erased = CustomerData(store.database()).erase("sample");
        CHECK(erased.chats == made_up);
        CHECK(erased.events == 1);
        CHECK(count("1 = 1") == 0);
    }

    TEST_CASE_FIXTURE(NewDesk, "what was made up is marked until nothing of it counts any more") {
        CHECK_FALSE(store.samples().is_without_history());
        CHECK(store.samples().reaches_beyond(kInvented - std::chrono::weeks(8)));
        CHECK_FALSE(store.samples().reaches_beyond(kInvented));
        auto week = load();
        CHECK(load_json("UTC", week, {}, kInvented).find("sample\"") == std::string::npos);
        week.source = LoadSource::Sample;
        const auto told = load_json("UTC", week, {}, kInvented);
        CHECK(told.find(R"("source":"configured")") != std::string::npos);
        CHECK(told.find(R"("sample":true)") != std::string::npos);
    }
}
