#pragma once

#include "demo/server/domain/desk.h"
#include "demo/server/live/ticket_desk.h"
#include "demo/server/net/gate.h"

namespace help::net {

/// Tickets for agents: by team and status, one whole, answered, closed.
class AgentTicketRoutes {
public:
    /// What is referred to must outlive the routes.
    AgentTicketRoutes(const desk::Desk& desk, desk::TicketDesk& tickets, Gate& gate)
        : desk_(desk), tickets_(tickets), gate_(gate) {}

    void add_to(RouteTable& table);

private:
    void list(const Call& call);
    void show(const Call& call);
    void answer(const Call& call);
    void set_status(const Call& call);
    [[nodiscard]] Response whole_answer(desk::DeskStore& store, const std::string& reference) const;

    const desk::Desk& desk_;
    desk::TicketDesk& tickets_;
    Gate& gate_;
};

} // namespace help::net
