#pragma once

#include "demo/server/domain/desk.h"
#include "demo/server/live/chat_desk.h"
#include "demo/server/net/gate.h"

namespace help::net {

/// Conversations: what customers do under `/v1/chats/`, and what agents do in the same way under
/// `/v1/agent/chats/`.
class ChatRoutes {
public:
    /// What is referred to must outlive the routes.
    ChatRoutes(const desk::Desk& desk, desk::ChatDesk& chats, Gate& gate)
        : desk_(desk), chats_(chats), gate_(gate) {}

    void add_to(RouteTable& table);

private:
    using Work = std::function<Response(const desk::Speaker&, desk::Instant)>;

    void add_both_sides(RouteTable& table, desk::Party side, const std::string& chats);
    void start(const Call& call);
    void rate(const Call& call);
    void say(desk::Party side, const Call& call);

    /// Runs `work` for whoever holds the token, when that is of the side.
    void as(desk::Party side, const Call& call, Work work);
    /// The same with a body that `read` takes; a wrong body is told to a live session only.
    template <typename Value, typename Reader, typename WorkWithBody>
    void as(desk::Party side, const Call& call, Reader read, WorkWithBody work);

    const desk::Desk& desk_;
    desk::ChatDesk& chats_;
    Gate& gate_;
};

} // namespace help::net
