#pragma once

#include "widget/transport/protocol_client.h"

#include <doctest/doctest.h>
#include <string>
#include <utility>
#include <vector>

namespace help::test {

/// A protocol client with a line that keeps what is sent, and a clock that the test moves.
class ClientRig {
public:
    struct Sent {
        RequestId id = 0;
        Call call;
        bool cancelled = false;
    };

    explicit ClientRig(bool may_fall_silent = true) : line_(may_fall_silent) {}

    /// Sends what is due now.
    void settle() { client.advance(now); }
    /// Time passes; whatever is due happens when it is due.
    void pass(Milliseconds time) {
        const UtcTime end = now + time;
        for (auto wake = client.next_wake(); wake && *wake <= end; wake = client.next_wake()) {
            now = std::max(now, *wake);
            client.advance(now);
        }
        now = end;
        client.advance(now);
    }

    /// Time passes until a call of this kind is made again.
    void wait_for(CallKind kind) {
        for (const int before = count(kind); count(kind) == before;) {
            const auto wake = client.next_wake();
            REQUIRE(wake);
            now = std::max(now, *wake);
            client.advance(now);
        }
    }

    /// The last call of this kind; a test fails if there is none.
    Sent& last(CallKind kind) {
        for (auto at = sent().rbegin(); at != sent().rend(); ++at) {
            if (at->call.kind == kind) {
                return *at;
            }
        }
        FAIL("no such call was made");
        return sent().front();
    }
    [[nodiscard]] int count(CallKind kind) const {
        int count = 0;
        for (const Sent& sent : line_.sent) {
            count += sent.call.kind == kind ? 1 : 0;
        }
        return count;
    }
    std::vector<Sent>& sent() { return line_.sent; }

    /// Answers the last call of this kind, and lets the client go on.
    void answer(CallKind kind, std::string json) {
        client.receive({last(kind).id, std::move(json)}, now);
        client.advance(now);
    }
    void refuse(CallKind kind, Problem problem) {
        client.receive({last(kind).id, std::move(problem)}, now);
        client.advance(now);
    }
    void refuse(CallKind kind, ProblemCode code) { refuse(kind, problem_of(code)); }
    /// A session for whoever needs one.
    void admit(std::string_view token = "t1") {
        answer(CallKind::Session, R"({"token":")" + std::string{token} + "\"}");
    }

    /// A piece of the stream that was opened last.
    void stream(std::string_view text) {
        client.receive_chunk(last(CallKind::EventStream).id, text, now);
        client.advance(now);
    }
    void greet(std::string_view cursor = "c0") {
        stream(R"(data: {"type":"hello","cursor":")" + std::string{cursor} + "\"}\n\n");
    }
    /// Watches, and gets as far as a stream that has said hello.
    void listen(std::string_view cursor = "c0") {
        client.watch(cursor);
        settle();
        admit();
        greet();
        (void)client.take_events();
    }

    /// The events of type T since the last time; others are dropped.
    template <typename T>
    std::vector<T> take() {
        std::vector<T> found;
        for (TransportEvent& event : client.take_events()) {
            if (auto* wanted = std::get_if<T>(&event)) {
                found.push_back(std::move(*wanted));
            }
        }
        return found;
    }

private:
    class Line final : public CallLine {
    public:
        explicit Line(bool may_fall_silent) : may_fall_silent_(may_fall_silent) {}
        void send(RequestId id, const Call& call) override { sent.push_back({id, call}); }
        void cancel(RequestId id) override {
            for (Sent& each : sent) {
                each.cancelled = each.cancelled || each.id == id;
            }
        }
        [[nodiscard]] bool may_fall_silent() const override { return may_fall_silent_; }
        std::vector<Sent> sent;

    private:
        bool may_fall_silent_;
    };

    Line line_;
    Random random_{{0x9E37'79B9'7F4A'7C15U, 0xBF58'476D'1CE4'E5B9U, 0x94D0'49BB'1331'11EBU, 7}};

public:
    ProtocolClient client{line_, random_};
    UtcTime now = from_unix_ms(1'795'348'800'000.0); ///< Sunday 2026-11-22 12:00 UTC
};

inline constexpr std::string_view kChatId = "01934567-89ab-7def-8123-456789abcdef";

} // namespace help::test
