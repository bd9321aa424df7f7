#include "demo/server/net/routes.h"

#include "demo/server/net/problem.h"
#include "demo/server/net/url.h"

#include <spdlog/spdlog.h>

#include <chrono>

namespace help::net {
namespace {

constexpr std::size_t kLoggedMethodBytes = 20;
constexpr std::size_t kLoggedPathBytes = 100;

using SteadyClock = std::chrono::steady_clock;

} // namespace

void Routes::answer(const Request& request, const Reply& reply) {
    const auto noted_reply = noted(request, reply);
    try {
        route(request, noted_reply);
    } catch (const std::exception& fault) {
        spdlog::error("{}", fault.what());
        noted_reply(problem(Code::Internal, "the server has a fault; it is in its log"));
    }
}

void Routes::route(const Request& request, const Reply& reply) {
    if (request.malformed != Malformed::No) {
        auto refusal = malformed_problem(request.malformed, request.most_body);
        origins_.mark(request, refusal); // a page is to read why its body was refused
        return reply(std::move(refusal));
    }
    if (request.refused) {
        auto refusal = *request.refused;
        origins_.mark(request, refusal);
        return reply(std::move(refusal));
    }
    if (request.path.starts_with("/v1/")) return api_.answer(request, reply);
    if (Operations::are_asked_at(request.path)) return operations_.answer(request, reply);
    auto response = files_.answer(request);
    origins_.mark(request, response); // modules and fetched wasm are read under CORS too
    reply(std::move(response));
}

Reply Routes::noted(const Request& request, Reply reply) {
    return [this, name = name_of(request), method = request.method,
            path = ascii_only(request.path.substr(0, kLoggedPathBytes)), began = SteadyClock::now(),
            reply = std::move(reply)](Response response) {
        const std::chrono::duration<double, std::milli> took = SteadyClock::now() - began;
        spdlog::info("{} {} {} {:.1f} ms", method.substr(0, kLoggedMethodBytes), path,
                     response.status, took.count());
        metrics_.count(name, method, response.status, took);
        reply(std::move(response));
    };
}

std::string Routes::name_of(const Request& request) const {
    if (request.malformed != Malformed::No) return "malformed";
    if (Operations::are_asked_at(request.path)) return request.path;
    if (!request.path.starts_with("/v1/")) return "file";
    const auto pattern = api_.pattern_of(request.path);
    return pattern.empty() ? "unknown" : pattern;
}

} // namespace help::net
