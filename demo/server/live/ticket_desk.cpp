#include "demo/server/live/ticket_desk.h"

#include "demo/server/live/chat_json.h"

namespace help::desk {
namespace {

constexpr const char* kUpdated = "ticket.updated";

} // namespace

void TicketDesk::was_placed(const Ticket& ticket, Instant now) {
    const Json data{{"id", ticket.id}, {"reference", ticket.reference}, {"status", ticket.status}};
    store_.events().announce({.agent = kEveryAgent}, "tickets",
                             event_body(kUpdated, {}, data, now));
}

std::variant<TicketAnswered, TicketRefusal> TicketDesk::answer(const std::string& agent,
                                                               const std::string& reference,
                                                               const std::string& id,
                                                               const std::string& text,
                                                               Instant now) {
    const auto ticket = store_.tickets().find(reference);
    if (!ticket) return TicketRefusal::NotFound;
    if (const auto earlier = store_.tickets().answer(reference, id)) {
        if (earlier->agent != agent || earlier->text != text) return TicketRefusal::IdConflict;
        return TicketAnswered{*earlier, true};
    }
    const TicketAnswer answer{.id = id, .agent = agent, .text = text, .at = rfc3339(now)};
    store_.tickets().add(reference, answer);
    change_status(*ticket, TicketStatus::Answered, now);
    return TicketAnswered{answer, false};
}

std::optional<TicketRefusal>
TicketDesk::set_status(const std::string& reference, TicketStatus status, Instant now) {
    const auto ticket = store_.tickets().find(reference);
    if (!ticket) return TicketRefusal::NotFound;
    if (ticket->status != status) change_status(*ticket, status, now);
    return std::nullopt;
}

void TicketDesk::change_status(const DeskTicket& ticket, TicketStatus status, Instant now) {
    store_.tickets().set_status(ticket.reference, status, now);
    const Json data{{"id", ticket.id}, {"reference", ticket.reference}, {"status", word(status)}};
    store_.events().append({.subject = ticket.subject, .agent = kEveryAgent},
                           event_body(kUpdated, {}, data, now), now);
}

} // namespace help::desk
