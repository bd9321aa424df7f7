#include "tests/server/running_server.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <future>
#include <memory>

namespace {

using nlohmann::json;

const std::string kAgentsChat = "/v1/agent/chats/" + ticket_id(1);

/// A chat that waits, its customer and an agent.
struct StrictDesk {
    TestFolder folder;
    RunningServer server{folder, {"--open", "always"}};
    std::string ana = server.new_session();
    std::string bruna = server.agent_session("bruna");

    StrictDesk() { CHECK(server.as(ana, "PUT", kFirstChat, chat_body()).status == 201); }

    int status(const std::string& token,
               const std::string& method,
               const std::string& path,
               const std::string& body) const {
        return server.as(token, method, path, body).status;
    }
    json snapshot() const { return json::parse(server.as(ana, "GET", kFirstChat).body); }
    bool still_serves() const { return server.get("/healthz").status == 200; }
};

} // namespace

TEST_SUITE("hostile") {
    TEST_CASE_FIXTURE(StrictDesk, "a number is whole, in its range, and written as one") {
        for (const auto* number : {"1.0", "1e3", "9007199254740993", "99999999999999999999", "-1",
                                   "\"1\"", "null", "true", "[1]", "{}"})
            CHECK_MESSAGE(status(ana, "POST", kFirstChat + "/read",
                                 std::string(R"({"upTo":)") + number + "}") == 422,
                          number);
        for (const auto* number : {"0", "6", "4.5", "-5", "\"5\""})
            CHECK_MESSAGE(status(ana, "PUT", kFirstChat + "/rating",
                                 std::string(R"({"score":)") + number + "}") == 422,
                          number);
        for (const auto* number : {"-1", "21", "2.5", "1e400"})
            CHECK_MESSAGE(status(bruna, "PUT", "/v1/agent/presence",
                                 std::string(R"({"state":"online","capacity":)") + number + "}") >=
                              400,
                          number);
        CHECK(status(ana, "POST", kFirstChat + "/read", R"({"upTo":-0})") == 204);
        CHECK(snapshot()["read"]["customer"] == 0);
        CHECK(still_serves());
    }

    TEST_CASE_FIXTURE(StrictDesk, "what is only nearly JSON is refused") {
        for (const auto* body : {"{'text':'a'}", "{\"text\":\"a\",}", "/* a */{\"text\":\"a\"}",
                                 "{\"text\":\"a\"}//", "{text:\"a\"}", "\"text\"\n\"a\"", ""})
            CHECK_MESSAGE(status(ana, "PUT", kFirstChat + "/messages/" + ticket_id(2), body) == 400,
                          body);
        CHECK(snapshot()["messages"].size() == 1);
    }

    TEST_CASE_FIXTURE(StrictDesk,
                      "names that mean something to JavaScript are members like others") {
        CHECK(status(ana, "PUT", kFirstChat + "/messages/" + ticket_id(2),
                     R"({"__proto__":{"text":"b"},"constructor":1,"toString":[],"text":"a"})") ==
              201);
        CHECK(status(ana, "PUT", kFirstChat + "/messages/" + ticket_id(3),
                     R"({"__proto__":{"text":"b"}})") == 422);
        CHECK(snapshot()["messages"].back()["text"] == "a");
    }

    TEST_CASE_FIXTURE(StrictDesk, "what does not fit the state is refused and changes nothing") {
        CHECK(status(bruna, "PUT", kAgentsChat + "/messages/" + ticket_id(2), R"({"text":"Oi"})") ==
              409);
        CHECK(status(bruna, "POST", kAgentsChat + "/close", "{}") == 409);
        CHECK(status(bruna, "POST", kAgentsChat + "/transfer", R"({"team":"Leads"})") >= 400);
        CHECK(snapshot()["state"] == "queued");
        CHECK(status(ana, "POST", kFirstChat + "/close", "{}") == 200);
        CHECK(status(ana, "POST", kFirstChat + "/close", "{}") == 200);
        CHECK(status(ana, "PUT", kFirstChat + "/messages/" + ticket_id(2), R"({"text":"Oi"})") ==
              409);
        CHECK(status(bruna, "POST", kAgentsChat + "/claim", "") == 409);
        CHECK(snapshot()["closed"]["by"] == "customer");
    }

    TEST_CASE_FIXTURE(StrictDesk, "a body that is no object says so at its root") {
        for (const auto* body : {"[]", "7", "null", "\"a\"", "true", "[{\"text\":\"a\"}]"}) {
            const auto answer =
                server.as(ana, "PUT", kFirstChat + "/messages/" + ticket_id(2), body);
            CHECK_MESSAGE(answer.status == 422, body);
            CHECK(json::parse(answer.body)["errors"][0]["pointer"] == "#");
        }
    }

    TEST_CASE_FIXTURE(StrictDesk,
                      "cursors from nowhere begin anew, and waits from nowhere are refused") {
        const auto epoch = json::parse(server.as(ana, "GET", "/v1/events?wait=0").body)["cursor"]
                               .get<std::string>()
                               .substr(0, 9);
        for (const auto& cursor :
             {epoch + "9223372036854775807", epoch + "9223372036854775808", epoch + "-1",
              epoch + "1x", epoch, std::string(512, 'a'), std::string("%00")}) {
            const auto answer = server.as(ana, "GET", "/v1/events?wait=0&cursor=" + cursor);
            CHECK_MESSAGE(answer.status == 200, cursor);
            CHECK(json::parse(answer.body)["events"][0]["type"] == "stream.reset");
        }
        for (const auto* wait : {"-1", "26", "1.5", "x", "99999999999999999999"})
            CHECK(server.as(ana, "GET", std::string("/v1/events?wait=") + wait).status == 400);
    }

    TEST_CASE_FIXTURE(StrictDesk, "there is no other protocol to switch to") {
        const auto answer =
            server.ask({.path = "/v1/events?wait=0",
                        .headers = {"Authorization: Bearer " + ana, "Connection: Upgrade",
                                    "Upgrade: websocket", "Sec-WebSocket-Version: 13",
                                    "Sec-WebSocket-Extensions: permessage-deflate",
                                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="}});
        CHECK(answer.status == 200);
        CHECK(answer.header("Upgrade").empty());
    }

    TEST_CASE_FIXTURE(StrictDesk, "a compressed body is not unpacked") {
        // A gzip header before what would be many megabytes of zeros.
        const std::string gzip("\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03", 10);
        const auto answer =
            server.ask({.method = "PUT",
                        .path = kFirstChat + "/messages/" + ticket_id(2),
                        .headers = {"Content-Type: application/json", "Content-Encoding: gzip",
                                    "Authorization: Bearer " + ana},
                        .body = gzip + std::string(1000, '\0')});
        CHECK(answer.status == 400);
    }

    TEST_CASE_FIXTURE(StrictDesk, "bytes beyond the length that was said are no second request") {
        http_client::Connection connection(server.port());
        connection.send("POST /v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Type: "
                        "application/json\r\nContent-Length: 4\r\n\r\n"
                        R"({"site":"demo"})"
                        "\r\n\r\n");
        CHECK(connection.answer()->status == 400);
        CHECK(connection.answer()->status == 400);
        CHECK(connection.is_closed_by_server());
        CHECK(still_serves());
    }

    TEST_CASE_FIXTURE(StrictDesk, "forty repeats at once of one message are one message") {
        std::vector<std::future<int>> sent;
        for (int count = 0; count < 40; ++count) // as many as a session may send at once
            sent.push_back(std::async(std::launch::async, [this] {
                return status(ana, "PUT", kFirstChat + "/messages/" + ticket_id(2),
                              R"({"text":"a"})");
            }));
        int created = 0;
        for (auto& one : sent)
            created += one.get() == 201 ? 1 : 0;
        CHECK(created == 1);
        CHECK(snapshot()["messages"].size() == 2);
    }

    TEST_CASE_FIXTURE(StrictDesk, "clients that take no answers keep nobody else waiting") {
        std::vector<std::unique_ptr<http_client::Connection>> deaf;
        std::string requests;
        for (int count = 0; count < 50; ++count)
            requests += "GET /v1/bootstrap?site=demo HTTP/1.1\r\nHost: a\r\n\r\n";
        for (int count = 0; count < 10; ++count) {
            deaf.push_back(std::make_unique<http_client::Connection>(server.port()));
            deaf.back()->send(requests);
        }
        CHECK(still_serves());
        CHECK(snapshot()["state"] == "queued");
    }
}
