#pragma once

#include "demo/server/domain/desk.h"
#include "demo/server/domain/form.h"

#include <string>

/// The agents' side of tickets.
namespace help::desk {

/// `open` until somebody answers; `closed` needs no (further) answer.
enum class TicketStatus { Open, Answered, Closed };

[[nodiscard]] std::string word(TicketStatus status);
[[nodiscard]] std::optional<TicketStatus> ticket_status_of(std::string_view word);

/// The text of an answer: as long as the details of a ticket may be.
[[nodiscard]] Read<std::string> read_ticket_answer(const nlohmann::json& body, const Desk& desk);
[[nodiscard]] Read<TicketStatus> read_ticket_status(const nlohmann::json& body);

} // namespace help::desk
