#include "demo/server/store/database.h"
#include "tests/server/running_server.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <csignal>
#include <future>
#include <map>

namespace {

using nlohmann::json;

std::int64_t tickets_in(const TestFolder& folder) {
    help::desk::Database database((folder.path() / "help.db").string());
    return database.run("SELECT count(*) FROM ticket").front().number(0);
}

struct TicketDesk {
    TestFolder folder;
    RunningServer server{folder};
    std::string token = server.new_session();

    http_client::Answer put(unsigned number, const std::string& body = ticket_body()) const {
        return server.put_ticket(ticket_id(number), token, body);
    }
};

std::string problem_of(const http_client::Answer& answer) {
    return json::parse(answer.body).value("code", "");
}

} // namespace

TEST_SUITE("tickets") {
    TEST_CASE_FIXTURE(TicketDesk,
                      "a customer gets a reference, the team and the day of the answer") {
        const auto answer = put(1);
        CHECK(answer.status == 201);
        CHECK(answer.header("Content-Type") == "application/json");
        CHECK(answer.header("Cache-Control") == "no-store");
        const auto ticket = json::parse(answer.body);
        CHECK(ticket["id"] == ticket_id(1));
        CHECK(ticket["reference"].get<std::string>().ends_with("-000001"));
        CHECK(ticket["team"] == "Domínios");
        CHECK(ticket["status"] == "open");
        CHECK(ticket["answerBy"].get<std::string>().ends_with("T18:00:00-03:00"));
    }

    TEST_CASE_FIXTURE(
        TicketDesk,
        "twenty parallel sends of one ticket make one ticket, and all get the same answer") {
        std::vector<std::future<http_client::Answer>> sends;
        for (int count = 0; count < 20; ++count)
            sends.push_back(std::async(std::launch::async, [this] { return put(7); }));
        std::map<int, int> statuses;
        std::map<std::string, int> bodies;
        for (auto& send : sends) {
            const auto answer = send.get();
            ++statuses[answer.status];
            ++bodies[answer.body];
        }
        CHECK(statuses == std::map<int, int>{{200, 19}, {201, 1}});
        CHECK(bodies.size() == 1);
        CHECK(tickets_in(folder) == 1);
    }

    TEST_CASE_FIXTURE(TicketDesk, "the order of members and unknown ones make no other ticket") {
        const auto first = put(1);
        auto again = json::parse(ticket_body());
        again["mood"] = "hopeful";
        const auto repeat = put(1, again.dump(2));
        CHECK(repeat.status == 200);
        CHECK(repeat.body == first.body);
    }

    TEST_CASE_FIXTURE(
        TicketDesk,
        "another body under the same id is a conflict, under another subject a ticket") {
        CHECK(put(1).status == 201);
        const auto conflict = put(1, ticket_body("Outra coisa."));
        CHECK(conflict.status == 409);
        CHECK(problem_of(conflict) == "id-conflict");
        CHECK(server.put_ticket(ticket_id(1), server.new_session(), ticket_body("Outra coisa."))
                  .status == 201);
    }

    TEST_CASE_FIXTURE(TicketDesk, "a restart keeps sessions, tickets and answers") {
        const auto first = put(1);
        server.signal(SIGTERM);
        CHECK(server.wait() == 0);
        const RunningServer after(folder);
        const auto repeat = after.put_ticket(ticket_id(1), token, ticket_body());
        CHECK(repeat.status == 200);
        CHECK(repeat.body == first.body);
    }

    TEST_CASE_FIXTURE(TicketDesk, "only a session may open tickets, and only its header says so") {
        CHECK(server.put_ticket(ticket_id(1), "", ticket_body()).status == 401);
        const auto unknown = server.put_ticket(ticket_id(1), std::string(43, 'A'), ticket_body());
        CHECK(unknown.status == 401);
        CHECK(problem_of(unknown) == "unauthorized");
        CHECK(unknown.header("WWW-Authenticate") == "Bearer");
        const auto in_url = server.ask({.method = "PUT",
                                        .path = "/v1/tickets/" + ticket_id(1) + "?token=" + token,
                                        .headers = {"Content-Type: application/json"},
                                        .body = ticket_body()});
        CHECK(in_url.status == 401);
        CHECK(tickets_in(folder) == 0);
    }

    TEST_CASE_FIXTURE(TicketDesk,
                      "what is wrong with a ticket is told per member, and nothing is stored") {
        auto body = json::parse(ticket_body());
        body["email"] = "a@b\r\nBcc: x@y.example";
        body["reason"] = "gone";
        body.erase("details");
        const auto answer = put(1, body.dump());
        CHECK(answer.status == 422);
        CHECK(answer.header("Content-Type") == "application/problem+json");
        const auto problem = json::parse(answer.body);
        CHECK(problem["code"] == "validation");
        CHECK(problem["status"] == 422);
        std::map<std::string, std::string> errors;
        for (const auto& error : problem["errors"])
            errors[error["pointer"]] = error["code"];
        CHECK(errors == std::map<std::string, std::string>{{"#/details", "required"},
                                                           {"#/email", "invalid"},
                                                           {"#/reason", "unknown"}});
        CHECK(tickets_in(folder) == 0);
    }

    TEST_CASE_FIXTURE(TicketDesk,
                      "what a customer wrote is stored as it is and stays out of the log") {
        CHECK(put(1, ticket_body("<img src=x onerror=alert(1)> %s%n {0}")).status == 201);
        help::desk::Database database((folder.path() / "help.db").string());
        CHECK(database.run("SELECT details FROM ticket").front().text(0) ==
              "<img src=x onerror=alert(1)> %s%n {0}");
        const auto log = folder.read("stderr.log");
        CHECK(log.find("PUT /v1/tickets/") != std::string::npos);
        for (const auto& secret : {std::string("onerror"), std::string("ana@example.com"), token})
            CHECK(log.find(secret) == std::string::npos);
    }

    TEST_CASE_FIXTURE(TicketDesk, "tokens are stored as their hash only") {
        CHECK(put(1).status == 201);
        server.signal(SIGTERM);
        CHECK(server.wait() == 0);
        CHECK(folder.read("help.db").find(token) == std::string::npos);
    }

    TEST_CASE_FIXTURE(TicketDesk,
                      "a session opens twenty tickets in an hour, then is told when to come back") {
        for (unsigned number = 1; number <= 20; ++number)
            REQUIRE(put(number).status == 201);
        const auto refused = put(21);
        CHECK(refused.status == 429);
        CHECK(problem_of(refused) == "rate-limited");
        const auto wait = std::stoi(refused.header("Retry-After"));
        CHECK(wait > 3500);
        CHECK(wait <= 3600);
        CHECK(json::parse(refused.body)["retryAfter"] == wait);
        CHECK(put(20).status == 200);
    }

    TEST_CASE("without limits a session may go on") {
        const TestFolder folder;
        const RunningServer server(folder, {"--limits", "none"});
        const auto token = server.new_session();
        for (unsigned number = 1; number <= 80; ++number)
            REQUIRE(server.put_ticket(ticket_id(number), token, ticket_body()).status == 201);
    }

    TEST_CASE("a server that is killed again and again loses no ticket that it acknowledged") {
        const TestFolder folder;
        std::string token;
        unsigned acknowledged = 0;
        for (int life = 0; life < 6; ++life) {
            RunningServer server(folder, {"--limits", "none"});
            if (token.empty()) token = server.new_session();
            auto killer = std::async(std::launch::async, [&server, life] {
                // Dies after some tickets of its life, at no moment that the server could know of.
                http_client::Connection watch(server.port());
                for (int count = 0; count < 5 + life * 3; ++count) {
                    watch.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
                    if (!watch.answer()) break;
                }
                server.signal(SIGKILL);
            });
            // The first that was not acknowledged is sent again in the next life, as a client
            // would.
            while (true) {
                const auto answer =
                    server.put_ticket(ticket_id(acknowledged + 1), token, ticket_body());
                if (answer.status != 201 && answer.status != 200) break;
                ++acknowledged;
            }
            killer.get();
        }
        CHECK(acknowledged > 0);
        const RunningServer last(folder);
        const auto kept = tickets_in(folder);
        CHECK(kept >= acknowledged);
        CHECK(kept <= acknowledged + 1); // one may be stored whose answer never came
    }
}
