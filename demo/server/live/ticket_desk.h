#pragma once

#include "demo/server/store/desk_store.h"

#include <string>
#include <variant>

namespace help::desk {

enum class TicketRefusal {
    NotFound,
    IdConflict, // the id was used for another answer
};

struct TicketAnswered {
    TicketAnswer answer{};
    bool repeated = false; // it had been written before
};

/// What agents do with tickets, told to every agent and to the customer. Nothing is e-mailed here:
/// the answers and their events are for whoever sends mail. On the store's thread only.
class TicketDesk {
public:
    explicit TicketDesk(DeskStore& store) : store_(store) {}

    /// Agents who look at the list see it at once.
    void was_placed(const Ticket& ticket, Instant now);

    /// Once, however often it is sent.
    std::variant<TicketAnswered, TicketRefusal> answer(const std::string& agent,
                                                       const std::string& reference,
                                                       const std::string& id,
                                                       const std::string& text,
                                                       Instant now);
    std::optional<TicketRefusal>
    set_status(const std::string& reference, TicketStatus status, Instant now);

private:
    void change_status(const DeskTicket& ticket, TicketStatus status, Instant now);

    DeskStore& store_;
};

} // namespace help::desk
