#include "tests/server/repeated.h"
#include "tests/server/running_server.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace {

using nlohmann::json;

struct BesiegedDesk {
    TestFolder folder;
    RunningServer server{folder};
    std::string token = server.new_session();

    /// Status and code of the answer to a ticket with that body: `400 bad-request`.
    std::string put(const std::string& body) const {
        const auto answer = server.put_ticket(ticket_id(1), token, body);
        return std::to_string(answer.status) + " " + json::parse(answer.body).value("code", "");
    }
    /// Status of the answer to bytes that are hardly HTTP; 0 when the server hangs up instead.
    int send(const std::string& bytes) const {
        http_client::Connection connection(server.port());
        connection.send(bytes);
        const auto answer = connection.answer();
        return answer ? answer->status : 0;
    }
    bool still_serves() const { return server.get("/healthz").status == 200; }
};

} // namespace

TEST_SUITE("hostile") {
    TEST_CASE_FIXTURE(BesiegedDesk, "bodies that are not strict JSON are refused whole") {
        CHECK(put("{") == "400 bad-request");
        CHECK(put(ticket_body() + "x") == "400 bad-request");
        CHECK(put(ticket_body() + std::string(1, '\0')) == "400 bad-request");
        CHECK(put("\xEF\xBB\xBF" + ticket_body()) == "400 bad-request");
        CHECK(put(R"({"name":"a","name":"b"})") == "400 bad-request");
        CHECK(put("{\"name\":\"\xC0\x80\"}") == "400 bad-request");
        CHECK(put(R"({"name":"\ud800"})") == "400 bad-request");
        CHECK(put(R"({"x":1e400})") == "400 bad-request");
        CHECK(put("NaN") == "400 bad-request");
        CHECK(put("<html>please log in</html>") == "400 bad-request");
        CHECK(put("[]") == "422 validation");
    }

    TEST_CASE_FIXTURE(BesiegedDesk,
                      "depth is refused at 33, and a hundred thousand levels cost nothing") {
        CHECK(put(repeated("[", 33) + repeated("]", 33)) == "400 bad-request");
        CHECK(put(repeated("[", 250'000)) == "400 bad-request");
        CHECK(put(R"({"x":)" + repeated("[", 31) + repeated("]", 31) + "}") == "422 validation");
        CHECK(still_serves());
    }

    TEST_CASE_FIXTURE(BesiegedDesk,
                      "a body may have 256 KiB and not one byte more, said or unsaid beforehand") {
        const auto body = ticket_body();
        const auto padded = [&body](std::size_t size) {
            return std::string(size - body.size(), ' ') + body;
        };
        CHECK(put(padded(256 * 1024)) == "201 ");
        CHECK(put(padded(256 * 1024 + 1)) == "413 too-large");
        CHECK(put(std::string(8 * 1024 * 1024, 'x')) == "413 too-large");
        http_client::Connection connection(server.port());
        connection.send(
            "POST /v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            "Transfer-Encoding: chunked\r\n\r\n");
        for (int count = 0; count < 70; ++count)
            connection.send("1000\r\n" + std::string(4096, ' ') + "\r\n");
        const auto answer = connection.answer();
        REQUIRE(answer);
        CHECK(answer->status == 413);
    }

    TEST_CASE_FIXTURE(BesiegedDesk, "a page may read that its body was too large") {
        const auto answer = server.ask({.method = "PUT",
                                        .path = "/v1/tickets/" + ticket_id(1),
                                        .headers = {"Origin: http://127.0.0.1"},
                                        .body = std::string(300'000, 'x')});
        CHECK(answer.status == 413);
        CHECK(answer.header("Access-Control-Allow-Origin") == "http://127.0.0.1");
    }

    TEST_CASE_FIXTURE(BesiegedDesk,
                      "only JSON is taken, only the protocol's methods, only its ids") {
        const auto answer =
            server.ask({.method = "PUT",
                        .path = "/v1/tickets/" + ticket_id(1),
                        .headers = {"Content-Type: text/plain", "Authorization: Bearer " + token},
                        .body = ticket_body()});
        CHECK(answer.status == 415);
        const auto wrong_method =
            server.ask({.method = "DELETE", .path = "/v1/tickets/" + ticket_id(1)});
        CHECK(wrong_method.status == 405);
        CHECK(wrong_method.header("Allow") == "PUT");
        CHECK(server.get("/v1/nothing").status == 404);
        for (const auto* id :
             {"1", "01938A3E-0000-7000-8000-000000000001", "01938a3e-0000-7000-8000-00000000000g"})
            CHECK(server.put_ticket(id, token, ticket_body()).status == 400);
        CHECK(server.put_ticket("", token, ticket_body()).status == 400);
        CHECK(server.put_ticket(ticket_id(1) + "/x", token, ticket_body()).status == 404);
    }

    TEST_CASE_FIXTURE(BesiegedDesk,
                      "requests that two programs could read differently are refused") {
        CHECK(send("GET /healthz HTTP/1.1\r\n\r\n") == 400);
        CHECK(send("GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n") == 400);
        CHECK(send("GET http://evil.example/ HTTP/1.1\r\nHost: a\r\n\r\n") == 400);
        CHECK(send("POST /v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Length: "
                   "3\r\n\r\n{}") == 400);
        CHECK(send("POST /v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Length: "
                   "2\r\nTransfer-Encoding: chunked\r\n\r\n{}") == 400);
        CHECK(send("POST /v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n") == 400);
        CHECK(send("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 hello\r\n\r\n") == 400);
        CHECK(still_serves());
    }

    TEST_CASE_FIXTURE(BesiegedDesk, "headers and addresses have an end") {
        CHECK(send("GET /healthz HTTP/1.1\r\nHost: a\r\nX: " + std::string(17'000, 'x') +
                   "\r\n\r\n") == 431);
        CHECK(send("GET /" + std::string(3000, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n") == 414);
        CHECK(still_serves());
    }

    TEST_CASE_FIXTURE(BesiegedDesk, "a client that waits for 100 Continue gets it") {
        http_client::Connection connection(server.port());
        connection.send(
            "POST /v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
            "Content-Length: 15\r\nExpect: 100-continue\r\n\r\n");
        CHECK(connection.answer()->status == 100);
        connection.send(R"({"site":"demo"})");
        CHECK(connection.answer()->status == 201);
    }

    TEST_CASE_FIXTURE(BesiegedDesk,
                      "requests sent in one go are answered in order on one connection") {
        http_client::Connection connection(server.port());
        connection.send(
            "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\nHEAD /healthz HTTP/1.1\r\nHost: a\r\n\r\n"
            "GET /nothing HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        CHECK(connection.answer()->body == R"({"status":"ok"})");
        const auto head = connection.answer("HEAD");
        CHECK(head->header("Content-Length") == "15");
        CHECK(connection.answer()->status == 404);
        CHECK(connection.is_closed_by_server());
    }

    TEST_CASE_FIXTURE(
        BesiegedDesk,
        "clients that never finish a request are hung up on, and keep nobody else waiting") {
        std::vector<std::unique_ptr<http_client::Connection>> slow;
        for (int count = 0; count < 300; ++count) {
            slow.push_back(std::make_unique<http_client::Connection>(server.port()));
            slow.back()->send("GET / HTTP/1.1\r\nHost: a\r\nX: ");
        }
        CHECK(still_serves());
        CHECK(slow.front()->is_closed_by_server()); // within the 20 s that a Connection waits; the
                                                    // server gives 10
        CHECK(slow.back()->is_closed_by_server());
        CHECK(still_serves());
    }
}
