#include "demo/server/net/event_poll.h"
#include "demo/server/net/event_stream.h"
#include "demo/server/net/route_table.h"
#include "demo/server/net/stream_body.h"

#include <doctest/doctest.h>

namespace {

using namespace help::net;

StreamBody::Bytes bytes(std::string text) {
    return std::make_shared<const std::string>(std::move(text));
}

} // namespace

TEST_SUITE("net") {
    TEST_CASE("pieces are sent in their order, and of a slot only the newest") {
        StreamBody body;
        body.push(bytes("a"));
        body.push(bytes("typing on"), "typing");
        body.push(bytes("b"));
        body.push(bytes("typing off"), "typing");
        CHECK(body.take() == "abtyping off");
        CHECK(body.take() == "");
        body.push(bytes("typing on"), "typing"); // the earlier one is sent, not replaced
        CHECK(body.take() == "typing on");
    }

    TEST_CASE("a reader that is 256 KiB behind is given up") {
        StreamBody body;
        int told = 0;
        body.when_ready([&told] { ++told; });
        body.push(bytes(std::string(256 * 1024, 'x')));
        CHECK_FALSE(body.is_broken());
        body.push(bytes("y"));
        CHECK(body.is_broken());
        CHECK(told == 2);
        CHECK(body.take() == "");
    }

    TEST_CASE("what was replaced does not count") {
        StreamBody body;
        for (int count = 0; count < 100; ++count)
            body.push(bytes(std::string(200 * 1024, 'x')), "queue");
        CHECK_FALSE(body.is_broken());
    }

    TEST_CASE("after the end nothing is taken, and the maker hears once that the reader is gone") {
        StreamBody body;
        int gone = 0;
        body.when_gone([&gone] { ++gone; });
        body.push(bytes("a"));
        body.end();
        body.push(bytes("b"));
        CHECK(body.is_ended());
        CHECK(body.take() == "a");
        body.connection_is_gone();
        body.connection_is_gone();
        CHECK(gone == 1);
    }

    TEST_CASE(
        "a quiet stream beats every fifteen seconds, and asks every five minutes if it may go on") {
        using std::chrono::minutes;
        using std::chrono::seconds;
        EventHub hub([](std::int64_t number) { return std::to_string(number); });
        const help::desk::Audience ana{.subject = "ana"};
        const auto body = std::make_shared<StreamBody>();
        int asked = 0;
        const EventStream::Renew renew = [&asked](const auto&) { ++asked; };
        hub.join(ana, std::make_shared<EventStream>(hub, ana, "hash", body, renew));
        const auto began = std::chrono::steady_clock::now();
        hub.tick(began + seconds(14));
        CHECK(body->take() == "");
        hub.tick(began + seconds(16));
        CHECK(body->take() == ":\n\n");
        CHECK(asked == 0);
        hub.tick(began + minutes(5) + seconds(1));
        CHECK(asked == 1);
        body->connection_is_gone();
        CHECK(hub.listeners_of(ana) == 0);
    }

    TEST_CASE("an event is heard by whom it concerns, a poll is answered with it once") {
        EventHub hub([](std::int64_t number) { return "c" + std::to_string(number); });
        const help::desk::Audience ana{.subject = "ana"};
        const help::desk::Audience bruna{.agent = "bruna"};
        const auto body = std::make_shared<StreamBody>();
        const EventStream::Renew renew = [](const auto&) {};
        hub.join(bruna, std::make_shared<EventStream>(hub, bruna, "hash", body, renew));
        std::vector<std::string> answers;
        hub.join(ana,
                 std::make_shared<EventPoll>(
                     hub, ana, "hash", 0, std::chrono::steady_clock::now() + std::chrono::hours(1),
                     [&answers](const Response& response) { answers.push_back(response.body); }));
        hub.publish(
            {{.number = 1, .audience = {.agent = "rafael"}, .body = R"({"type":"x"})"},
             {.number = 2, .audience = {.subject = "ana", .agent = "*"}, .body = R"({"type":"y"})"},
             {.number = 0, .audience = {.subject = "ana"}, .body = R"({"type":"z"})"}});
        CHECK(body->take() == "id: c2\ndata: {\"type\":\"y\"}\n\n");
        hub.publish({{.number = 3, .audience = ana, .body = R"({"type":"late"})"}});
        REQUIRE(answers.size() == 1);
        CHECK(answers.front() ==
              R"({"events":[{"id":"c2","type":"y"},{"type":"z"}],"cursor":"c2"})");
    }

    TEST_CASE("a session that is ended takes its streams and polls with it, and no others") {
        EventHub hub([](std::int64_t number) { return std::to_string(number); });
        const help::desk::Audience ana{.subject = "ana"};
        const EventStream::Renew renew = [](const auto&) {};
        const auto here = std::make_shared<StreamBody>();
        const auto there = std::make_shared<StreamBody>();
        hub.join(ana, std::make_shared<EventStream>(hub, ana, "here", here, renew));
        hub.join(ana, std::make_shared<EventStream>(hub, ana, "there", there, renew));
        int answers = 0;
        hub.join(ana, std::make_shared<EventPoll>(hub, ana, "here", 0,
                                                  std::chrono::steady_clock::now() +
                                                      std::chrono::hours(1),
                                                  [&answers](const Response&) { ++answers; }));
        hub.end(ana, "here");
        CHECK(here->is_ended());
        CHECK_FALSE(there->is_ended());
        CHECK(answers == 1);
        hub.end(ana, "");
        CHECK(there->is_ended());
    }

    TEST_CASE("a server that stops says when to come back, to streams and polls") {
        EventHub hub([](std::int64_t number) { return std::to_string(number); });
        const help::desk::Audience ana{.subject = "ana"};
        const auto body = std::make_shared<StreamBody>();
        const EventStream::Renew renew = [](const auto&) {};
        hub.join(ana, std::make_shared<EventStream>(hub, ana, "hash", body, renew));
        std::string answer;
        hub.join(ana,
                 std::make_shared<EventPoll>(
                     hub, ana, "hash", 7, std::chrono::steady_clock::now() + std::chrono::hours(1),
                     [&answer](const Response& response) { answer = response.body; }));
        hub.drain(help::desk::utc_instant("2026-11-23T12:00:00Z"));
        CHECK(body->take() == "data: {\"type\":\"server.draining\",\"at\":\"2026-11-23T12:00:00Z\","
                              "\"data\":{\"retry\":1}}\n\n");
        CHECK(body->is_ended());
        CHECK(answer.find("\"retry\":2") != std::string::npos);
        CHECK(answer.ends_with("\"cursor\":\"7\"}"));
    }

    TEST_CASE("a path finds its route by its pieces") {
        RouteTable table;
        std::string ran;
        table.add("GET", "/v1/chats/{}", [&ran](const Call& call) { ran = "get " + call.ids[0]; });
        table.add("PUT", "/v1/chats/{}/messages/{}",
                  [&ran](const Call& call) { ran = "say " + call.ids[0] + " " + call.ids[1]; });
        const auto run = [&](const char* method, const char* path) {
            ran = "nothing";
            (void)table.run({.method = method, .path = path}, [](const Response&) {});
            return ran;
        };
        CHECK(run("GET", "/v1/chats/a") == "get a");
        CHECK(run("HEAD", "/v1/chats/a") == "get a");
        CHECK(run("PUT", "/v1/chats/a/messages/b") == "say a b");
        CHECK(run("GET", "/v1/chats/a/b") == "nothing");
        CHECK(run("DELETE", "/v1/chats/a") == "nothing");
        CHECK(table.methods_of("/v1/chats/a") == "GET, HEAD");
        CHECK(table.methods_of("/v1/chats").empty());
    }
}
