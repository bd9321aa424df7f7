#pragma once

#include "demo/server/domain/desk.h"
#include "demo/server/net/agent_sessions.h"
#include "demo/server/net/rate_limits.h"
#include "demo/server/net/route_table.h"
#include "demo/server/store/store_thread.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace help::net {

using Clock = std::function<desk::Instant()>;
/// Hands events to whoever listens; callable from any thread, in order.
using Publish = std::function<void(std::vector<desk::Event>)>;

/// Every request passes here on its way to the store: who asks, how often, and that what happened
/// is told to those who listen once it is committed. The work runs on the store's thread, in the
/// same transaction as the question who asks.
class Gate {
public:
    using Work = std::function<Response(desk::DeskStore&, desk::Instant now)>;
    using CustomerWork =
        std::function<Response(desk::DeskStore&, const std::string& subject, desk::Instant now)>;
    using AgentWork =
        std::function<Response(desk::DeskStore&, const std::string& agent, desk::Instant now)>;

    /// `limits` none: nobody is refused for asking often. What is referred to must outlive the
    /// gate.
    Gate(const desk::Desk& desk,
         desk::StoreThread& store,
         std::optional<RateLimits> limits,
         Clock clock,
         Publish publish)
        : desk_(desk), store_(store), limits_(std::move(limits)), clock_(std::move(clock)),
          publish_(std::move(publish)) {}

    /// The refusal of a client that asks too often. An agent's session is not counted by address.
    [[nodiscard]] std::optional<Response> over_address_limit(const Request& request);

    void for_anyone(const Reply& reply, Work work);
    void for_customer(const Call& call, CustomerWork work);
    void for_agent(const Call& call, AgentWork work);

    /// What the desk does by itself; `done` runs on the store's thread.
    void for_the_desk(std::function<void(desk::DeskStore&, desk::Instant)> work,
                      const std::function<void()>& done);

    [[nodiscard]] std::optional<RateLimits>& limits() { return limits_; }
    [[nodiscard]] desk::Instant now() const { return clock_(); }

    /// Asks who holds the token of `call` and lets `answer` make the response of it.
    using Answer = std::function<Response(desk::DeskStore&, const desk::Access&, desk::Instant)>;
    void for_holder(const Call& call, Answer answer);

    /// Who a token stands for now, and a use of it. An agent who is not in the desk file any more
    /// is nobody, whatever the database still says. On the store's thread.
    [[nodiscard]] desk::Access
    access_of(const std::string& token_hash, desk::DeskStore& store, desk::Instant now);

private:
    const desk::Desk& desk_;
    desk::StoreThread& store_;
    std::optional<RateLimits> limits_;
    Clock clock_;
    Publish publish_;
    AgentSessions agents_{};
};

/// The hash of the session token in the Authorization header; nothing when there is none that could
/// be one.
[[nodiscard]] std::optional<std::string> token_hash(const Request& request);

/// For a request without a token that could be one.
[[nodiscard]] Response no_token();

/// For a token that is of no use here.
[[nodiscard]] Response no_access(const desk::Access& access);

[[nodiscard]] Response limited(std::chrono::seconds wait);

} // namespace help::net
