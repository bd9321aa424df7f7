#include "tests/server/running_server.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <poll.h>

#include <algorithm>
#include <memory>

namespace {

using nlohmann::json;

constexpr int kFlood = 30;

http_client::Call login_of(const std::string& login,
                           const std::string& password,
                           const std::string& client = "198.51.100.1") {
    return {.method = "POST",
            .path = "/v1/agent/sessions",
            .headers = {"Content-Type: application/json", "X-Forwarded-For: " + client},
            .body = json{{"login", login}, {"password", password}}.dump()};
}

bool is_unanswered(const std::unique_ptr<http_client::Connection>& connection) {
    pollfd one{.fd = connection->descriptor(), .events = POLLIN, .revents = 0};
    return poll(&one, 1, 0) == 0;
}

} // namespace

TEST_SUITE("desk") {
    TEST_CASE("wrong logins keep no ticket waiting, however many come at once") {
        const TestFolder folder;
        const RunningServer server(folder, {"--limits", "none"});
        const auto ana = server.new_session();
        std::vector<std::unique_ptr<http_client::Connection>> logins;
        for (int count = 0; count < kFlood; ++count) {
            logins.push_back(std::make_unique<http_client::Connection>(server.port()));
            logins.back()->send(http_client::bytes_of(login_of("nobody", "wrong")));
        }
        CHECK(server.put_ticket(ticket_id(1), ana, ticket_body()).status == 201);
        CHECK(std::ranges::any_of(logins, is_unanswered));
        int compared = 0; // also for a login that nobody has
        int sent_away = 0;
        for (const auto& login : logins) {
            const auto answer = login->answer();
            REQUIRE(answer);
            compared += answer->status == 401 ? 1 : 0;
            sent_away += answer->status == 503 && answer->header("Retry-After") == "2" ? 1 : 0;
        }
        CHECK(compared >= 8);
        CHECK(sent_away > 0);
        CHECK(compared + sent_away == kFlood);
    }

    TEST_CASE("who tries an agent's login from everywhere does not lock the agent out") {
        const TestFolder folder;
        const RunningServer server(folder, {"--proxy", "127.0.0.1"});
        const auto password = server.password_of("bruna");
        CHECK(server.ask(login_of("bruna", password)).status == 201);
        int refused = 0;
        for (int number = 0; refused == 0 && number < 100; ++number) {
            const auto client = "203.0.113." + std::to_string(number);
            refused = server.ask(login_of("bruna", "wrong", client)).status == 429 ? 1 : 0;
        }
        CHECK(refused == 1);
        CHECK(server.ask(login_of("bruna", password)).status == 201);
    }
}
