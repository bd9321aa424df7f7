#include "demo/server/domain/desk_edit.h"
#include "tests/server/event_client.h"
#include "tests/server/running_server.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

namespace {

using nlohmann::json;

const std::string kTickets = "/v1/agent/tickets";

/// The desk open day and night, a customer and two agents.
struct AgentDesk {
    TestFolder folder;
    RunningServer server{folder, {"--open", "always", "--limits", "none"}};
    std::string ana = server.new_session();
    std::string bruna = server.agent_session("bruna");
    std::string rafael = server.agent_session("rafael");

    http_client::Answer
    as_bruna(const std::string& method, const std::string& path, const json& body = nullptr) const {
        return server.as(bruna, method, path, body.is_null() ? "" : body.dump());
    }
    json asked(const std::string& path) const { return json::parse(as_bruna("GET", path).body); }
    http_client::Answer bootstrap() const {
        return server.get("/v1/bootstrap?site=demo&locale=en");
    }
    /// Opens a ticket; its reference.
    std::string ticket(unsigned number, const std::string& reason = "domains") const {
        auto body = json::parse(ticket_body());
        body["reason"] = reason;
        return json::parse(
            server.put_ticket(ticket_id(number), ana, body.dump()).body)["reference"];
    }
};

/// `404 not-found`, or the status alone when there is no problem; with the pointer of the first
/// error.
std::string outcome(const http_client::Answer& answer) {
    const auto body = json::parse(answer.body, nullptr, false);
    auto told = std::to_string(answer.status);
    if (body.is_object() && body.contains("code")) told += " " + body["code"].get<std::string>();
    if (body.is_object() && body.contains("errors"))
        told += " " + body["errors"][0]["pointer"].get<std::string>();
    return told;
}

std::string answer_path(const std::string& reference, unsigned number) {
    return kTickets + "/" + reference + "/answers/" + ticket_id(number);
}

} // namespace

