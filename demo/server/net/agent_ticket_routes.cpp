#include "demo/server/net/agent_ticket_routes.h"

#include "demo/server/domain/ids.h"
#include "demo/server/domain/text.h"
#include "demo/server/live/chat_json.h"
#include "demo/server/net/json_answer.h"
#include "demo/server/net/json_body.h"
#include "demo/server/net/problem.h"
#include "demo/server/net/url.h"

#include <algorithm>

namespace help::net {
namespace {

using desk::Instant;
using Json = nlohmann::ordered_json;

constexpr std::int64_t kPage = 30;
constexpr std::size_t kTicketExcerpt = 160; // characters

Json told(const desk::DeskTicket& ticket, const desk::Desk& desk) {
    Json json{{"reference", ticket.reference}, {"status", word(ticket.status)},
              {"team", ticket.team},           {"reason", ticket.reason},
              {"name", ticket.name},           {"email", ticket.email},
              {"locale", ticket.locale},       {"createdAt", ticket.created_at},
              {"answerBy", ticket.answer_by}};
    add_verified(json, ticket.verified, desk);
    return json;
}

Json told(const desk::TicketAnswer& answer, const desk::Desk& desk) {
    const auto* agent = find_agent(desk, answer.agent);
    return {
        {"id", answer.id},
        {"agent", {{"id", answer.agent}, {"name", agent == nullptr ? answer.agent : agent->name}}},
        {"text", answer.text},
        {"at", answer.at}};
}

/// The page that the query asks for, or what is wrong with it.
std::variant<desk::TicketQuestion, Response> question_of(const Request& request,
                                                         const desk::Desk& desk) {
    const auto value = [&](const char* name) {
        return query_value(request.query, name).value_or("");
    };
    const auto named = value("status");
    const auto status = named.empty() ? desk::TicketStatus::Open : desk::ticket_status_of(named);
    if (!status) return problem(Code::BadRequest, "status must be open, answered or closed");
    const auto team = value("team");
    const auto teams = desk::teams_of(desk);
    if (!team.empty() && std::ranges::find(teams, team) == teams.end())
        return problem(Code::BadRequest, "team must be one of the desk's teams");
    return desk::TicketQuestion{
        .status = *status, .team = team, .after = value("cursor"), .most = kPage + 1};
}

Response refusal_answer(desk::TicketRefusal refusal) {
    if (refusal == desk::TicketRefusal::NotFound)
        return problem(Code::NotFound, "no ticket of that reference");
    return problem(Code::IdConflict, "this id was used for another answer");
}

Response
list_answer(desk::DeskStore& store, const desk::Desk& desk, const desk::TicketQuestion& question) {
    auto tickets = store.tickets().list(question);
    const bool more = tickets.size() > static_cast<std::size_t>(kPage);
    if (more) tickets.pop_back();
    Json body{{"tickets", Json::array()}, {"open", Json::array()}};
    for (const auto& ticket : tickets) {
        body["tickets"].push_back(told(ticket, desk));
        body["tickets"].back()["excerpt"] = desk::shortened(ticket.details, kTicketExcerpt);
    }
    for (const auto& [team, count] : store.tickets().open_by_team())
        body["open"].push_back({{"team", team}, {"count", count}});
    if (more) body["next"] = tickets.back().reference;
    return json_answer(200, body);
}

} // namespace

void AgentTicketRoutes::add_to(RouteTable& table) {
    const std::string one = "/v1/agent/tickets/{}";
    table.add("GET", "/v1/agent/tickets", [this](const Call& call) { list(call); });
    table.add("GET", one, [this](const Call& call) { show(call); });
    table.add("PUT", one + "/answers/{}", [this](const Call& call) { answer(call); });
    table.add("PUT", one + "/status", [this](const Call& call) { set_status(call); });
}

void AgentTicketRoutes::list(const Call& call) {
    gate_.for_agent(call, [this, question = question_of(call.request, desk_)](
                              desk::DeskStore& store, const std::string&, Instant) {
        if (const auto* refusal = std::get_if<Response>(&question)) return *refusal;
        return list_answer(store, desk_, std::get<desk::TicketQuestion>(question));
    });
}

void AgentTicketRoutes::show(const Call& call) {
    gate_.for_agent(call, [this, reference = call.ids.front()](desk::DeskStore& store,
                                                               const std::string&, Instant) {
        return whole_answer(store, reference);
    });
}

void AgentTicketRoutes::answer(const Call& call) {
    auto read = read_body<std::string>(
        call.request, [this](const auto& body) { return desk::read_ticket_answer(body, desk_); });
    if (!desk::is_uuid(call.ids[1]))
        read = problem(Code::BadRequest, "the id in the URL must be a lower-case UUID");
    gate_.for_agent(call, [this, ids = call.ids, read = std::move(read)](
                              desk::DeskStore&, const std::string& agent, Instant now) {
        if (const auto* refusal = std::get_if<Response>(&read)) return *refusal;
        const auto outcome =
            tickets_.answer(agent, ids[0], ids[1], std::get<std::string>(read), now);
        if (const auto* refusal = std::get_if<desk::TicketRefusal>(&outcome))
            return refusal_answer(*refusal);
        const auto& answered = std::get<desk::TicketAnswered>(outcome);
        return json_answer(answered.repeated ? 200 : 201, told(answered.answer, desk_));
    });
}

void AgentTicketRoutes::set_status(const Call& call) {
    auto read = read_body<desk::TicketStatus>(call.request, desk::read_ticket_status);
    gate_.for_agent(call, [this, reference = call.ids.front(), read = std::move(read)](
                              desk::DeskStore& store, const std::string&, Instant now) {
        if (const auto* refusal = std::get_if<Response>(&read)) return *refusal;
        const auto status = std::get<desk::TicketStatus>(read);
        if (const auto refusal = tickets_.set_status(reference, status, now))
            return refusal_answer(*refusal);
        return whole_answer(store, reference);
    });
}

Response AgentTicketRoutes::whole_answer(desk::DeskStore& store,
                                         const std::string& reference) const {
    const auto ticket = store.tickets().find(reference);
    if (!ticket) return refusal_answer(desk::TicketRefusal::NotFound);
    auto body = told(*ticket, desk_);
    body["details"] = ticket->details;
    body["attachments"] = Json::array();
    for (const auto& file : store.attachments().of_ticket(ticket->subject, ticket->id))
        body["attachments"].push_back(
            {{"id", file.id}, {"name", file.name}, {"type", file.type}, {"size", file.size}});
    body["answers"] = Json::array();
    for (const auto& answer : store.tickets().answers(reference))
        body["answers"].push_back(told(answer, desk_));
    return json_answer(200, body);
}

} // namespace help::net
