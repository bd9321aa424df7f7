#include "demo/server/net/ticket_answer.h"

#include "demo/server/domain/ids.h"
#include "demo/server/net/json_body.h"
#include "demo/server/net/problem.h"

#include <nlohmann/json.hpp>

namespace help::net {
namespace {

using Json = nlohmann::ordered_json;

Response json_response(int status, const Json& body) {
    Response response{.status = status};
    response.add("Content-Type", "application/json");
    response.add("Cache-Control", "no-store");
    response.body = body.dump();
    return response;
}

Response told(int status, const desk::Ticket& ticket) {
    return json_response(status, {{"id", ticket.id},
                                  {"reference", ticket.reference},
                                  {"team", ticket.team},
                                  {"status", ticket.status},
                                  {"answerBy", ticket.answer_by}});
}

struct TellOutcome {
    Response operator()(const desk::TicketTaken& taken) const { return told(201, taken.ticket); }
    Response operator()(const desk::TicketRepeated& repeated) const {
        return told(200, repeated.ticket);
    }
    Response operator()(desk::IdConflict) const {
        return problem(Code::IdConflict, "this id was used for a ticket with another content");
    }
    Response operator()(desk::HourlyLimit limit) const {
        return problem_until(Code::RateLimited, "too many tickets in an hour", limit.wait);
    }
    Response operator()(desk::NoSession none) const { return no_session(none.state); }
};

int year_of(std::chrono::local_days day) {
    return static_cast<int>(std::chrono::year_month_day{day}.year());
}

} // namespace

std::vector<desk::FieldError> session_errors(const nlohmann::json& body, const std::string& site) {
    if (!body.is_object()) return {{"#", "invalid", "the body must be an object"}};
    std::vector<desk::FieldError> errors;
    const auto named = body.find("site");
    if (named == body.end())
        errors.push_back({"#/site", "required", "site is missing"});
    else if (!named->is_string())
        errors.push_back({"#/site", "invalid", "site must be a string"});
    else if (*named != site)
        errors.push_back({"#/site", "unknown", "no desk of that site key"});
    const auto locale = body.find("locale");
    const bool no_tag =
        locale != body.end() && !locale->is_null() &&
        (!locale->is_string() || !desk::is_language_tag(locale->get_ref<const std::string&>()));
    if (no_tag)
        errors.push_back(
            {"#/locale", "invalid", "locale must be a language tag of at most 35 characters"});
    return errors;
}

Response
session_answer(const std::string& token, const std::string& subject, desk::Instant expires_at) {
    return json_response(201,
                         {{"token", token},
                          {"expiresAt", desk::rfc3339(expires_at)},
                          {"subject", subject},
                          {"verified", false}}); // anonymous: nobody has vouched for the subject
}

std::variant<desk::NewTicket, Response> read_ticket_request(const Request& request,
                                                            const std::string& id,
                                                            const desk::Desk& desk,
                                                            desk::Instant now) {
    if (!desk::is_uuid(id))
        return problem(Code::BadRequest, "the id in the URL must be a lower-case UUID");
    const auto body = json_body(request);
    if (const auto* refusal = std::get_if<Response>(&body)) return *refusal;
    auto read = desk::read_ticket(std::get<nlohmann::json>(body), desk);
    if (const auto* errors = std::get_if<std::vector<desk::FieldError>>(&read))
        return validation_problem(*errors);
    auto draft = std::get<desk::TicketDraft>(std::move(read));
    auto team = desk::find_reason(desk, draft.reason)->team; // read_ticket has checked the reason
    return desk::NewTicket{
        .id = id,
        .draft = std::move(draft),
        .team = std::move(team),
        .answer_by = desk::rfc3339(answer_by(desk.calendar, now, desk.answer_business_days)),
        .year = year_of(desk.calendar.zone.today(now))};
}

Response ticket_answer(const desk::TicketOutcome& outcome) {
    return std::visit(TellOutcome{}, outcome);
}

Response no_session(desk::SessionState state) {
    if (state == desk::SessionState::Expired)
        return problem(Code::SessionExpired, "start a new session and repeat the request");
    return problem(Code::Unauthorized, "no such session");
}

} // namespace help::net
