#include "demo/server/net/gate.h"

#include "demo/server/net/problem.h"
#include "demo/server/store/session_token.h"
#include "demo/server/store/sha256.h"

#include <spdlog/spdlog.h>

namespace help::net {
namespace {

constexpr std::chrono::seconds kStoreAgain{5}; // to a store that could not answer

using SteadyClock = std::chrono::steady_clock;

} // namespace

std::optional<std::string> token_hash(const Request& request) {
    constexpr std::string_view kScheme = "Bearer ";
    const auto value = request.header("Authorization").value_or("");
    if (!same_word(value.substr(0, kScheme.size()), kScheme)) return std::nullopt;
    const auto token = value.substr(kScheme.size());
    if (!desk::is_session_token(token)) return std::nullopt;
    return desk::sha256_hex(token);
}

Response no_token() {
    return problem(Code::Unauthorized, "send a session token in the Authorization header");
}

Response no_access(const desk::Access& access) {
    const auto* none = std::get_if<desk::NoAccess>(&access);
    if (none == nullptr) return problem(Code::Unauthorized, "this token is not for this resource");
    if (none->state == desk::SessionState::Expired)
        return problem(Code::SessionExpired, "start a new session and repeat the request");
    return problem(Code::Unauthorized, "no such session");
}

Response limited(std::chrono::seconds wait) {
    return problem_until(Code::RateLimited, "too many requests from this client", wait);
}

std::optional<Response> Gate::over_address_limit(const Request& request) {
    if (!limits_) return std::nullopt;
    if (const auto hash = token_hash(request); hash && agents_.hold(*hash)) return std::nullopt;
    const auto wait = limits_->requests_by_address.take(request.client, SteadyClock::now());
    return wait ? std::optional(limited(*wait)) : std::nullopt;
}

desk::Access
Gate::access_of(const std::string& token_hash, desk::DeskStore& store, desk::Instant now) {
    auto access = store.sessions().authorise(token_hash, now);
    const auto* agent = std::get_if<desk::AgentAccess>(&access);
    if (agent != nullptr && find_agent(desk_, agent->agent) != nullptr) {
        agents_.note(token_hash, now);
        return access;
    }
    agents_.forget(token_hash);
    return agent == nullptr ? access : desk::NoAccess{};
}

void Gate::for_holder(const Call& call, Answer answer) {
    auto hash = token_hash(call.request);
    if (!hash) return call.reply(no_token());
    if (limits_) {
        auto& requests =
            agents_.hold(*hash) ? limits_->requests_by_agent_session : limits_->requests_by_session;
        if (const auto wait = requests.take(*hash, SteadyClock::now()))
            return call.reply(limited(*wait));
    }
    for_anyone(call.reply, [this, hash = std::move(*hash),
                            answer = std::move(answer)](desk::DeskStore& store, desk::Instant now) {
        return answer(store, access_of(hash, store, now), now);
    });
}

void Gate::for_customer(const Call& call, CustomerWork work) {
    for_holder(call, [work = std::move(work)](desk::DeskStore& store, const desk::Access& access,
                                              desk::Instant now) {
        const auto* customer = std::get_if<desk::CustomerAccess>(&access);
        return customer == nullptr ? no_access(access) : work(store, customer->subject, now);
    });
}

void Gate::for_agent(const Call& call, AgentWork work) {
    for_holder(call, [work = std::move(work)](desk::DeskStore& store, const desk::Access& access,
                                              desk::Instant now) {
        const auto* agent = std::get_if<desk::AgentAccess>(&access);
        return agent == nullptr ? no_access(access) : work(store, agent->agent, now);
    });
}

void Gate::for_the_desk(std::function<void(desk::DeskStore&, desk::Instant)> work,
                        const std::function<void()>& done) {
    const auto failed = [done](const std::string& why) {
        spdlog::error("store: {}", why);
        done();
    };
    auto job = [work = std::move(work), done, now = clock_(),
                publish = publish_](desk::DeskStore& store) -> desk::StoreThread::AfterCommit {
        work(store, now);
        return [done, publish, events = store.events().take()]() mutable {
            if (!events.empty()) publish(std::move(events));
            done();
        };
    };
    if (!store_.post(std::move(job), failed)) failed("too many jobs are waiting");
}

void Gate::for_anyone(const Reply& reply, Work work) {
    const auto unavailable = [reply](const std::string& why) {
        spdlog::error("store: {}", why);
        reply(problem_until(Code::Unavailable, "the desk cannot store anything right now",
                            kStoreAgain));
    };
    auto job = [work = std::move(work), reply, now = clock_(),
                publish = publish_](desk::DeskStore& store) -> desk::StoreThread::AfterCommit {
        auto response = work(store, now);
        return [reply, publish, response = std::move(response),
                events = store.events().take()]() mutable {
            if (!events.empty()) publish(std::move(events));
            reply(std::move(response));
        };
    };
    if (!store_.post(std::move(job), unavailable)) unavailable("too many jobs are waiting");
}

} // namespace help::net
