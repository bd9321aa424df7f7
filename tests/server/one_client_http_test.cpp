#include "tests/server/running_server.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace {

using nlohmann::json;

constexpr std::size_t kMostConnections = 2000;

/// True when it is answered, and stays open.
bool is_served(http_client::Connection& connection) {
    connection.send("GET /nothing HTTP/1.1\r\nHost: a\r\n\r\n");
    return connection.answer().has_value();
}

} // namespace

TEST_SUITE("hostile") {
    TEST_CASE("one client cannot fill the queue") {
        const TestFolder folder;
        const RunningServer server(folder, {"--open", "always", "--proxy", "127.0.0.1"});
        std::vector<std::string> customers;
        for (unsigned number = 0; number < 12; ++number)
            customers.push_back(server.new_session());
        const auto chat = [](unsigned number) { return "/v1/chats/" + ticket_id(number); };
        const auto start = [&](unsigned number, const std::string& address) {
            return server.from(address, customers.at(number), "PUT", chat(number), chat_body());
        };
        for (unsigned number = 0; number < 10; ++number)
            CHECK(start(number, "203.0.113.1").status == 201);
        const auto refusal = start(10, "203.0.113.1");
        CHECK(refusal.status == 503);
        CHECK(json::parse(refusal.body)["code"] == "queue-full");
        CHECK(refusal.header("Retry-After") == "60");
        CHECK(start(0, "203.0.113.1").status == 200); // a repeat is no other chat
        CHECK(start(11, "198.51.100.1").status == 201);
        CHECK(server.as(customers[3], "POST", chat(3) + "/close", "{}").status == 200);
        CHECK(start(10, "203.0.113.1").status == 201);
    }

    TEST_CASE("one client cannot open tickets without end, and may repeat those it has opened") {
        const TestFolder folder;
        const RunningServer server(folder, {"--proxy", "127.0.0.1"});
        const auto place = [&](unsigned number, const std::string& token,
                               const std::string& address) {
            return server.from(address, token, "PUT", "/v1/tickets/" + ticket_id(number),
                               ticket_body());
        };
        unsigned opened = 0;
        http_client::Answer refusal;
        std::string token;
        for (; refusal.status != 429 && opened < 300; opened += refusal.status == 429 ? 0 : 1) {
            if (opened % 20 == 0) token = server.new_session(); // which may open twenty
            refusal = place(opened, token, "203.0.113.1");
        }
        CHECK(opened >= 200);
        CHECK(opened < 220);
        CHECK(json::parse(refusal.body)["code"] == "rate-limited");
        CHECK(std::stoi(refusal.header("Retry-After")) >= 1);
        CHECK(place(0, server.new_session(), "203.0.113.1").status == 200);
        CHECK(place(opened, server.new_session(), "198.51.100.1").status == 201);
    }

    TEST_CASE("one client cannot take all connections") {
        http_client::allow_files(kMostConnections + 200);
        const TestFolder folder;
        const RunningServer server(folder);
        std::vector<std::unique_ptr<http_client::Connection>> greedy;
        while (greedy.size() < kMostConnections) {
            greedy.push_back(std::make_unique<http_client::Connection>(server.port()));
            REQUIRE(is_served(*greedy.back()));
        }
        http_client::Connection one_more(server.port());
        CHECK_FALSE(is_served(one_more));
        http_client::Connection neighbour(server.port(), http_client::Buffer::Usual, "127.0.0.2");
        CHECK(is_served(neighbour));
    }

    TEST_CASE("behind a proxy its connections are everybody's") {
        http_client::allow_files(kMostConnections + 200);
        const TestFolder folder;
        const RunningServer server(folder, {"--proxy", "127.0.0.1"});
        std::vector<std::unique_ptr<http_client::Connection>> handed_on;
        while (handed_on.size() <= kMostConnections) {
            handed_on.push_back(std::make_unique<http_client::Connection>(server.port()));
            REQUIRE(is_served(*handed_on.back()));
        }
    }
}
