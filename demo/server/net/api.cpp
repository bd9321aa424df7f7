#include "demo/server/net/api.h"

#include "demo/server/domain/bootstrap.h"
#include "demo/server/domain/ids.h"
#include "demo/server/domain/locale_match.h"
#include "demo/server/net/entity_tag.h"
#include "demo/server/net/json_body.h"
#include "demo/server/net/problem.h"
#include "demo/server/net/ticket_answer.h"
#include "demo/server/net/url.h"
#include "demo/server/store/session_token.h"
#include "demo/server/store/sha256.h"

#include <spdlog/spdlog.h>

#include <array>

namespace help::net {
namespace {

constexpr std::string_view kTickets = "/v1/tickets/";
constexpr std::chrono::seconds kComeBack{5}; // to a store that could not answer

/// Methods by which a path can be reached; empty when there is no such path.
std::string_view methods_of(std::string_view path) {
    if (path == "/v1/bootstrap") return "GET, HEAD";
    if (path == "/v1/sessions") return "POST";
    if (path.starts_with(kTickets) && path.find('/', kTickets.size()) == std::string_view::npos)
        return "PUT";
    return {};
}

Response wrong_method(std::string_view methods) {
    auto refusal = problem(Code::MethodNotAllowed, "this resource takes " + std::string(methods));
    refusal.add("Allow", std::string(methods));
    return refusal;
}

/// The hash of the session token in the Authorization header; nothing when there is none that could
/// be one.
std::optional<std::string> token_hash(const Request& request) {
    constexpr std::string_view kScheme = "Bearer ";
    const auto value = request.header("Authorization").value_or("");
    if (!same_word(value.substr(0, kScheme.size()), kScheme)) return std::nullopt;
    const auto token = value.substr(kScheme.size());
    if (!desk::is_session_token(token)) return std::nullopt;
    return desk::sha256_hex(token);
}

Response limited(std::chrono::seconds wait) {
    return problem_until(Code::RateLimited, "too many requests from this client", wait);
}

} // namespace

Api::Api(const desk::Desk& desk,
         desk::StoreThread& store,
         const Origins& origins,
         std::optional<RateLimits> limits,
         Clock clock)
    : desk_(desk), store_(store), origins_(origins), limits_(std::move(limits)),
      clock_(std::move(clock)) {
    for (const auto& locale : desk.locales) {
        auto body = desk::bootstrap_json(desk, locale);
        auto tag = entity_tag(body);
        bootstraps_.emplace(locale, Bootstrap{std::move(body), std::move(tag)});
    }
}

void Api::answer(const Request& request, Reply reply) {
    // Marked here and now, while the request exists; the answer may come from another thread later.
    Response marks;
    origins_.mark(request, marks);
    route(request, [reply = std::move(reply), marks = std::move(marks)](Response response) {
        response.headers.insert(response.headers.end(), marks.headers.begin(), marks.headers.end());
        reply(std::move(response));
    });
}

void Api::route(const Request& request, const Reply& reply) {
    if (!origins_.allow(request))
        return reply(problem(Code::ForbiddenOrigin,
                             "the server was not started with --origin for this page"));
    const auto methods = methods_of(request.path);
    if (methods.empty()) return reply(problem(Code::NotFound, "no such resource"));
    if (request.method == "OPTIONS") return reply(origins_.preflight(methods));
    if (methods.find(request.method) == std::string_view::npos) return reply(wrong_method(methods));
    if (auto refusal = over_address_limit(request)) return reply(std::move(*refusal));
    if (request.path == "/v1/bootstrap") return reply(bootstrap(request));
    if (request.path == "/v1/sessions") return start_session(request, reply);
    place_ticket(request, request.path.substr(kTickets.size()), reply);
}

std::optional<Response> Api::over_address_limit(const Request& request) {
    if (!limits_) return std::nullopt;
    const auto wait =
        limits_->requests_by_address.take(request.client, std::chrono::steady_clock::now());
    return wait ? std::optional(limited(*wait)) : std::nullopt;
}

Response Api::bootstrap(const Request& request) const {
    if (query_value(request.query, "site") != desk_.site)
        return problem(Code::NotFound, "no desk of that site key");
    const auto wanted = query_value(request.query, "locale").value_or("");
    const auto& [body, tag] = bootstraps_.at(desk::best_locale(desk_.locales, wanted));
    Response response;
    response.add("Cache-Control", "max-age=60");
    response.add("ETag", tag);
    if (client_has(request, tag)) {
        response.status = 304;
        return response;
    }
    response.add("Content-Type", "application/json");
    response.body = body;
    return response;
}

void Api::start_session(const Request& request, const Reply& reply) {
    if (limits_)
        if (const auto wait =
                limits_->sessions_by_address.take(request.client, std::chrono::steady_clock::now()))
            return reply(limited(*wait));
    const auto body = json_body(request);
    if (const auto* refusal = std::get_if<Response>(&body)) return reply(*refusal);
    if (auto errors = session_errors(std::get<nlohmann::json>(body), desk_.site); !errors.empty())
        return reply(validation_problem(errors));
    ask_store(
        [token = desk::new_session_token(), old = token_hash(request),
         subject = desk::new_anonymous_subject(), now = clock_(), reply](desk::DeskStore& store) {
            const auto owner = store.start_session(desk::sha256_hex(token), old, subject, now);
            return [reply, token, owner, now] {
                reply(session_answer(token, owner, now + desk::kSessionLife));
            };
        },
        reply);
}

void Api::place_ticket(const Request& request, const std::string& id, const Reply& reply) {
    const auto hash = token_hash(request);
    if (!hash)
        return reply(
            problem(Code::Unauthorized, "send a session token in the Authorization header"));
    if (limits_)
        if (const auto wait =
                limits_->requests_by_session.take(*hash, std::chrono::steady_clock::now()))
            return reply(limited(*wait));
    const auto now = clock_();
    auto read = read_ticket_request(request, id, desk_, now);
    if (auto* refusal = std::get_if<Response>(&read)) {
        // A wrong ticket is told to a live session only, and is a use of it.
        return ask_store(
            [hash = *hash, refusal = std::move(*refusal), now, reply](desk::DeskStore& store) {
                const auto state = store.use_session(hash, now);
                auto answer = state == desk::SessionState::Live ? refusal : no_session(state);
                return [reply, answer = std::move(answer)] { reply(answer); };
            },
            reply);
    }
    const auto per_hour =
        limits_ ? std::optional(limits_->tickets_by_subject_per_hour) : std::nullopt;
    ask_store(
        [hash = *hash, ticket = std::get<desk::NewTicket>(std::move(read)), per_hour, now,
         reply](desk::DeskStore& store) {
            auto outcome = store.place_ticket(hash, ticket, per_hour, now);
            return [reply, outcome = std::move(outcome)] { reply(ticket_answer(outcome)); };
        },
        reply);
}

void Api::ask_store(desk::StoreThread::Job job, const Reply& reply) {
    const auto unavailable = [reply](const std::string& why) {
        spdlog::error("store: {}", why);
        reply(problem_until(Code::Unavailable, "the desk cannot store anything right now",
                            kComeBack));
    };
    if (!store_.post(std::move(job), unavailable)) unavailable("too many jobs are waiting");
}

} // namespace help::net
