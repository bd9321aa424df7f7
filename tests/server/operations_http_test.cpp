#include "tests/server/event_client.h"
#include "tests/server/running_server.h"

#include <doctest/doctest.h>

#include <csignal>

namespace {

struct OperatedDesk {
    TestFolder folder;
    RunningServer server{folder, {"--open", "always"}};

    std::string metrics() const { return server.get("/metrics").body; }
    bool tells(const std::string& line) const {
        return metrics().find("\n" + line + "\n") != std::string::npos;
    }
};

/// The status of a log-in that is wrong, asked by a client of that address, as a proxy says.
int wrong_login(const RunningServer& server, const std::string& client) {
    return server
        .ask({.method = "POST",
              .path = "/v1/agent/sessions",
              .headers = {"Content-Type: application/json", "X-Forwarded-For: 6.6.6.6, " + client},
              .body = R"({"login":"nobody","password":"wrong"})"})
        .status;
}

/// How many wrong log-ins the first client is allowed before the second one asks.
int use_up_logins(const RunningServer& server) {
    int allowed = 0;
    while (wrong_login(server, "198.51.100.1") == 401)
        ++allowed;
    return allowed;
}

} // namespace

TEST_SUITE("operations") {
    TEST_CASE_FIXTURE(OperatedDesk, "a server is ready while its store takes writes") {
        const auto ready = server.get("/readyz");
        CHECK(ready.status == 200);
        CHECK(ready.body == R"({"status":"ready"})");
        CHECK(ready.header("Cache-Control") == "no-store");
        server.fill_disk();
        auto full = server.get("/readyz");
        while (full.status == 200) // the answer of a moment ago, for a second
            full = server.get("/readyz");
        CHECK(full.status == 503);
        CHECK(full.body == R"({"status":"unavailable"})");
        CHECK(server.get("/healthz").status == 200); // a restart would not help
        const auto refused = server.ask({.method = "POST",
                                         .path = "/v1/sessions",
                                         .headers = {"Content-Type: application/json"},
                                         .body = R"({"site":"demo"})"});
        CHECK(refused.status == 503);
        CHECK(refused.header("Retry-After") == "5");
    }

    TEST_CASE_FIXTURE(OperatedDesk, "a server that stops is not ready") {
        http_client::Connection connection(server.port());
        connection.send("GET /readyz HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nExpect: "
                        "100-continue\r\n\r\n");
        REQUIRE(connection.answer()->status == 100);
        http_client::Connection bystander(server.port());
        bystander.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
        REQUIRE(bystander.answer());
        server.signal(SIGTERM);
        REQUIRE(bystander.is_closed_by_server()); // it has begun to stop
        connection.send("x");
        const auto answer = connection.answer();
        REQUIRE(answer);
        CHECK(answer->status == 503);
        CHECK(answer->body == R"({"status":"draining"})");
    }

    TEST_CASE_FIXTURE(OperatedDesk, "what happens is counted by route and status") {
        const auto ana = server.new_session();
        CHECK(server.put_ticket(ticket_id(1), ana, ticket_body()).status == 201);
        CHECK(server.put_ticket(ticket_id(1), ana, ticket_body()).status == 200);
        CHECK(server.as(ana, "PUT", "/v1/chats/" + ticket_id(2), chat_body()).status == 201);
        CHECK(server
                  .as(ana, "PUT", "/v1/chats/" + ticket_id(2) + "/messages/" + ticket_id(3),
                      R"({"text":"Olá"})")
                  .status == 201);
        const auto bruna = server.agent_session("bruna");
        CHECK(server.as(bruna, "PUT", "/v1/agent/presence", R"({"state":"online","capacity":2})")
                  .status == 204);
        EventClient stream(server.port(), ana);
        CHECK(stream.next().type() == "hello");
        CHECK(server.ask({.method = "BREW", .path = "/v1/no\"such"}).status == 404);
        const auto told = server.get("/metrics");
        CHECK(told.header("Content-Type").starts_with("text/plain; version=0.0.4"));
        const auto tickets = R"(help_requests_total{route="/v1/tickets/{}",method="PUT",status=)";
        CHECK(tells(std::string(tickets) + R"("201"} 1)"));
        CHECK(tells(std::string(tickets) + R"("200"} 1)"));
        CHECK(tells(R"(help_requests_total{route="unknown",method="other",status="404"} 1)"));
        CHECK(tells(R"(help_request_duration_seconds_count{route="/v1/tickets/{}"} 2)"));
        CHECK(tells(R"(help_request_duration_seconds_bucket{route="/v1/tickets/{}",le="+Inf"} 2)"));
        CHECK(tells("help_tickets_created_total 1"));
        CHECK(tells("help_chats_created_total 1"));
        CHECK(tells("help_messages_created_total 1"));
        CHECK(tells("help_listeners 1"));
        CHECK(tells("help_waiting_chats 1"));
        CHECK(tells("help_agents_online 1"));
        CHECK(tells("help_estimates_total 0"));
        CHECK(told.body.find("Ana") == std::string::npos);
        CHECK(told.body.find(ticket_id(1)) == std::string::npos);
    }

    TEST_CASE("the figures are for this machine, unless they are for everybody") {
        const TestFolder folder;
        {
            const RunningServer server(folder);
            CHECK(server.get("/metrics").status == 200);
            CHECK(server.get("/metrics", {"X-Forwarded-For: 198.51.100.1"}).status == 404);
        }
        const RunningServer open(folder, {"--metrics", "everybody"});
        CHECK(open.get("/metrics", {"X-Forwarded-For: 198.51.100.1"}).status == 200);
    }

    TEST_CASE_FIXTURE(OperatedDesk, "the log is ASCII, whatever a client asks for") {
        CHECK(server.get("/a\xE2\x80\xAE\xC2\x9B\xFF%41").status == 404);
        CHECK(folder.read("stderr.log").find(" GET /a%E2%80%AE%C2%9B%FF%41 404 ") !=
              std::string::npos);
    }

    TEST_CASE_FIXTURE(OperatedDesk, "a line of the log is short, whatever a client asks for") {
        CHECK(server.ask({.method = std::string(9000, 'M'), .path = "/" + std::string(2000, 'p')})
                  .status == 405);
        const auto log = folder.read("stderr.log");
        const auto line = log.find(" MMM");
        REQUIRE(line != std::string::npos);
        CHECK(log.find('\n', line) - line < 200);
    }

    TEST_CASE("behind a trusted proxy everybody has limits of their own") {
        const TestFolder folder;
        const RunningServer server(folder, {"--proxy", "127.0.0.1"});
        CHECK(use_up_logins(server) >= 10);
        CHECK(wrong_login(server, "198.51.100.2") == 401);
    }

    TEST_CASE("without one nobody gets more by claiming other addresses") {
        const TestFolder folder;
        const RunningServer server(folder);
        CHECK(use_up_logins(server) >= 10);
        CHECK(wrong_login(server, "198.51.100.2") == 429);
    }
}
