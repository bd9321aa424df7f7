#pragma once

#include "demo/server/domain/desk.h"
#include "demo/server/net/message.h"
#include "demo/server/store/desk_store.h"

#include <string>
#include <variant>

/// Tickets as the protocol writes them.
namespace help::net {

/// The ticket that `PUT /v1/tickets/{id}` asks for, with its team and nothing promised yet, or the
/// problem that answers it.
[[nodiscard]] std::variant<desk::NewTicket, Response>
read_ticket_request(const Request& request, const std::string& id, const desk::Desk& desk);

/// The same ticket with what the desk, as it is `now`, promises about it.
[[nodiscard]] desk::NewTicket
promised(desk::NewTicket ticket, const desk::Desk& desk, desk::Instant now);

[[nodiscard]] Response ticket_answer(const desk::TicketOutcome& outcome);

} // namespace help::net
