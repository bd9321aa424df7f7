#pragma once

#include "widget/base/random.h"
#include "widget/transport/call_line.h"
#include "widget/transport/transport.h"

#include <optional>
#include <string>
#include <vector>

namespace help {

/// The transport of docs/protocol: starts a session when a call needs one, renews it once when it
/// has expired, repeats what may pass (transport/retry.h) and refuses answers that are none. Pure:
/// time comes in with each call, chance from the seed.
class ProtocolClient final : public Transport {
public:
    /// Line and random outlive the client.
    ProtocolClient(CallLine& line, Random& random) : line_(line), random_(random) {}

    void bootstrap(std::string_view locale) override;
    void create_ticket(std::string_view id, const TicketDraft& draft) override;
    void forget() override;
    void hurry(UtcTime now) override;
    void advance(UtcTime now) override;
    [[nodiscard]] std::optional<UtcTime> next_wake() const override;
    [[nodiscard]] std::vector<TransportEvent> take_events() override;

    /// What came back on the line; replies to calls that are no longer open are ignored.
    void receive(const Reply& reply, UtcTime now);

private:
    enum class Stage : std::uint8_t { Due, NeedsSession, InFlight };
    struct OpenCall {
        Call call;
        Stage stage = Stage::Due;
        UtcTime due;          ///< while Due
        RequestId flight = 0; ///< while InFlight
        int tries = 0;
        bool renewed = false; ///< a new session has been started for it
    };

    void start(Call call);
    void drop(CallKind kind);
    [[nodiscard]] OpenCall* find(CallKind kind);
    void succeed(CallKind kind, std::string_view json, UtcTime now);
    void fail(OpenCall failed, const Problem& problem, UtcTime now);
    void give_up(CallKind kind, const Problem& problem);
    void session_started(std::string_view json, UtcTime now);

    CallLine& line_;
    Random& random_;
    std::vector<OpenCall> open_; ///< at most one of each kind
    std::vector<TransportEvent> events_;
    std::string locale_;
    std::optional<std::string> token_; ///< in memory only
    std::string expired_token_; ///< shown when the session is renewed, so that the customer stays
                                ///< the same subject
    RequestId last_id_ = 0;
};

} // namespace help
