#include "demo/server/net/ticket_answer.h"

#include "demo/server/domain/ids.h"
#include "demo/server/net/json_answer.h"
#include "demo/server/net/json_body.h"
#include "demo/server/net/problem.h"

namespace help::net {
namespace {

Response told(int status, const desk::Ticket& ticket) {
    return json_answer(status, {{"id", ticket.id},
                                {"reference", ticket.reference},
                                {"team", ticket.team},
                                {"status", ticket.status},
                                {"answerBy", ticket.answer_by}});
}

struct TellTicket {
    Response operator()(const desk::TicketTaken& taken) const { return told(201, taken.ticket); }
    Response operator()(const desk::TicketRepeated& repeated) const {
        return told(200, repeated.ticket);
    }
    Response operator()(desk::IdConflict) const {
        return problem(Code::IdConflict, "this id was used for a ticket with another content");
    }
    Response operator()(desk::TooManyTickets limit) const {
        return problem_until(Code::RateLimited, "too many tickets of this client", limit.wait);
    }
    Response operator()(desk::AttachmentUnknown unknown) const {
        return validation_problem({{"#/attachments/" + std::to_string(unknown.index), "unknown",
                                    "is not a file that waits for a ticket of this session"}});
    }
};

int year_of(std::chrono::local_days day) {
    return static_cast<int>(std::chrono::year_month_day{day}.year());
}

} // namespace

std::variant<desk::NewTicket, Response>
read_ticket_request(const Request& request, const std::string& id, const desk::Desk& desk) {
    if (!desk::is_uuid(id))
        return problem(Code::BadRequest, "the id in the URL must be a lower-case UUID");
    auto read = read_body<desk::TicketDraft>(
        request, [&desk](const auto& body) { return desk::read_ticket(body, desk); });
    if (auto* refusal = std::get_if<Response>(&read)) return std::move(*refusal);
    auto draft = std::get<desk::TicketDraft>(std::move(read));
    auto team = desk::find_reason(desk, draft.reason)->team; // read_ticket has checked the reason
    return desk::NewTicket{.id = id, .draft = std::move(draft), .team = std::move(team)};
}

desk::NewTicket promised(desk::NewTicket ticket, const desk::Desk& desk, desk::Instant now) {
    ticket.answer_by =
        desk::rfc3339(answer_by(desk.business_week, desk.opening, now, desk.answer_business_days));
    ticket.year = year_of(desk.opening.zone.today(now));
    return ticket;
}

Response ticket_answer(const desk::TicketOutcome& outcome) {
    return std::visit(TellTicket{}, outcome);
}

} // namespace help::net
