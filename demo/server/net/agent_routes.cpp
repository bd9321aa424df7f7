#include "demo/server/net/agent_routes.h"

#include "demo/server/domain/chat_form.h"
#include "demo/server/net/chat_answer.h"
#include "demo/server/net/json_answer.h"
#include "demo/server/net/json_body.h"
#include "demo/server/net/problem.h"
#include "demo/server/store/password.h"
#include "demo/server/store/session_token.h"
#include "demo/server/store/sha256.h"

#include <algorithm>

namespace help::net {
namespace {

using desk::Instant;
using Json = nlohmann::ordered_json;

/// The agent of that login and password; null for any other pair, after the same time.
const desk::DeskAgent*
agent_of(const desk::Login& login, const desk::Desk& desk, desk::DeskStore& store) {
    static const std::string nobodys_hash = desk::password_hash(desk::new_password());
    const auto found = std::ranges::find(desk.chat.agents, login.login, &desk::DeskAgent::login);
    const auto* agent = found == desk.chat.agents.end() ? nullptr : &*found;
    const auto kept = agent == nullptr ? std::nullopt : store.agents().password_hash(agent->id);
    const bool right = desk::is_password_of(login.password, kept.value_or(nobodys_hash));
    return right && kept ? agent : nullptr;
}

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
    table.add("POST", "/v1/agent/sessions", [this](const Call& call) { log_in(call); });
    table.add("DELETE", "/v1/agent/sessions", [this](const Call& call) { log_out(call); });
    table.add("PUT", "/v1/agent/presence", [this](const Call& call) { be_present(call); });
    table.add("GET", "/v1/agent/queue", [this](const Call& call) { show_queue(call); });
    table.add("POST", "/v1/agent/chats/{}/claim", [this](const Call& call) { claim(call); });
    table.add("POST", "/v1/agent/chats/{}/transfer", [this](const Call& call) { transfer(call); });
}

void AgentRoutes::log_in(const Call& call) {
    if (auto& limits = gate_.limits())
        if (const auto wait = limits->logins_by_address.take(call.request.client,
                                                             std::chrono::steady_clock::now()))
            return call.reply(limited(*wait));
    auto read = read_body<desk::Login>(call.request, desk::read_login);
    if (auto* refusal = std::get_if<Response>(&read)) return call.reply(std::move(*refusal));
    gate_.for_anyone(call, [this, login = std::get<desk::Login>(std::move(read))](
                               desk::DeskStore& store, Instant now) {
        const auto* agent = agent_of(login, desk_, store);
        if (agent == nullptr) return problem(Code::Unauthorized, "no such login and password");
        const auto token = desk::new_session_token();
        store.sessions().start_agent(agent->id, desk::sha256_hex(token), now);
        return json_answer(201, {{"token", token},
                                 {"expiresAt", desk::rfc3339(now + desk::kAgentSessionLife)},
                                 {"agent", {{"id", agent->id}, {"name", agent->name}}}});
    });
}

void AgentRoutes::log_out(const Call& call) {
    gate_.for_agent(call, [hash = token_hash(call.request).value_or("")](
                              desk::DeskStore& store, const std::string&, Instant) {
        store.sessions().end_agent_session(hash);
        return empty_answer();
    });
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
        auto row = told_to_agents(chat);
        row["queue"] = told(place);
        row["yours"] = me == nullptr || serves(*me, chat.team);
        waiting.push_back(std::move(row));
    }
    Json mine = Json::array();
    for (const auto& chat : store.chats().active())
        if (chat.agent == agent) mine.push_back(told_to_agents(chat));
    Json ended = Json::array();
    for (const auto& chat : store.chats().newest_closed_of(agent, kEndedShown))
        ended.push_back(told_to_agents(chat));
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
