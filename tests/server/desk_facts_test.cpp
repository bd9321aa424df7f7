#include "demo/server/live/desk_facts.h"
#include "tests/server/desk_of_the_demo.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace {

using namespace help::desk;

const Instant kMondayNoon = utc_instant("2026-11-23T15:00:00Z"); // a Monday at noon
const std::chrono::local_days kToday = *date_of("2026-11-23");

struct Facts {
    DeskStore store{":memory:"};
    DeskFacts facts{demo_desk(), store};

    static Notice notice(const std::string& id, const std::string& title = "Instabilidade") {
        const Texts texts{{"pt-BR", title}, {"en", title}, {"es", title}};
        return {.id = id,
                .severity = "outage",
                .title = texts,
                .body = texts,
                .from = rfc3339(kMondayNoon)};
    }
    static DayException closed() {
        return {.name = {{"pt-BR", "Luto"}, {"en", "Mourning"}, {"es", "Luto"}}};
    }
    std::string shown() const {
        std::string ids;
        for (const auto& one : facts.desk().notices)
            ids += (ids.empty() ? "" : " ") + one.id;
        return ids;
    }
    std::string told() {
        std::string all;
        for (const auto& event : store.events().take())
            all += (all.empty() ? "" : " ") + event.audience.subject + event.audience.agent + " " +
                   std::string(nlohmann::json::parse(event.body)["type"]);
        return all;
    }
};

} // namespace

TEST_SUITE("live") {
    TEST_CASE_FIXTURE(Facts, "an agent's notice stands before the file's, and everybody is told") {
        CHECK(shown() == "year-end");
        CHECK(facts.put_notice(notice("n-1"), "bruna", kMondayNoon) == Edit::Made);
        CHECK(shown() == "n-1 year-end");
        CHECK(told() == "** notice.changed");
        CHECK(facts.put_notice(notice("n-1", "Normalizado"), "rafael", kMondayNoon) ==
              Edit::Replaced);
        CHECK(facts.desk().notices.front().title.at("en") == "Normalizado");
        CHECK(facts.changed_notice("n-1")->agent == "rafael");
        CHECK(facts.changed_notice("year-end") == nullptr);
    }

    TEST_CASE_FIXTURE(Facts, "a notice of the file can be replaced, withdrawn and shown again") {
        CHECK(facts.put_notice(notice("year-end"), "bruna", kMondayNoon) == Edit::Replaced);
        CHECK(facts.desk().notices.front().severity == "outage");
        CHECK(facts.withdraw_notice("year-end", "bruna", kMondayNoon));
        CHECK(shown().empty());
        CHECK_FALSE(facts.withdraw_notice("year-end", "bruna", kMondayNoon));
        CHECK(facts.put_notice(notice("year-end"), "bruna", kMondayNoon) == Edit::Made);
        CHECK(shown() == "year-end");
    }

    TEST_CASE_FIXTURE(Facts, "customers are shown twenty notices, and the next one is refused") {
        for (int number = 1; number < 20; ++number)
            CHECK(facts.put_notice(notice("n-" + std::to_string(number)), "bruna", kMondayNoon) ==
                  Edit::Made);
        (void)told();
        const auto before = facts.revision();
        CHECK(facts.put_notice(notice("one-more"), "bruna", kMondayNoon) == Edit::TooMany);
        CHECK(facts.revision() == before);
        CHECK(told().empty());
        CHECK(facts.put_notice(notice("n-3", "Outro"), "bruna", kMondayNoon) == Edit::Replaced);
    }

    TEST_CASE_FIXTURE(Facts, "a notice that has ended makes room, and comes back only into it") {
        const auto later = kMondayNoon + std::chrono::hours(1);
        auto short_one = notice("short");
        short_one.to = rfc3339(later);
        CHECK(facts.put_notice(short_one, "bruna", kMondayNoon) == Edit::Made);
        for (int number = 2; number < 20; ++number)
            CHECK(facts.put_notice(notice("n-" + std::to_string(number)), "bruna", kMondayNoon) ==
                  Edit::Made);
        CHECK(facts.put_notice(notice("next"), "bruna", kMondayNoon) == Edit::TooMany);
        CHECK(facts.put_notice(notice("next"), "bruna", later) == Edit::Made);
        CHECK(facts.put_notice(notice("short"), "bruna", later) == Edit::TooMany);
    }

    TEST_CASE_FIXTURE(Facts,
                      "a day that an agent closes is closed at once, until it is withdrawn") {
        CHECK(is_open(facts.desk().opening, kMondayNoon));
        CHECK(facts.put_exception(kToday, closed(), "bruna", kMondayNoon) == Edit::Made);
        CHECK_FALSE(is_open(facts.desk().opening, kMondayNoon));
        CHECK(told() == "** hours.changed");
        CHECK(facts.withdraw_exception(kToday, "bruna", kMondayNoon));
        CHECK(is_open(facts.desk().opening, kMondayNoon));
        CHECK_FALSE(facts.withdraw_exception(kToday, "bruna", kMondayNoon));
    }

    TEST_CASE_FIXTURE(Facts, "a holiday of the file can be worked on") {
        const auto christmas = *date_of("2026-12-25");
        const auto noon = utc_instant("2026-12-25T15:00:00Z");
        CHECK_FALSE(is_open(facts.desk().opening, noon));
        CHECK(facts.withdraw_exception(christmas, "bruna", kMondayNoon));
        CHECK(is_open(facts.desk().opening, noon));
        CHECK(facts.changed_exception(christmas)->agent == "bruna");
    }

    TEST_CASE_FIXTURE(Facts, "what is stored is there after a start, and what was undone is not") {
        facts.put_notice(notice("n-1"), "bruna", kMondayNoon);
        facts.put_exception(kToday, closed(), "bruna", kMondayNoon);
        const DeskFacts another(demo_desk(), store);
        CHECK(another.desk().notices.front().id == "n-1");
        CHECK_FALSE(is_open(another.desk().opening, kMondayNoon));
        {
            const Transaction undone(store.database());
            facts.withdraw_notice("n-1", "bruna", kMondayNoon);
            CHECK(shown() == "year-end");
        }
        facts.refresh();
        CHECK(shown() == "n-1 year-end");
    }
}
