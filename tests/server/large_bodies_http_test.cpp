#include "tests/server/running_server.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <memory>
#include <thread>

namespace {

constexpr std::size_t kSize = 1024 * 1024;
using Connections = std::vector<std::unique_ptr<http_client::Connection>>;

std::string large_png(std::size_t size = kSize) {
    std::string bytes("\x89PNG\r\n\x1A\n\0\xFF", 10);
    bytes.resize(size, '\xA5');
    return bytes;
}

/// A desk behind a proxy, so that clients have addresses.
struct CrowdedDesk {
    TestFolder folder;
    RunningServer server{folder, {"--proxy", "127.0.0.1"}};
    std::string token = server.new_session();

    http_client::Call file(unsigned number, const std::string& client) const {
        return {.method = "PUT",
                .path = "/v1/attachments/" + ticket_id(number) + "?name=tela.png",
                .headers = {"Content-Type: image/png", "Authorization: Bearer " + token,
                            "X-Forwarded-For: " + client, "Expect: 100-continue"},
                .body = large_png()};
    }
    /// The status of a whole upload.
    int put(unsigned number, const std::string& client) const {
        auto call = file(number, client);
        call.headers.pop_back();
        return server.ask(call).status;
    }
    /// Sends the head of an upload and no more; the status of the answer, 100 when it may go on.
    int begin(Connections& connections, const http_client::Call& call) const {
        connections.push_back(std::make_unique<http_client::Connection>(server.port()));
        const auto bytes = http_client::bytes_of(call);
        connections.back()->send(bytes.substr(0, bytes.size() - call.body.size()));
        const auto answer = connections.back()->answer();
        return answer ? answer->status : 0;
    }
};

} // namespace

TEST_SUITE("attachments") {
    TEST_CASE_FIXTURE(CrowdedDesk, "strangers who send large bodies take nobody's place") {
        Connections strangers;
        for (unsigned number = 0; number < 16; ++number) {
            auto call = file(number, "203.0.113." + std::to_string(number));
            call.headers[1] = "Authorization: Bearer nobody";
            CHECK(begin(strangers, call) == 401);
            CHECK(strangers.back()->is_closed_by_server());
        }
        auto no_id = file(1, "203.0.113.1");
        no_id.path = "/v1/attachments/x?name=a";
        CHECK(begin(strangers, no_id) == 400);
        CHECK(put(1, "198.51.100.1") == 201);
    }

    TEST_CASE_FIXTURE(CrowdedDesk, "a client sends four large files at once, and others theirs") {
        Connections greedy;
        for (unsigned number = 1; number <= 4; ++number)
            CHECK(begin(greedy, file(number, "203.0.113.1")) == 100);
        CHECK(begin(greedy, file(5, "203.0.113.1")) == 429);
        CHECK(put(6, "198.51.100.1") == 201);
        greedy.front()->send(large_png());
        CHECK(greedy.front()->answer()->status == 201);
        CHECK(put(5, "203.0.113.1") == 201);
    }

    TEST_CASE_FIXTURE(CrowdedDesk,
                      "a file that is taken slowly arrives whole, however long it takes") {
        constexpr std::size_t kFile = 8 * kSize;
        constexpr std::size_t kPiece = 40 * 1024;
        auto call = file(1, "203.0.113.1");
        call.headers.pop_back();
        call.body = large_png(kFile);
        CHECK(server.ask(call).status == 201);
        auto ticket = nlohmann::json::parse(ticket_body());
        ticket["attachments"] = {ticket_id(1)};
        CHECK(server.put_ticket(ticket_id(2), token, ticket.dump()).status == 201);
        http_client::Connection line(server.port(), http_client::Buffer::Small);
        line.send(http_client::bytes_of(
            {.path = "/v1/agent/attachments/" + ticket_id(1),
             .headers = {"Authorization: Bearer " + server.agent_session("bruna")}}));
        CHECK(line.read_until("\r\n\r\n").find("200 OK") != std::string::npos);
        // Longer than the 30 s that the server gives for the next 32 KiB.
        std::size_t taken = 0;
        for (int second = 0; second < 33; ++second) {
            taken += line.read(kPiece).size();
            std::this_thread::sleep_for(std::chrono::seconds(1));
        }
        CHECK(taken + line.read(kFile - taken).size() == kFile);
    }

    TEST_CASE_FIXTURE(CrowdedDesk, "a large file that does not come on is given up") {
        Connections slow;
        CHECK(begin(slow, file(1, "203.0.113.1")) == 100);
        slow.front()->send(large_png().substr(0, kSize / 2));
        CHECK(slow.front()->is_closed_by_server()); // within the 20 s that a Connection waits; the
                                                    // server gives 15
    }
}
