#include "tests/harness/scripted_backend.h"
#include "widget/transport/http_line.h"
#include "widget/transport/protocol_client.h"

#include <algorithm>
#include <doctest/doctest.h>

// The client against the scripted desk: what one says, the other understands.

using namespace help;
using namespace help::test;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view kChat = "01934567-89ab-7def-8123-456789abcdef";

class DeskLine final : public HttpChannel {
public:
    ScriptedBackend backend;
    UtcTime now = from_unix_ms(1'795'348'800'000.0);

private:
    std::vector<Effect> effects_;
    HttpLine line_{*this, "demo"};
    Random random_{{11, 22, 33, 44}};

public:
    ProtocolClient client{line_, random_};
    std::vector<TransportEvent> heard;

    void send(RequestId id, HttpRequest request) override {
        effects_.emplace_back(SendRequest{id, std::move(request)});
    }
    void cancel(RequestId id) override { effects_.emplace_back(CancelRequest{id}); }

    /// Both speak until neither has anything to say.
    void settle() {
        for (int round = 0; round < 50; ++round) {
            client.advance(now);
            for (TransportEvent& event : client.take_events()) {
                heard.push_back(std::move(event));
            }
            const auto events = backend.serve(std::exchange(effects_, {}));
            if (events.empty()) {
                return;
            }
            for (const InputEvent& event : events) {
                take(event);
            }
        }
        FAIL("the client and the backend never come to rest");
    }
    void pass(Milliseconds time) {
        const UtcTime end = now + time;
        for (auto wake = client.next_wake(); wake && *wake <= end; wake = client.next_wake()) {
            now = std::max(now, *wake);
            settle();
        }
        now = end;
        settle();
    }

    template <typename T>
    int count() const {
        return static_cast<int>(
            std::count_if(heard.begin(), heard.end(), [](const TransportEvent& event) {
                return std::holds_alternative<T>(event);
            }));
    }

private:
    void take(const InputEvent& event) {
        if (const auto* answer = std::get_if<ChannelAnswer>(&event)) {
            client.receive(HttpLine::read(*answer), now);
        } else if (const auto* failure = std::get_if<ChannelFailure>(&event)) {
            client.receive(HttpLine::read(*failure), now);
        } else if (const auto* chunk = std::get_if<ChannelChunk>(&event)) {
            client.receive_chunk(chunk->id, chunk->text, now);
        }
    }
};

std::string agent_says(int seq) {
    return R"({"type":"chat.message","chat":")" + std::string{kChat} + R"(","data":{"id":"b)" +
           std::to_string(seq) + R"(","seq":)" + std::to_string(seq) +
           R"(,"by":"agent","name":"Bia","text":"Oi","at":"2026-11-22T12:00:00Z"}})";
}

/// In the queue, and listening.
void join(DeskLine& desk) {
    desk.client.start_chat(kChat, {"Ana", "ana@loja.example", "", "Bom dia"});
    desk.settle();
    const auto* arrived = std::get_if<ChatArrived>(&desk.heard.back());
    REQUIRE(arrived != nullptr);
    REQUIRE(arrived->result.ok());
    CHECK(arrived->result.value().queue->position == 3);
    CHECK(arrived->result.value().queue->estimate->low_seconds == 180);
    CHECK(arrived->result.value().messages.front().text == "Bom dia");
    desk.client.watch(arrived->result.value().cursor);
    desk.settle();
}

} // namespace

TEST_CASE("a chat with the scripted desk: queue, conversation, lost connection, end") {
    DeskLine desk;
    join(desk);
    desk.backend.say(agent_says(2));
    desk.settle();
    CHECK(desk.count<MessageArrived>() == 1);
    desk.client.send_message(kChat, "01934567-89ab-7def-8123-000000000001", "Obrigada");
    desk.settle();
    CHECK(desk.count<MessageAnswered>() == 1);
    CHECK(desk.count<MessageArrived>() == 2); // her own, for her other tabs
    desk.backend.drop_stream();
    desk.backend.say(agent_says(4));
    desk.settle();
    CHECK(desk.count<MessageArrived>() == 2);
    desk.pass(1s);
    CHECK(desk.count<MessageArrived>() == 3);
    desk.client.close_chat(kChat);
    desk.settle();
    CHECK(desk.count<ChatCloseAnswered>() == 1);
    CHECK(desk.count<ChatClosed>() == 1);
}

TEST_CASE("where there are no streams the same chat goes over long polls") {
    DeskLine desk;
    desk.backend.refuse_streams();
    join(desk);
    desk.pass(2s);
    CHECK(desk.backend.count("GET /v1/events?") == 2);
    desk.backend.say(agent_says(2));
    desk.settle();
    CHECK(desk.count<MessageArrived>() == 1);
    desk.pass(1s);
    desk.backend.say(agent_says(3));
    desk.backend.say(agent_says(4));
    desk.pass(1s);
    CHECK(desk.count<MessageArrived>() == 3);
}

TEST_CASE("a session that runs out in the middle of a chat is not noticed") {
    DeskLine desk;
    join(desk);
    desk.backend.next("/v1/chats/", {401, R"({"code":"session-expired"})"});
    desk.client.send_message(kChat, "01934567-89ab-7def-8123-000000000001", "Oi");
    desk.settle();
    CHECK(desk.backend.count("POST /v1/sessions") == 2);
    REQUIRE(desk.count<MessageAnswered>() == 1);
    for (const TransportEvent& event : desk.heard) {
        if (const auto* answered = std::get_if<MessageAnswered>(&event)) {
            CHECK(answered->result.ok());
        }
    }
}
