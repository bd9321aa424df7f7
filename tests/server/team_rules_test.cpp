#include "demo/server/domain/desk_file.h"
#include "demo/server/domain/team_queues.h"
#include "demo/server/domain/wait_figures.h"
#include "tests/server/desk_of_the_demo.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

namespace {

using namespace help::desk;
using nlohmann::json;
using std::chrono::seconds;

/// Bia serves the domains, Caio the pages and the leads, Duda the leads.
Desk desk_of_three() {
    auto desk = demo_desk();
    desk.chat.agents = {{.id = "bia", .teams = {"Domínios"}},
                        {.id = "caio", .teams = {"Páginas", "Leads"}},
                        {.id = "duda", .teams = {"Leads"}}};
    return desk;
}

} // namespace

TEST_SUITE("domain") {
    TEST_CASE("an agent serves the teams they are of, or all, and everybody a chat of no team") {
        const auto desk = desk_of_three();
        CHECK(serves(desk.chat.agents[0], "Domínios"));
        CHECK_FALSE(serves(desk.chat.agents[0], "Leads"));
        CHECK(serves(desk.chat.agents[0], ""));
        CHECK(serves(DeskAgent{.id = "eva"}, "Leads"));
    }

    TEST_CASE("teams are in each other's way when one agent serves both") {
        const auto desk = desk_of_three();
        CHECK(share_an_agent(desk, "Páginas", "Leads"));
        CHECK_FALSE(share_an_agent(desk, "Páginas", "Domínios"));
        CHECK(share_an_agent(desk, "Domínios", ""));
        CHECK(share_an_agent(desk, "Financeiro", "Financeiro")); // though nobody serves it
        const WaitingByTeam waiting{{"", 1}, {"Domínios", 2}, {"Leads", 4}, {"Páginas", 8}};
        CHECK(in_the_way(desk, waiting, "Domínios") == 3);
        CHECK(in_the_way(desk, waiting, "Leads") == 13);
        CHECK(in_the_way(desk, waiting, "") == 15);
    }

    TEST_CASE("the figures say how many waits were kept, and how wrong the estimate was") {
        CHECK(wait_figures({}).told == 0);
        const auto figures = wait_figures({{seconds(60), seconds(90), seconds(90)},
                                           {seconds(60), seconds(90), seconds(91)},
                                           {seconds(0), seconds(15), seconds(5)},
                                           {seconds(100), seconds(140), seconds(20)}});
        CHECK(figures.told == 4);
        CHECK(figures.within_high == doctest::Approx(0.75));
        CHECK(figures.mean_error == doctest::Approx((30 + 31 + 5 + 80) / 4.0));
    }

    TEST_CASE("the desk file's agents, teams and canned answers are checked") {
        CHECK(fault_after([](json& desk) { desk["chat"]["agents"][1]["teams"] = {"Vendas"}; }) ==
              "#/chat/agents/1/teams/0: is not the team of a reason in #/reasons");
        CHECK(fault_after([](json& desk) {
                  desk["chat"]["agents"][1]["teams"] = {"Leads", "Leads"};
              }) == "#/chat/agents/1/teams/1: is there twice");
        CHECK(fault_after([](json& desk) { desk["chat"]["agents"][0]["teams"] = {"Leads"}; }) ==
              "#/chat/agents: has nobody who serves the team Páginas");
        CHECK(fault_after([](json& desk) { desk["chat"]["canned"][0]["text"].erase("es"); }) ==
              "#/chat/canned/0/text/es: is missing");
        CHECK(fault_after([](json& desk) {
                  desk["chat"]["canned"][1]["id"] = desk["chat"]["canned"][0]["id"];
              }) == "#/chat/canned: holds the id hello twice");
    }
}
