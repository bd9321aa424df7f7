#pragma once

#include "demo/server/domain/desk.h"
#include "demo/server/live/chat_desk.h"
#include "demo/server/net/gate.h"

namespace help::net {

/// What only agents do: be present, see the queue, claim and hand on. Talking is the same
/// for both sides (chat_routes.h).
class AgentRoutes {
public:
    /// What is referred to must outlive the routes.
    AgentRoutes(const desk::Desk& desk, desk::ChatDesk& chats, Gate& gate)
        : desk_(desk), chats_(chats), gate_(gate) {}

    void add_to(RouteTable& table);

private:
    void be_present(const Call& call);
    void show_queue(const Call& call);
    void claim(const Call& call);
    void transfer(const Call& call);
    [[nodiscard]] Response
    queue_answer(desk::DeskStore& store, const std::string& agent, desk::Instant now);

    const desk::Desk& desk_;
    desk::ChatDesk& chats_;
    Gate& gate_;
};

} // namespace help::net
