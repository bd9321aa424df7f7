#include "demo/server/net/agent_routes.h"

#include "demo/server/domain/chat_form.h"
#include "demo/server/net/chat_answer.h"
#include "demo/server/net/json_answer.h"
#include "demo/server/net/json_body.h"

namespace help::net {
namespace {

using desk::Instant;
using Json = nlohmann::ordered_json;

constexpr std::int64_t kEndedShown = 10;

desk::Read<desk::Reach> read_reach(const nlohmann::json& body) {
    desk::Form form(body);
    const bool any = form.optional_yes_or_no("anyTeam");
    return form.result(any ? desk::Reach::AllTeams : desk::Reach::OwnTeams);
}

desk::PresenceState state_of(const std::string& state) {
    if (state == "online") return desk::PresenceState::Online;
    return state == "paused" ? desk::PresenceState::Paused : desk::PresenceState::Offline;
}

} // namespace

void AgentRoutes::add_to(RouteTable& table) {
    table.add("PUT", "/v1/agent/presence", [this](const Call& call) { be_present(call); });
    table.add("GET", "/v1/agent/queue", [this](const Call& call) { show_queue(call); });
    table.add("POST", "/v1/agent/chats/{}/claim", [this](const Call& call) { claim(call); });
    table.add("POST", "/v1/agent/chats/{}/transfer", [this](const Call& call) { transfer(call); });
}

void AgentRoutes::be_present(const Call& call) {
    auto read = read_body<desk::PresenceReport>(call.request, desk::read_presence);
    gate_.for_agent(call, [read = std::move(read)](desk::DeskStore& store, const std::string& agent,
                                                   Instant now) {
        if (const auto* refusal = std::get_if<Response>(&read)) return *refusal;
        const auto& report = std::get<desk::PresenceReport>(read);
        store.agents().set_presence({agent, state_of(report.state), report.capacity}, now);
        return empty_answer();
    });
}

void AgentRoutes::show_queue(const Call& call) {
    gate_.for_agent(call, [this](desk::DeskStore& store, const std::string& agent, Instant now) {
        return queue_answer(store, agent, now);
    });
}

Response AgentRoutes::queue_answer(desk::DeskStore& store, const std::string& agent, Instant now) {
    Json waiting = Json::array();
    const auto* me = find_agent(desk_, agent);
    for (const auto& [chat, place] : chats_.room().queue(now)) {
        auto row = told_to_agents(chat, desk_);
        row["queue"] = told(place);
        row["yours"] = me == nullptr || serves(*me, chat.team);
        waiting.push_back(std::move(row));
    }
    Json mine = Json::array();
    for (const auto& chat : store.chats().active())
        if (chat.agent == agent) mine.push_back(told_to_agents(chat, desk_));
    Json ended = Json::array();
    for (const auto& chat : store.chats().newest_closed_of(agent, kEndedShown))
        ended.push_back(told_to_agents(chat, desk_));
    return json_answer(200, {{"waiting", std::move(waiting)},
                             {"mine", std::move(mine)},
                             {"ended", std::move(ended)},
                             {"agents", told_agents(store, desk_, now)},
                             {"cursor", store.events().cursor(store.events().last_number())}});
}

void AgentRoutes::claim(const Call& call) {
    // A claim needs no body; one may say that the chat of another team is meant.
    auto read = call.request.body.empty()
                    ? std::variant<desk::Reach, Response>(desk::Reach::OwnTeams)
                    : read_body<desk::Reach>(call.request, read_reach);
    gate_.for_agent(call, [this, id = call.ids.front(), read = std::move(read)](
                              desk::DeskStore&, const std::string& agent, Instant now) {
        if (const auto* refusal = std::get_if<Response>(&read)) return *refusal;
        if (const auto refusal = chats_.claim(agent, id, now, std::get<desk::Reach>(read)))
            return refusal_answer(*refusal, chats_.desk(), now);
        return outcome_answer(chats_.look({desk::Party::Agent, agent}, id, now), snapshot_answer,
                              chats_.desk(), now);
    });
}

void AgentRoutes::transfer(const Call& call) {
    auto read = read_body<std::string>(
        call.request, [this](const auto& body) { return desk::read_team(body, desk_); });
    gate_.for_agent(call, [this, id = call.ids.front(), read = std::move(read)](
                              desk::DeskStore&, const std::string& agent, Instant now) {
        if (const auto* refusal = std::get_if<Response>(&read)) return *refusal;
        const auto& team = std::get<std::string>(read);
        return done_answer(chats_.transfer(agent, id, team, now), chats_.desk(), now);
    });
}

} // namespace help::net
