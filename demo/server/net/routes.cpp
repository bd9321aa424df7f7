#include "demo/server/net/routes.h"

#include "demo/server/net/problem.h"

#include <spdlog/spdlog.h>

#include <chrono>

namespace help::net {
namespace {

constexpr std::size_t kLoggedPathBytes = 100;

using SteadyClock = std::chrono::steady_clock;

Reply logged(const Request& request, Reply reply) {
    return [method = request.method, path = request.path.substr(0, kLoggedPathBytes),
            began = SteadyClock::now(), reply = std::move(reply)](Response response) {
        const std::chrono::duration<double, std::milli> took = SteadyClock::now() - began;
        spdlog::info("{} {} {} {:.1f} ms", method, path, response.status, took.count());
        reply(std::move(response));
    };
}

} // namespace

void Routes::answer(const Request& request, const Reply& reply) {
    const auto logged_reply = logged(request, reply);
    try {
        route(request, logged_reply);
    } catch (const std::exception& fault) {
        spdlog::error("{}", fault.what());
        logged_reply(problem(Code::Internal, "the server has a fault; it is in its log"));
    }
}

void Routes::route(const Request& request, const Reply& reply) {
    if (request.malformed != Malformed::No) {
        auto refusal = malformed_problem(request.malformed, request.most_body);
        origins_.mark(request, refusal); // a page is to read why its body was refused
        return reply(std::move(refusal));
    }
    if (request.path.starts_with("/v1/")) return api_.answer(request, reply);
    if (request.path == "/healthz") return health(reply);
    auto response = files_.answer(request);
    origins_.mark(request, response); // modules and fetched wasm are read under CORS too
    reply(std::move(response));
}

void Routes::health(const Reply& reply) {
    const auto say = [reply](int status, const char* body) {
        Response response{.status = status, .body = body};
        response.add("Content-Type", "application/json");
        response.add("Cache-Control", "no-store");
        reply(std::move(response));
    };
    const auto ill = [say](const std::string&) { say(503, R"({"status":"unavailable"})"); };
    // Healthy is a server whose store answers.
    const auto ask = [say](desk::DeskStore&) { return [say] { say(200, R"({"status":"ok"})"); }; };
    if (!store_.post(ask, ill)) ill("");
}

} // namespace help::net