TEST_SUITE("desk") {
    TEST_CASE_FIXTURE(AgentDesk, "every resource of the desk is for agents only") {
        for (const auto& one : std::vector<std::pair<std::string, std::string>>{
                 {"GET", "/v1/agent/desk"},
                 {"GET", "/v1/agent/figures"},
                 {"GET", "/v1/agent/notices"},
                 {"PUT", "/v1/agent/notices/n"},
                 {"DELETE", "/v1/agent/notices/n"},
                 {"GET", "/v1/agent/exceptions"},
                 {"PUT", "/v1/agent/exceptions/2026-12-24"},
                 {"DELETE", "/v1/agent/exceptions/2026-12-24"},
                 {"GET", kTickets},
                 {"GET", kTickets + "/2026-000001"},
                 {"PUT", kTickets + "/2026-000001/answers/" + ticket_id(1)},
                 {"PUT", kTickets + "/2026-000001/status"},
                 {"DELETE", "/v1/agent/sessions"}}) {
            // No structured bindings: clang 14 refuses them inside doctest's macros.
            const auto& method = one.first;
            const auto& path = one.second;
            CAPTURE(path);
            CHECK(outcome(server.as(ana, method, path, "{}")) == "401 unauthorized");
            CHECK(outcome(server.as("nobody", method, path, "{}")) == "401 unauthorized");
        }
    }

    TEST_CASE_FIXTURE(AgentDesk, "the page is told the teams, the words and who asks") {
        const auto desk = asked("/v1/agent/desk");
        CHECK(desk["me"] ==
              json{{"id", "bruna"}, {"name", "Bruna Lima"}, {"teams", json::array()}});
        CHECK(desk["teams"].size() == 8);
        CHECK(desk["canned"][0]["text"]["en"].get<std::string>().starts_with("Hello!"));
        CHECK(desk["limits"]["message"] == 4000);
    }

    TEST_CASE_FIXTURE(AgentDesk, "who has logged out is nobody") {
        CHECK(outcome(as_bruna("DELETE", "/v1/agent/sessions")) == "204");
        CHECK(outcome(as_bruna("GET", "/v1/agent/queue")) == "401 unauthorized");
        CHECK(outcome(server.as(rafael, "GET", "/v1/agent/queue")) == "200");
    }

    TEST_CASE_FIXTURE(AgentDesk, "the customers of an agent who logs out wait again, first") {
        const auto other_tab = server.agent_session("bruna");
        CHECK(server.as(ana, "PUT", "/v1/chats/" + ticket_id(1), chat_body()).status == 201);
        as_bruna("PUT", "/v1/agent/presence", {{"state", "online"}, {"capacity", 3}});
        CHECK(as_bruna("POST", "/v1/agent/chats/" + ticket_id(1) + "/claim").status == 200);
        EventClient colleague(server.port(), rafael);
        CHECK(colleague.next().type() == "hello");
        const auto state = [&] {
            return json::parse(server.as(ana, "GET", "/v1/chats/" + ticket_id(1)).body)["state"];
        };
        CHECK(server.as(other_tab, "DELETE", "/v1/agent/sessions").status == 204);
        CHECK(state() == "active"); // she is there with her other session
        CHECK(outcome(as_bruna("DELETE", "/v1/agent/sessions")) == "204");
        REQUIRE(state() == "queued");
        CHECK(colleague.next("chat.transferred").data["chat"] == ticket_id(1));
        const auto queue = json::parse(server.as(rafael, "GET", "/v1/agent/queue").body);
        CHECK(queue["waiting"][0]["id"] == ticket_id(1));
    }

    TEST_CASE_FIXTURE(AgentDesk, "tickets are listed by team and status, in pages") {
        for (unsigned number = 1; number <= 31; ++number)
            ticket(number, number == 7 ? "finance" : "domains");
        const auto first = asked(kTickets);
        CHECK(first["tickets"].size() == 30);
        CHECK(first["open"] ==
              json::parse(R"([{"team":"Domínios","count":30},{"team":"Financeiro","count":1}])"));
        const auto second = asked(kTickets + "?cursor=" + first["next"].get<std::string>());
        CHECK(second["tickets"].size() == 1);
        CHECK_FALSE(second.contains("next"));
        const auto finance = asked(kTickets + "?team=Financeiro");
        CHECK(finance["tickets"].size() == 1);
        CHECK(finance["tickets"][0]["reason"] == "finance");
        CHECK(asked(kTickets + "?status=answered")["tickets"].empty());
        CHECK(outcome(as_bruna("GET", kTickets + "?status=lost")) == "400 bad-request");
        CHECK(outcome(as_bruna("GET", kTickets + "?team=Vendas")) == "400 bad-request");
    }

    TEST_CASE_FIXTURE(AgentDesk, "a ticket is read whole, answered once, closed, and listed so") {
        const auto reference = ticket(1);
        const auto path = kTickets + "/" + reference;
        CHECK(asked(path)["details"] == "O domínio não verifica.");
        CHECK(!asked(path).contains("verified")); // nobody vouches for anybody
        CHECK(outcome(as_bruna("PUT", answer_path(reference, 9), {{"text", "Feito."}})) == "201");
        CHECK(outcome(as_bruna("PUT", answer_path(reference, 9), {{"text", "Feito."}})) == "200");
        CHECK(outcome(as_bruna("PUT", answer_path(reference, 9), {{"text", "Outro."}})) ==
              "409 id-conflict");
        const auto whole = asked(path);
        CHECK(whole["status"] == "answered");
        CHECK(whole["answers"].size() == 1);
        CHECK(whole["answers"][0]["agent"]["name"] == "Bruna Lima");
        CHECK(asked(kTickets)["tickets"].empty());
        CHECK(asked(kTickets + "?status=answered")["tickets"][0]["reference"] == reference);
        CHECK(outcome(as_bruna("PUT", path + "/status", {{"status", "closed"}})) == "200");
        CHECK(asked(path)["status"] == "closed");
    }

    TEST_CASE_FIXTURE(AgentDesk, "a wrong answer changes nothing") {
        const auto reference = ticket(1);
        CHECK(outcome(as_bruna("PUT", answer_path(reference, 9), {{"text", " "}})) ==
              "422 validation #/text");
        CHECK(outcome(as_bruna("PUT", answer_path(reference, 9), json::array())) ==
              "422 validation #");
        CHECK(outcome(as_bruna("PUT", kTickets + "/" + reference + "/answers/one",
                               {{"text", "x"}})) == "400 bad-request");
        CHECK(outcome(as_bruna("PUT", answer_path("2026-999999", 9), {{"text", "x"}})) ==
              "404 not-found");
        CHECK(outcome(as_bruna("PUT", kTickets + "/" + reference + "/status",
                               {{"status", "lost"}})) == "422 validation #/status");
        CHECK(outcome(as_bruna("PUT", kTickets + "/nothing/status", {{"status", "open"}})) ==
              "404 not-found");
        CHECK(outcome(as_bruna("GET", kTickets + "/nothing")) == "404 not-found");
        CHECK(asked(kTickets + "/" + reference)["answers"].empty());
        CHECK(asked(kTickets + "/" + reference)["status"] == "open");
    }

    TEST_CASE_FIXTURE(AgentDesk,
                      "a notice is in the next bootstrap, under a new tag, and is announced") {
        EventClient customer(server.port(), ana);
        EventClient other_agent(server.port(), rafael);
        CHECK(customer.next().type() == "hello");
        const auto before = bootstrap();
        const json notice{
            {"severity", "outage"},
            {"title",
             {{"pt-BR", "Envios lentos"}, {"en", "Slow sending"}, {"es", "Envíos lentos"}}},
            {"body", "…"}};
        CHECK(outcome(as_bruna("PUT", "/v1/agent/notices/slow", notice)) == "201");
        const auto after = bootstrap();
        CHECK(after.header("ETag") != before.header("ETag"));
        CHECK(after.header("Cache-Control") == "no-cache");
        CHECK(json::parse(after.body)["notices"][0]["title"] == "Slow sending");
        CHECK(customer.next("notice.changed").id != "");
        CHECK(other_agent.next("notice.changed").type() == "notice.changed");
        CHECK(outcome(as_bruna("PUT", "/v1/agent/notices/slow", notice)) == "200");
        CHECK(asked("/v1/agent/notices")["notices"][0]["changed"]["by"] == "Bruna Lima");
        CHECK(outcome(as_bruna("DELETE", "/v1/agent/notices/slow")) == "204");
        CHECK(outcome(as_bruna("DELETE", "/v1/agent/notices/slow")) == "404 not-found");
        CHECK(bootstrap().header("ETag") == before.header("ETag"));
    }

    TEST_CASE_FIXTURE(AgentDesk, "a wrong notice or exception is refused at its place") {
        const auto before = bootstrap().header("ETag");
        const json good{{"severity", "info"}, {"title", "a"}, {"body", "b"}};
        auto loud = good;
        loud["severity"] = "loud";
        CHECK(outcome(as_bruna("PUT", "/v1/agent/notices/n", loud)) == "422 validation #/severity");
        CHECK(outcome(as_bruna("PUT", "/v1/agent/notices/N%C3%A3o", good)) == "400 bad-request");
        CHECK(outcome(as_bruna("PUT", "/v1/agent/exceptions/2026-12-24", {{"name", "x"}})) ==
              "422 validation #/intervals");
        CHECK(outcome(as_bruna("PUT", "/v1/agent/exceptions/24-12-2026",
                               {{"name", "x"}, {"closed", true}})) == "400 bad-request");
        CHECK(outcome(as_bruna("DELETE", "/v1/agent/exceptions/2026-12-32")) == "400 bad-request");
        CHECK(outcome(as_bruna("DELETE", "/v1/agent/exceptions/2026-12-03")) == "404 not-found");
        CHECK(bootstrap().header("ETag") == before);
    }

    TEST_CASE_FIXTURE(
        AgentDesk, "the desk is closed when an agent says so, and chats are told when it opens") {
        // Today and tomorrow: the date may change while the test runs.
        const auto today =
            help::desk::TimeZone::find("America/Sao_Paulo")
                ->today(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
        std::vector<std::string> days;
        for (const auto& day : {today, today + std::chrono::days(1)})
            days.push_back("/v1/agent/exceptions/" + help::desk::told(day));
        for (const auto& day : days)
            CHECK(outcome(as_bruna("PUT", day, {{"name", "Luto"}, {"closed", true}})) == "201");
        const auto refused = server.as(ana, "PUT", "/v1/chats/" + ticket_id(1), chat_body());
        CHECK(outcome(refused) == "409 outside-hours");
        CHECK(json::parse(refused.body).contains("opensAt"));
        CHECK(json::parse(bootstrap().body)["hours"]["exceptions"][0]["name"] == "Luto");
        CHECK(asked("/v1/agent/exceptions")["exceptions"][0]["closed"] == true);
        for (const auto& day : days)
            CHECK(outcome(as_bruna("DELETE", day)) == "204");
        CHECK(outcome(server.as(ana, "PUT", "/v1/chats/" + ticket_id(1), chat_body())) == "201");
    }

    TEST_CASE_FIXTURE(AgentDesk,
                      "a day that an agent closes is none on which tickets are answered") {
        const auto answer_by = [this](unsigned number) {
            const auto answer = server.put_ticket(ticket_id(number), ana, ticket_body());
            return json::parse(answer.body)["answerBy"].get<std::string>().substr(0, 10);
        };
        const auto date = answer_by(1);
        const auto path = "/v1/agent/exceptions/" + date;
        CHECK(outcome(as_bruna("PUT", path, {{"name", "Luto"}, {"closed", true}})) == "201");
        CHECK(answer_by(2) > date);
        CHECK(answer_by(1) == date); // what was promised stays promised
        CHECK(outcome(as_bruna("DELETE", path)) == "204");
        CHECK(answer_by(3) < answer_by(2));
    }

    TEST_CASE_FIXTURE(AgentDesk, "a chat of another team is claimed only when that is said") {
        auto body = json::parse(chat_body());
        body["reason"] = "finance"; // rafael is not of that team
        CHECK(server.as(ana, "PUT", "/v1/chats/" + ticket_id(1), body.dump()).status == 201);
        CHECK(server.as(rafael, "PUT", "/v1/agent/presence", R"({"state":"online","capacity":3})")
                  .status == 204);
        const auto queue = json::parse(server.as(rafael, "GET", "/v1/agent/queue").body);
        CHECK(queue["waiting"][0]["yours"] == false);
        const auto claim = "/v1/agent/chats/" + ticket_id(1) + "/claim";
        CHECK(outcome(server.as(rafael, "POST", claim)) == "409 other-team");
        CHECK(outcome(server.as(rafael, "POST", claim, R"({"anyTeam":"yes"})")) ==
              "422 validation #/anyTeam");
        CHECK(outcome(server.as(rafael, "POST", claim, R"({"anyTeam":true})")) == "200");
    }

    TEST_CASE_FIXTURE(AgentDesk,
                      "the agent hears the rating, and finds it with the chats that ended") {
        CHECK(server.as(ana, "PUT", "/v1/chats/" + ticket_id(1), chat_body()).status == 201);
        as_bruna("PUT", "/v1/agent/presence", {{"state", "online"}, {"capacity", 3}});
        CHECK(as_bruna("POST", "/v1/agent/chats/" + ticket_id(1) + "/claim").status == 200);
        EventClient agent(server.port(), bruna);
        CHECK(agent.next().type() == "hello");
        CHECK(server.as(ana, "POST", "/v1/chats/" + ticket_id(1) + "/close", "{}").status == 200);
        CHECK(server
                  .as(ana, "PUT", "/v1/chats/" + ticket_id(1) + "/rating",
                      R"({"score":4,"comment":"Bom"})")
                  .status == 201);
        CHECK(agent.next("chat.rated").data["data"] == json{{"score", 4}, {"comment", "Bom"}});
        const auto ended = asked("/v1/agent/queue")["ended"][0];
        CHECK(ended["rating"]["score"] == 4);
        CHECK(ended["closed"]["by"] == "customer");
    }

    TEST_CASE_FIXTURE(AgentDesk, "the figures are there from the first day") {
        const auto figures = asked("/v1/agent/figures");
        CHECK(figures["told"] == 0);
        CHECK_FALSE(figures.contains("withinHigh"));
    }
}
