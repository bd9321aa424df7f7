#pragma once

#include "tests/core/fake_transport.h"
#include "widget/chat/chat_flow.h"
#include "widget/wire/stored_chat.h"

#include <doctest/doctest.h>

namespace help::test {

/// A chat flow with everything it needs, on a clock of its own.
struct Stage {
    FakeTransport transport;
    Random random{Random::Seed{1, 2, 3, 4}};
    UtcTime now{Milliseconds{1'795'348'800'000}};
    Desk desk;
    ChatFlow flow{"Ana Souza", "ana@loja.example"};

    ChatFlow::Hands hands() { return {transport, random, now, now}; }

    [[nodiscard]] std::string id() const {
        const auto stored = flow.stored();
        return stored ? stored->id : std::string{};
    }

    void answer(ChatSnapshot snapshot) {
        snapshot.id = id();
        ChatArrived event{id(), std::move(snapshot)};
        flow.take(event, hands());
    }

    void queue(int position = 3) {
        REQUIRE(flow.start(desk, hands()));
        ChatSnapshot snapshot;
        snapshot.queue = QueuePlace{position, WaitEstimate{180, 330, now}, 2};
        snapshot.cursor = "c1";
        answer(std::move(snapshot));
    }

    void talk() {
        queue();
        flow.take(AgentAssigned{id(), {"a1", "Bruna"}});
    }

    void hear(std::uint32_t seq, std::string text) {
        ChatMessage message;
        message.id = "agent-" + std::to_string(seq);
        message.seq = seq;
        message.by = Author::Agent;
        message.name = "Bruna";
        message.text = std::move(text);
        message.at = now;
        MessageArrived event{id(), std::move(message)};
        flow.take(event, hands());
    }

    template <typename T>
    const T& as() const {
        REQUIRE(std::holds_alternative<T>(flow.state()));
        return std::get<T>(flow.state());
    }
};

} // namespace help::test
