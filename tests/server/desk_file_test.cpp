#include "demo/server/domain/bootstrap.h"
#include "demo/server/domain/desk_file.h"
#include "tests/server/desk_of_the_demo.h"

#include <doctest/doctest.h>

#include <functional>

namespace {

using namespace help::desk;
using nlohmann::json;

/// `#/place: why` of the first fault in the demo's desk after `change`; empty when it is still
/// good.
std::string fault_after(const std::function<void(json&)>& change) {
    auto desk = json::parse(demo_desk_text());
    change(desk);
    try {
        (void)read_desk(desk.dump());
        return "";
    } catch (const FileFault& fault) {
        return fault.place() + ": " + fault.what();
    }
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
        CHECK(desk.calendar.holidays.size() == 20);
        CHECK_FALSE(
            desk.calendar.closing.at(6)); // chats on Saturday, but no ticket is promised for one
    }

    TEST_CASE("telephones of sales come with the word that they give no support") {
        for (const auto& channel : demo_desk().channels)
            if (channel.id.ends_with("-sales")) CHECK(channel.support == Support::NotGiven);
    }

    TEST_CASE("the bootstrap is told in one language, with the members of the protocol") {
        const auto told = json::parse(bootstrap_json(demo_desk(), "es"));
        CHECK(told["version"] == 1);
        CHECK(told["locale"] == "es");
        CHECK(told["title"] == "Centro de ayuda");
        CHECK(told["capabilities"] == json{"tickets"});
        CHECK(told["cards"].size() == 8);
        CHECK(told["cards"][2]["href"] == "https://ajuda.mare.example/");
        CHECK_FALSE(told["cards"][0].contains("href"));
        CHECK(told["reasons"][7] ==
              json{{"id", "finance"}, {"label", "Finanzas"}, {"team", "Financeiro"}});
        CHECK(told["hours"]["weekly"][1] ==
              json{{"days", {6}}, {"open", "09:00"}, {"close", "18:00"}});
        CHECK(told["channels"][3]["support"] == false);
        CHECK(told["answerBusinessDays"] == 3);
    }

    TEST_CASE("a desk without reasons offers no tickets") {
        auto desk = demo_desk();
        desk.reasons.clear();
        CHECK(json::parse(bootstrap_json(desk, "en"))["capabilities"].empty());
    }

    TEST_CASE("a fault in a desk file is told with its place") {
        CHECK(fault_after([](json& desk) { desk.erase("site"); }) == "#/site: is missing");
        CHECK(fault_after([](json& desk) { desk["colour"] = "red"; }) ==
              "#/colour: is not a member that a desk file has here");
        CHECK(fault_after([](json& desk) { desk["cards"][1]["title"].erase("en"); }) ==
              "#/cards/1/title/en: is missing");
        CHECK(fault_after([](json& desk) { desk["limits"]["name"] = 1.5; }) ==
              "#/limits/name: must be a whole number from 1 to 256");
        CHECK(fault_after([](json& desk) { desk["cards"][2]["href"] = "javascript:alert(1)"; }) ==
              "#/cards/2/href: must start with https: http: mailto: or tel:");
        CHECK(fault_after([](json& desk) { desk["cards"][0]["kind"] = "chat"; }) ==
              "#/cards/0/kind: must be one of: talk, ticket, link, channels");
        CHECK(fault_after([](json& desk) { desk["reasons"][1]["id"] = "domains"; }) ==
              "#/reasons: holds the id domains twice");
        CHECK(fault_after([](json& desk) { desk["hours"]["timeZone"] = "Brazil/Atlantis"; }) ==
              "#/hours/timeZone: is no time zone that this machine knows (package tzdata)");
        CHECK(fault_after([](json& desk) { desk["hours"]["weekly"][0]["close"] = "07:00"; }) ==
              "#/hours/weekly/0/close: must be after open");
        CHECK(fault_after([](json& desk) { desk["hours"]["weekly"][0]["open"] = "8:00"; }) ==
              "#/hours/weekly/0/open: must be a time such as 08:00");
        CHECK(fault_after([](json& desk) { desk["businessDays"] = {0}; }) ==
              "#/businessDays/0: is a day without opening hours in #/hours/weekly");
        CHECK(fault_after([](json& desk) { desk["holidays"][0]["date"] = "2026-02-30"; }) ==
              "#/holidays/0/date: must be a date such as 2026-12-25");
        CHECK(fault_after([](json& desk) { desk["channels"][0]["support"] = "yes"; }) ==
              "#/channels/0/support: must be true or false");
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
