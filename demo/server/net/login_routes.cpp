#include "demo/server/net/login_routes.h"

#include "demo/server/net/json_answer.h"
#include "demo/server/net/json_body.h"
#include "demo/server/net/problem.h"
#include "demo/server/store/password.h"
#include "demo/server/store/session_token.h"
#include "demo/server/store/sha256.h"

#include <algorithm>
#include <memory>

namespace help::net {
namespace {

constexpr std::chrono::seconds kTryAgain{2}; // when many others log in

const desk::DeskAgent* agent_with(const std::string& login, const desk::Desk& desk) {
    const auto found = std::ranges::find(desk.chat.agents, login, &desk::DeskAgent::login);
    return found == desk.chat.agents.end() ? nullptr : &*found;
}

Response too_many_at_once() {
    return problem_until(Code::Unavailable, "too many passwords are being compared", kTryAgain);
}

} // namespace

void LoginRoutes::add_to(RouteTable& table) {
    table.add("POST", "/v1/agent/sessions", [this](const Call& call) { log_in(call); });
    table.add("DELETE", "/v1/agent/sessions", [this](const Call& call) { log_out(call); });
}

/// The store is asked twice, for the hash and for the session: comparing takes long, and would hold
/// up everybody's transaction in between. An unknown login goes the same way and takes as long.
void LoginRoutes::log_in(const Call& call) {
    auto read = read_body<desk::Login>(call.request, desk::read_login);
    if (auto* refusal = std::get_if<Response>(&read)) return call.reply(std::move(*refusal));
    auto& login = std::get<desk::Login>(read);
    if (gate_.limits())
        if (const auto wait =
                limits_.take(call.request.client, login.login, std::chrono::steady_clock::now()))
            return call.reply(limited(*wait));
    const auto* agent = agent_with(login.login, desk_);
    const auto attempt = std::make_shared<const Attempt>(
        Attempt{std::move(login), agent, call.request.client, call.reply});
    const auto hash = std::make_shared<std::string>(desk::nobodys_password_hash());
    gate_.for_anyone(
        [this, attempt, hash](Response response) {
            if (response.status != 200) return attempt->reply(std::move(response));
            check_password(attempt, *hash);
        },
        [agent, hash](desk::DeskStore& store, desk::Instant) {
            auto kept = agent == nullptr ? std::nullopt : store.agents().password_hash(agent->id);
            if (kept) *hash = std::move(*kept);
            return Response{};
        });
}

void LoginRoutes::check_password(const SharedAttempt& attempt, const std::string& hash) {
    using Verdict = desk::PasswordThread::Verdict;
    const auto compared = [this, attempt](Verdict verdict) {
        if (verdict == Verdict::None) return attempt->reply(too_many_at_once());
        if (verdict == Verdict::Right && attempt->agent != nullptr) return begin_session(attempt);
        attempt->reply(problem(Code::Unauthorized, "no such login and password"));
    };
    if (!passwords_.check(attempt->login.password, hash, compared))
        attempt->reply(too_many_at_once());
}

void LoginRoutes::begin_session(const SharedAttempt& attempt) {
    limits_.succeeded(attempt->address, attempt->login.login);
    gate_.for_anyone(
        attempt->reply, [agent = attempt->agent](desk::DeskStore& store, desk::Instant now) {
            const auto token = desk::new_session_token();
            store.sessions().start_agent(agent->id, desk::sha256_hex(token), now);
            return json_answer(201, {{"token", token},
                                     {"expiresAt", desk::rfc3339(now + desk::kAgentSessionLife)},
                                     {"agent", {{"id", agent->id}, {"name", agent->name}}}});
        });
}

void LoginRoutes::log_out(const Call& call) {
    const auto hash = token_hash(call.request).value_or("");
    const auto ended = std::make_shared<std::string>();
    auto reply = [hash, ended, end = end_streams_, reply = call.reply](Response response) {
        if (!ended->empty()) end(*ended, hash);
        reply(std::move(response));
    };
    gate_.for_agent(
        {call.request, call.ids, std::move(reply)},
        [this, hash, ended](desk::DeskStore& store, const std::string& agent, desk::Instant now) {
            store.sessions().end_agent_session(hash);
            if (!store.sessions().has_agent_session(agent, now)) {
                store.agents().leave(agent);
                chats_.hand_on_of(agent, now);
            }
            *ended = agent;
            return empty_answer();
        });
}

} // namespace help::net
