#include "tests/server/event_client.h"
#include "tests/server/running_server.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <csignal>

namespace {

using nlohmann::json;
using SteadyClock = std::chrono::steady_clock;

struct ListeningDesk {
    TestFolder folder;
    RunningServer server{folder, {"--open", "always"}};
    std::string ana = server.new_session();

    void start() const { CHECK(server.as(ana, "PUT", kFirstChat, chat_body()).status == 201); }
    http_client::Answer say(unsigned number) const {
        return server.as(ana, "PUT", kFirstChat + "/messages/" + ticket_id(number),
                         json{{"text", "mensagem " + std::to_string(number)}}.dump());
    }
    json poll(const std::string& query) const {
        return json::parse(server.as(ana, "GET", "/v1/events" + query).body);
    }
    /// Numbers of the messages in a poll.
    static std::string seqs(const json& answer) {
        std::string all;
        for (const auto& event : answer["events"])
            if (event["type"] == "chat.message")
                all += std::to_string(event["data"]["seq"].get<int>()) + " ";
        return all;
    }
};

} // namespace

TEST_SUITE("events") {
    TEST_CASE_FIXTURE(ListeningDesk,
                      "a stream says hello at once, then what happens, with a cursor each") {
        EventClient events(server.port(), ana);
        CHECK(events.status() == 200);
        CHECK(events.head().find("Content-Type: text/event-stream") != std::string::npos);
        CHECK(events.head().find("X-Accel-Buffering: no") != std::string::npos);
        CHECK(events.head().find("Transfer-Encoding: chunked") != std::string::npos);
        const auto hello = events.next();
        CHECK(hello.type() == "hello");
        CHECK_FALSE(hello.data["cursor"].get<std::string>().empty());
        start();
        const auto message = events.next("chat.message");
        CHECK(message.id != "");
        CHECK(message.data["chat"] == ticket_id(1));
        CHECK(message.data["data"]["text"] == "Oi");
        const auto place = events.next("queue.updated");
        CHECK(place.id == ""); // of the moment
        CHECK(place.data["data"]["position"] == 1);
    }

    TEST_CASE_FIXTURE(ListeningDesk,
                      "from every cursor a stream and a poll repeat exactly what was missed") {
        start();
        for (unsigned number = 10; number < 15; ++number)
            CHECK(say(number).status == 201);
        EventClient all(server.port(), ana,
                        poll("?wait=0&cursor=none")["cursor"].get<std::string>().substr(0, 9) +
                            "0");
        CHECK(all.next().type() == "hello");
        std::vector<std::string> cursors;
        for (int seq = 1; seq <= 6; ++seq) {
            const auto event = all.next("chat.message");
            CHECK(event.data["data"]["seq"] == seq);
            cursors.push_back(event.id);
        }
        for (std::size_t at = 0; at < cursors.size(); ++at) {
            const auto answer = poll("?wait=0&cursor=" + cursors[at]);
            std::string expected;
            for (std::size_t seq = at + 2; seq <= 6; ++seq)
                expected += std::to_string(seq) + " ";
            CHECK(seqs(answer) == expected);
            EventClient again(server.port(), ana, cursors[at]);
            CHECK(again.next().data["cursor"] ==
                  cursors[at]); // hello: nothing is lost if it ends here
            if (at + 1 < cursors.size()) CHECK(again.next("chat.message").id == cursors[at + 1]);
        }
    }

    TEST_CASE_FIXTURE(ListeningDesk,
                      "a cursor that means nothing is answered with a reset and a good one") {
        start();
        for (const auto* cursor : {"none", "00000000-5", "%27%22"}) {
            const auto answer = poll(std::string("?wait=0&cursor=") + cursor);
            CHECK(answer["events"][0]["type"] == "stream.reset");
            CHECK_FALSE(answer["events"][0].contains("id"));
            CHECK(poll("?wait=0&cursor=" + answer["cursor"].get<std::string>())["events"].empty());
        }
        EventClient events(server.port(), ana, "none");
        CHECK(events.next().type() == "hello");
        CHECK(events.next().type() == "stream.reset");
        CHECK(say(10).status == 201);
        CHECK(events.next("chat.message").data["data"]["seq"] == 2);
    }

    TEST_CASE_FIXTURE(ListeningDesk,
                      "a poll answers at once when something happens, or with nothing in time") {
        const auto cursor = poll("?wait=0")["cursor"].get<std::string>();
        http_client::Connection waiting(server.port());
        waiting.send(http_client::bytes_of({.path = "/v1/events?wait=20&cursor=" + cursor,
                                            .headers = {"Authorization: Bearer " + ana}}));
        start();
        const auto answer = waiting.answer();
        REQUIRE(answer);
        CHECK(json::parse(answer->body)["events"][0]["type"] == "chat.message");
        const auto bia = server.new_session(); // to whom nothing happens
        const auto began = SteadyClock::now();
        const auto nothing = server.as(bia, "GET", "/v1/events?wait=1");
        CHECK(json::parse(nothing.body)["events"].empty());
        CHECK(SteadyClock::now() - began >= std::chrono::seconds(1));
        for (const auto* wait : {"26", "-1", "x", "1.5", "99999999999"})
            CHECK(server.as(ana, "GET", std::string("/v1/events?wait=") + wait).status == 400);
    }

    TEST_CASE_FIXTURE(ListeningDesk,
                      "nobody hears another customer, and nobody hears without a session") {
        const auto bia = server.new_session();
        EventClient hers(server.port(), bia);
        CHECK(hers.next().type() == "hello");
        start();
        CHECK(server.as(bia, "PUT", "/v1/chats/" + ticket_id(2), chat_body("Meu")).status == 201);
        CHECK(hers.next("chat.message").data["chat"] == ticket_id(2));
        CHECK(EventClient(server.port(), std::string(43, 'A')).status() == 401);
        CHECK(server.get("/v1/events?token=" + ana).status == 401); // never in a URL
    }

    TEST_CASE_FIXTURE(ListeningDesk,
                      "agents hear the whole queue, and of conversations only their own") {
        const auto bruna = server.agent_session("bruna");
        const auto rafael = server.agent_session("rafael");
        EventClient hers(server.port(), bruna);
        EventClient his(server.port(), rafael);
        CHECK(server.as(bruna, "PUT", "/v1/agent/presence", R"({"state":"online","capacity":3})")
                  .status == 204);
        start();
        CHECK(hers.next("chat.queued").data["data"]["name"] == "Ana Souza");
        CHECK(server.as(bruna, "POST", "/v1/agent" + kFirstChat.substr(3) + "/claim").status ==
              200);
        CHECK(hers.next("chat.assigned").data["data"]["agent"]["id"] == "bruna");
        CHECK(say(10).status == 201);
        CHECK(hers.next("chat.message").data["data"]["code"] == "assigned");
        CHECK(hers.next("chat.message").data["data"]["text"] == "mensagem 10");
        CHECK(server.as(ana, "POST", kFirstChat + "/close", "{}").status == 200);
        CHECK(his.next("chat.queued").data["chat"] == ticket_id(1));
        // The server says once a second who is there: it may do so in between.
        const auto of_the_chat = [&his] {
            auto event = his.next();
            while (event.type() == "agents.changed")
                event = his.next();
            return event.type();
        };
        CHECK(of_the_chat() == "chat.assigned");
        CHECK(of_the_chat() == "chat.closed"); // and no message before it
    }

    TEST_CASE_FIXTURE(ListeningDesk,
                      "an agent who logs out hears no more, and is there until the last session") {
        const auto first = server.agent_session("bruna");
        const auto second = server.agent_session("bruna");
        const auto rafael = server.agent_session("rafael");
        const auto are_there = [&] {
            return json::parse(server.as(rafael, "GET", "/v1/agent/queue").body)["agents"].size();
        };
        EventClient here(server.port(), first);
        EventClient there(server.port(), second);
        CHECK(here.next().type() == "hello");
        CHECK(there.next().type() == "hello");
        CHECK(server.as(first, "PUT", "/v1/agent/presence", R"({"state":"online","capacity":3})")
                  .status == 204);
        const auto began = SteadyClock::now();
        CHECK(server.as(first, "DELETE", "/v1/agent/sessions").status == 204);
        CHECK(here.next("end").type() == "end");
        CHECK(SteadyClock::now() - began < std::chrono::seconds(10)); // a client waits for 20
        CHECK(are_there() == 1);
        start();
        CHECK(there.next("chat.queued").data["chat"] == ticket_id(1));
        CHECK(server.as(second, "DELETE", "/v1/agent/sessions").status == 204);
        CHECK(there.next("end").type() == "end");
        CHECK(are_there() == 0);
    }

    TEST_CASE_FIXTURE(ListeningDesk, "both sides see each other type") {
        const auto bruna = server.agent_session("bruna");
        CHECK(server.as(bruna, "PUT", "/v1/agent/presence", R"({"state":"online","capacity":3})")
                  .status == 204);
        start();
        CHECK(server.as(bruna, "POST", "/v1/agent" + kFirstChat.substr(3) + "/claim").status ==
              200);
        EventClient events(server.port(), ana);
        CHECK(events.next().type() == "hello");
        CHECK(
            server
                .as(bruna, "POST", "/v1/agent" + kFirstChat.substr(3) + "/typing", R"({"on":true})")
                .status == 204);
        const auto typing = events.next("chat.typing");
        CHECK(typing.id == "");
        CHECK(typing.data["data"] == json{{"by", "agent"}, {"on", true}});
    }

    TEST_CASE_FIXTURE(ListeningDesk, "a server that stops tells its streams when to come back") {
        EventClient events(server.port(), ana);
        CHECK(events.next().type() == "hello");
        server.signal(SIGTERM);
        const auto draining = events.next("server.draining");
        CHECK(draining.data["data"]["retry"] >= 1);
        CHECK(draining.data["data"]["retry"] <= 5);
        CHECK(events.next().type() == "end");
        CHECK(server.wait() == 0);
    }

    TEST_CASE("a client that resumes on the next server has lost nothing") {
        const TestFolder folder;
        std::string ana;
        std::string cursor;
        {
            RunningServer server(folder, {"--open", "always"});
            ana = server.new_session();
            EventClient events(server.port(), ana);
            CHECK(server.as(ana, "PUT", kFirstChat, chat_body()).status == 201);
            cursor = events.next("chat.message").id;
            CHECK(
                server
                    .as(ana, "PUT", kFirstChat + "/messages/" + ticket_id(10), R"({"text":"dois"})")
                    .status == 201);
            server.signal(SIGKILL);
            server.wait();
        }
        const RunningServer server(folder, {"--open", "always"});
        EventClient events(server.port(), ana, cursor);
        CHECK(events.next("chat.message").data["data"]["text"] == "dois");
    }

    TEST_CASE_FIXTURE(ListeningDesk,
                      "a customer has twenty streams, and the next is told to wait") {
        std::vector<std::unique_ptr<EventClient>> streams;
        for (int count = 0; count < 20; ++count) {
            streams.push_back(std::make_unique<EventClient>(server.port(), ana));
            CHECK(streams.back()->next().type() == "hello");
        }
        CHECK(EventClient(server.port(), ana).status() == 429);
        streams.clear();
        CHECK(server.get("/healthz").status == 200);
    }

    TEST_CASE("a reader that takes nothing is cut off, and keeps nobody waiting") {
        const TestFolder folder;
        const RunningServer server(folder, {"--open", "always", "--limits", "none"});
        const auto ana = server.new_session();
        CHECK(server.as(ana, "PUT", kFirstChat, chat_body()).status == 201);
        http_client::Connection deaf(server.port());
        deaf.send(http_client::bytes_of(
            {.path = "/v1/events",
             .headers = {"Accept: text/event-stream", "Authorization: Bearer " + ana}}));
        EventClient awake(server.port(), ana);
        CHECK(awake.next().type() == "hello");
        // Beyond what the system buffers for the connection, and 256 KiB more.
        std::string faces; // four bytes each
        for (int count = 0; count < 4000; ++count)
            faces += "\xF0\x9F\x98\x80";
        const auto text = json{{"text", faces}}.dump();
        for (unsigned number = 1000; number < 1700; ++number) {
            REQUIRE(
                server.as(ana, "PUT", kFirstChat + "/messages/" + ticket_id(number), text).status ==
                201);
            CHECK(awake.next("chat.message").data["data"]["seq"] == number - 998);
        }
        CHECK(deaf.is_closed_by_server());
    }

    TEST_CASE("with simulated agents one person has somebody to talk to") {
        const TestFolder folder;
        const RunningServer server(folder, {"--open", "always", "--bots", "1"});
        const auto ana = server.new_session();
        EventClient events(server.port(), ana);
        CHECK(server.as(ana, "PUT", kFirstChat, chat_body("Meu domínio não verifica")).status ==
              201);
        const auto assigned = events.next("chat.assigned");
        CHECK(assigned.data["data"]["agent"]["name"].get<std::string>().ends_with("(simulação)"));
        CHECK(events.next("chat.typing").data["data"]["on"] == true);
        const auto greeting = events.next("chat.message");
        CHECK(greeting.data["data"]["by"] == "agent");
    }
}
