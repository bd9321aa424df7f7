#include "demo/server/store/backup.h"
#include "demo/server/store/desk_store.h"
#include "tests/server/running_server.h"

#include <doctest/doctest.h>

namespace {

using namespace help::desk;

const Instant kLogged = utc_instant("2026-11-23T12:00:00Z");
const Audience kAna{.subject = "ana"};
const Audience kBruna{.agent = "bruna"};

struct Log {
    DeskStore store{":memory:"};
    EventLog& log = store.events();

    std::string replay(const Audience& who, std::int64_t from) {
        const auto missed = log.replay(who, log.cursor(from));
        if (missed.reset) return "reset";
        std::string numbers;
        for (const auto& event : missed.events)
            numbers += (numbers.empty() ? "" : " ") + std::to_string(event.number);
        return numbers;
    }
};

} // namespace

TEST_SUITE("store") {
    TEST_CASE_FIXTURE(Log, "from every cursor a listener gets what concerns it, and nothing else") {
        log.append({"ana", ""}, "{}", kLogged);          // 1
        log.append({"bia", ""}, "{}", kLogged);          // 2
        log.append({"ana", kEveryAgent}, "{}", kLogged); // 3
        log.append({"ana", "bruna"}, "{}", kLogged);     // 4
        log.append({"bia", "rafael"}, "{}", kLogged);    // 5
        CHECK(replay(kAna, 0) == "1 3 4");
        CHECK(replay(kAna, 1) == "3 4");
        CHECK(replay(kAna, 4) == "");
        CHECK(replay(kBruna, 0) == "3 4");
        CHECK(replay({.agent = "rafael"}, 0) == "3 5");
    }

    TEST_CASE_FIXTURE(Log, "who has missed more than one answer holds is told to start anew") {
        for (int number = 0; number < 50; ++number)
            log.append(kAna, '"' + std::string(5000, 'x') + '"', kLogged);
        CHECK(replay(kAna, 0) == "reset");
        CHECK(replay(kAna, 48) == "49 50");
    }

    TEST_CASE_FIXTURE(Log, "without a cursor nothing is repeated") {
        log.append({"ana", ""}, "{}", kLogged);
        const auto none = log.replay(kAna, std::nullopt);
        CHECK_FALSE(none.reset);
        CHECK(none.events.empty());
        CHECK(none.from == 1);
    }

    TEST_CASE_FIXTURE(
        Log, "a cursor of another log, of the future, or of no log is told to start anew") {
        log.append({"ana", ""}, "{}", kLogged);
        CHECK(replay(kAna, 2) == "reset");
        for (const auto& cursor :
             {std::string("00000000-1"), std::string("1"), std::string(""), log.cursor(1) + "x",
              log.cursor(-1), log.cursor(1).substr(0, 9) + "99999999999999999999"})
            CHECK(log.replay(kAna, cursor).reset);
    }

    TEST_CASE_FIXTURE(Log, "events are kept for seven days, and an older cursor is told") {
        log.append({"ana", ""}, "{}", kLogged);
        log.append({"ana", ""}, "{}", kLogged + std::chrono::hours(1));
        log.purge(kLogged + std::chrono::days(7));
        CHECK(replay(kAna, 0) == "reset");
        CHECK(replay(kAna, 1) == "2");
        log.purge(kLogged + std::chrono::days(30));
        CHECK(replay(kAna, 1) == "reset");
        CHECK(replay(kAna, 2) == "");
        log.append({"ana", ""}, "{}", kLogged);
        CHECK(replay(kAna, 2) == "3"); // numbers are never given twice
    }

    TEST_CASE_FIXTURE(
        Log, "who was away for more events than an answer holds fetches the state instead") {
        for (int count = 0; count < 1001; ++count)
            log.append({"ana", ""}, "{}", kLogged);
        CHECK(replay(kAna, 0) == "reset");
        CHECK(log.replay(kAna, log.cursor(1)).events.size() == 1000);
    }

    TEST_CASE_FIXTURE(Log, "what a job told is taken once") {
        log.append({"ana", ""}, "{}", kLogged);
        log.announce({"ana", ""}, "typing", "{}");
        CHECK(log.take().size() == 2);
        CHECK(log.take().empty());
        CHECK(replay(kAna, 0) == "1"); // what was of the moment is gone
    }

    TEST_CASE("a log keeps its name and its numbers over a restart") {
        const TestFolder folder;
        const auto path = (folder.path() / "help.db").string();
        std::string cursor;
        {
            DeskStore store(path);
            store.events().append({"ana", ""}, "{}", kLogged);
            cursor = store.events().cursor(0);
        }
        DeskStore store(path);
        CHECK(store.events().replay(kAna, cursor).events.size() == 1);
    }

    TEST_CASE("who comes back to a desk that was put back from a copy is told to start anew") {
        const TestFolder folder;
        const auto path = (folder.path() / "help.db").string();
        const auto copy = (folder.path() / "copy.db").string();
        DeskStore store(path);
        store.events().append({"ana", ""}, "{}", kLogged);
        back_up(path, copy);
        store.events().append({"ana", ""}, "{}", kLogged);
        DeskStore put_back(copy);
        for (int count = 0; count < 3; ++count)
            put_back.events().append({"ana", ""}, "{}", kLogged);
        CHECK(put_back.events().replay(kAna, store.events().cursor(2)).reset);
        CHECK(put_back.events().replay(kAna, put_back.events().cursor(2)).events.size() == 2);
        CHECK(store.events().replay(kAna, store.events().cursor(1)).events.size() == 1);
    }
}
