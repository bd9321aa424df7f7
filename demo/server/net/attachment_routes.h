#pragma once

#include "demo/server/domain/desk.h"
#include "demo/server/net/gate.h"

namespace help::net {

/// Files of tickets: customers send them before the ticket that names them, or take them back;
/// agents fetch them.
class AttachmentRoutes {
public:
    /// What is referred to must outlive the routes.
    AttachmentRoutes(const desk::Desk& desk, Gate& gate) : desk_(desk), gate_(gate) {}

    void add_to(RouteTable& table);

    /// Why the body of a large file is not even read: the client asks too often, or shows no token,
    /// or the id is none. What costs memory for minutes is not for everybody.
    [[nodiscard]] std::optional<Response> refusal_of(const Request& head);

private:
    void take(const Call& call);
    /// Counts a new file's bytes for its address; how long until there is room for them.
    std::optional<std::chrono::seconds> over_bytes(const std::string& address,
                                                   const desk::NewAttachment& file);
    void take_back(const Call& call);
    void give(const Call& call);

    const desk::Desk& desk_;
    Gate& gate_;
};

} // namespace help::net
