#include "demo/server/domain/bootstrap.h"
#include "demo/server/domain/desk_file.h"
#include "tests/server/desk_of_the_demo.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

namespace {

using namespace help::desk;
using nlohmann::json;

const Instant kMonday = utc_instant("2026-11-23T15:00:00Z"); // at noon

/// The ids of the notices that the demo's desk would tell at `kMonday` if it had these.
std::vector<std::string> told_of(std::vector<Notice> notices) {
    auto desk = demo_desk();
    desk.notices = std::move(notices);
    const auto bootstrap = json::parse(bootstrap_json(desk, "en", kMonday));
    std::vector<std::string> ids;
    for (const auto& notice : bootstrap["notices"])
        ids.push_back(notice["id"]);
    return ids;
}

Notice notice(const std::string& id, const std::string& severity, Instant from) {
    const Texts texts{{"en", id}};
    return {.id = id, .severity = severity, .title = texts, .body = texts, .from = rfc3339(from)};
}

} // namespace

TEST_SUITE("domain") {
    TEST_CASE("the demo's desk is the support desk of the domain") {
        const auto& desk = demo_desk();
        CHECK(desk.locales == std::vector<std::string>{"pt-BR", "en", "es"});
        CHECK(desk.reasons.size() == 8);
        CHECK(find_reason(desk, "finance")->team == "Financeiro");
        CHECK(desk.answer_business_days == 3);
        CHECK(desk.time_zone == "America/Sao_Paulo");
        CHECK(desk.opening.exceptions.size() == 24); // 20 holidays, 4 short days
        CHECK_FALSE(
            desk.business_week.at(6)); // chats on Saturday, but no ticket is promised for one
    }

    TEST_CASE("telephones of sales come with the word that they give no support") {
        for (const auto& channel : demo_desk().channels)
            if (channel.id.ends_with("-sales")) CHECK(channel.support == Support::NotGiven);
    }

    TEST_CASE("the bootstrap is told in one language, with the members of the protocol") {
        const auto told = json::parse(bootstrap_json(demo_desk(), "es", kMonday));
        CHECK(told["version"] == 1);
        CHECK(told["locale"] == "es");
        CHECK(told["title"] == "Centro de ayuda");
        CHECK(told["capabilities"] ==
              json{"tickets", "attachments", "chat", "load", "articles", "images"});
        CHECK(told["limits"]["message"] == 4000);
        CHECK(told["limits"]["attachments"] == 5);
        CHECK(told["limits"]["attachmentBytes"] == 10 * 1024 * 1024);
        CHECK(told["limits"]["attachmentTypes"][4] == "application/pdf");
        CHECK(told["cards"].size() == 9);
        CHECK(told["cards"][2]["kind"] == "knowledge");
        CHECK(told["cards"][3]["href"] == "https://ajuda.mare.example/perguntas-frequentes");
        CHECK_FALSE(told["cards"][0].contains("href"));
        CHECK(told["reasons"][7] ==
              json{{"id", "finance"}, {"label", "Finanzas"}, {"team", "Financeiro"}});
        CHECK(told["hours"]["weekly"][1] ==
              json{{"days", {6}}, {"open", "09:00"}, {"close", "18:00"}});
        CHECK(told["channels"][3]["support"] == false);
        CHECK(told["answerBusinessDays"] == 3);
    }

    TEST_CASE("the days on which tickets are answered are told") {
        auto desk = demo_desk();
        const auto told = [&] {
            return json::parse(bootstrap_json(desk, "es", kMonday))["hours"]["businessDays"];
        };
        CHECK(told() == json{1, 2, 3, 4, 5});
        desk.business_week = {};
        desk.business_week[0] = std::chrono::hours(18);
        CHECK(told() == json::array({0}));
    }

    TEST_CASE("hours are told as fourteen days of windows in the desk's own offset") {
        const auto hours = json::parse(bootstrap_json(demo_desk(), "es", kMonday))["hours"];
        CHECK(hours["windows"].size() == 12);
        CHECK(hours["windows"][0] ==
              json{{"from", "2026-11-23T08:00:00-03:00"}, {"to", "2026-11-23T18:00:00-03:00"}});
        CHECK(hours["windowsUntil"] == "2026-12-07T00:00:00-03:00");
    }

    TEST_CASE("exceptions of the year to come are told with their names, half days with times") {
        const auto exceptions =
            json::parse(bootstrap_json(demo_desk(), "en", kMonday))["hours"]["exceptions"];
        CHECK(exceptions[0] == json{{"date", "2026-12-24"},
                                    {"name", "Christmas Eve"},
                                    {"intervals", {{{"open", "08:00"}, {"close", "12:00"}}}}});
        CHECK(exceptions[1] ==
              json{{"date", "2026-12-25"}, {"name", "Christmas"}, {"closed", true}});
        CHECK(exceptions.back()["date"] == "2027-11-20");
    }

    TEST_CASE("a desk tells more windows than the protocol takes up to where they are complete") {
        auto desk = demo_desk();
        for (auto& day : desk.opening.week)
            for (int hour = 0; hour < 20; hour += 2)
                day.push_back({std::chrono::hours(hour), std::chrono::hours(hour + 1)});
        desk.opening.week[1] = desk.opening.week[0];
        const auto hours = json::parse(bootstrap_json(desk, "en", kMonday))["hours"];
        CHECK(hours["windows"].size() == 60);
        CHECK(hours["windowsUntil"].get<std::string>() > hours["windows"][59]["to"]);
    }

    TEST_CASE("notices are told in one language") {
        const auto notice =
            json::parse(bootstrap_json(demo_desk(), "pt-BR", kMonday))["notices"][0];
        CHECK(notice["title"] == "Horário de fim de ano");
        CHECK(notice["severity"] == "info");
        CHECK(notice["dismissible"] == true);
    }

    TEST_CASE("a notice that has ended is not told") {
        auto ends_now = notice("ends-now", "outage", kMonday - std::chrono::hours(1));
        ends_now.to = rfc3339(kMonday);
        auto ends_soon = ends_now;
        ends_soon.id = "ends-soon";
        ends_soon.to = "2026-11-23T12:00:01-03:00";
        CHECK(told_of({ends_now, ends_soon}) == std::vector<std::string>{"ends-soon"});
    }

    TEST_CASE("of more notices than the protocol takes the gravest are told, then the newest") {
        std::vector<Notice> notices;
        for (int number = 0; number < 20; ++number)
            notices.push_back(notice("info-" + std::to_string(number), "info",
                                     kMonday - std::chrono::hours(number)));
        CHECK(told_of(notices).size() == 20);
        notices.push_back(notice("outage", "outage", kMonday - std::chrono::weeks(1)));
        notices.push_back(notice("always", "info", kMonday));
        notices.back().from.clear();
        const auto told = told_of(notices);
        CHECK(told.size() == 20);
        CHECK(told.front() == "outage");
        CHECK(told.at(1) == "info-0");
        CHECK(told.back() == "info-18");
    }

    TEST_CASE("what a desk lacks is no capability") {
        auto desk = demo_desk();
        desk.reasons.clear();
        desk.chat.agents.clear();
        desk.usual_load.reset();
        desk.articles.clear();
        CHECK(json::parse(bootstrap_json(desk, "en", kMonday))["capabilities"].empty());
    }

    TEST_CASE("a fault in a desk file is told with its place") {
        CHECK(fault_after([](json& desk) { desk.erase("site"); }) == "#/site: is missing");
        CHECK(fault_after([](json& desk) { desk["colour"] = "red"; }) ==
              "#/colour: is not a member that a desk file has here");
        CHECK(fault_after([](json& desk) { desk["cards"][1]["title"].erase("en"); }) ==
              "#/cards/1/title/en: is missing");
        CHECK(fault_after([](json& desk) { desk["limits"]["name"] = 1.5; }) ==
              "#/limits/name: must be a whole number from 1 to 256");
        CHECK(fault_after([](json& desk) { desk["cards"][3]["href"] = "javascript:alert(1)"; }) ==
              "#/cards/3/href: must start with https:// http:// mailto: or tel:");
        CHECK(fault_after([](json& desk) { desk["cards"][3]["href"] = "https:example"; }) ==
              "#/cards/3/href: must start with https:// http:// mailto: or tel:");
        CHECK(fault_after([](json& desk) { desk["cards"][0]["kind"] = "chat"; }) ==
              "#/cards/0/kind: must be one of: talk, ticket, link, channels, knowledge, notices");
        CHECK(fault_after([](json& desk) { desk["reasons"][1]["id"] = "domains"; }) ==
              "#/reasons: holds the id domains twice");
        CHECK(fault_after([](json& desk) { desk["hours"]["timeZone"] = "Brazil/Atlantis"; }) ==
              "#/hours/timeZone: is no time zone that this machine knows (package tzdata)");
        CHECK(fault_after([](json& desk) { desk["hours"]["weekly"][0]["open"] = "24:00"; }) ==
              "#/hours/weekly/0/open: must be before 24:00");
        CHECK(fault_after([](json& desk) { desk["hours"]["weekly"][0]["open"] = "8:00"; }) ==
              "#/hours/weekly/0/open: must be a time such as 08:00");
        CHECK(fault_after([](json& desk) { desk["businessDays"] = {0}; }) ==
              "#/businessDays/0: is a day without opening hours in #/hours/weekly");
        CHECK(fault_after([](json& desk) { desk["holidays"][0]["date"] = "2026-02-30"; }) ==
              "#/holidays/0/date: must be a date such as 2026-12-25");
        CHECK(fault_after([](json& desk) { desk["channels"][0]["support"] = "yes"; }) ==
              "#/channels/0/support: must be true or false");
    }

    TEST_CASE("a fault in what is served live is told with its place") {
        CHECK(fault_after([](json& desk) {
                  desk["notices"][0]["from"] = "2026-02-30T00:00:00Z";
              }) == "#/notices/0/from: must be a time such as 2026-12-24T12:00:00-03:00");
        CHECK(fault_after([](json& desk) { desk["notices"][0]["severity"] = "red"; }) ==
              "#/notices/0/severity: must be one of: info, warning, outage");
        CHECK(fault_after([](json& desk) { desk["chat"]["agents"][1]["login"] = "bruna"; }) ==
              "#/chat/agents/1/login: is there twice");
        CHECK(fault_after([](json& desk) { desk["usualLoad"][0]["levels"][3] = 101; }) ==
              "#/usualLoad/0/levels/3: must be a whole number from 0 to 100");
        CHECK(fault_after([](json& desk) { desk["usualLoad"][0]["from"] = 20; }) ==
              "#/usualLoad/0/levels: must have 1 to 4 elements");
        CHECK(fault_after([](json& desk) { desk["hours"]["exceptions"][0].erase("intervals"); }) ==
              "#/hours/exceptions/0/intervals: is missing");
        CHECK(fault_after([](json& desk) {
                  auto& intervals = desk["hours"]["exceptions"][0]["intervals"];
                  while (intervals.size() < 7)
                      intervals.push_back(intervals[0]);
              }) == "#/hours/exceptions/0/intervals: must have 1 to 6 elements");
        CHECK(fault_after([](json& desk) {
                  desk["articles"][0]["blocks"][0] = {{"kind", "script"}, {"text", "x"}};
              }) == "#/articles/0/blocks/0/kind: must be one of: heading, paragraph, bullet, "
                    "numbered, code, link, image");
        const auto image = [](const char* src, int width) {
            return json{
                {"kind", "image"}, {"text", "x"}, {"src", src}, {"width", width}, {"height", 1}};
        };
        CHECK(fault_after([&](json& desk) {
                  desk["articles"][0]["blocks"][0] = image("http://fotos.example/a.png", 1);
              }) ==
              "#/articles/0/blocks/0/src: must begin with https:// or be a path of this server");
        CHECK(fault_after([&](json& desk) {
                  desk["articles"][0]["blocks"][0] = image("/a.png", 0);
              }).starts_with("#/articles/0/blocks/0/width: "));
    }

    TEST_CASE("a week that goes on after midnight is taken, and its day counts to midnight") {
        auto file = json::parse(demo_desk_text());
        file["hours"]["weekly"][0]["close"] = "02:00";
        const auto desk = read_desk(file.dump());
        CHECK(desk.business_week.at(1) == std::chrono::hours(24));
        CHECK(desk.opening.week.at(1).front().close == std::chrono::hours(2));
    }

    TEST_CASE("a desk file that is not JSON is told with its line") {
        try {
            (void)read_desk("{\n  \"site\": \"demo\",\n  oops\n}");
            FAIL("was taken");
        } catch (const FileFault& fault) {
            CHECK(fault.place() == "line 3");
        }
    }
}
