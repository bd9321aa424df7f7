#include "demo/server/net/operations.h"

#include "demo/server/net/problem.h"

#include <memory>
#include <utility>

namespace help::net {
namespace {

Response told(int status, const char* word) {
    Response response{.status = status, .body = std::string(R"({"status":")") + word + "\"}"};
    response.add("Content-Type", "application/json");
    response.add("Cache-Control", "no-store");
    return response;
}

Response unavailable() {
    return told(503, "unavailable");
}

} // namespace

bool Operations::are_asked_at(std::string_view path) {
    return path == "/healthz" || path == "/readyz" || path == "/metrics";
}

void Operations::answer(const Request& request, const Reply& reply) {
    if (request.path == "/healthz") return health(reply);
    if (request.path == "/readyz") return readiness(reply);
    metrics(request, reply);
}

/// Healthy is a server whose store answers.
void Operations::health(const Reply& reply) {
    const auto ill = [reply](const std::string&) { reply(unavailable()); };
    const auto ask = [reply](desk::DeskStore&) { return [reply] { reply(told(200, "ok")); }; };
    if (!store_.post(ask, ill)) ill("");
}

/// Ready is one whose store takes writes, and that does not stop.
void Operations::readiness(const Reply& reply) {
    if (hub_.is_draining()) return reply(told(503, "draining"));
    if (!readiness_.ask(reply, clock_())) return;
    const auto ill = [this](const std::string&) { readiness_.tell(unavailable()); };
    const auto ask = [this](desk::DeskStore& store) {
        store.write_something();
        return [this] { readiness_.tell(told(200, "ready")); };
    };
    if (!store_.post(ask, ill)) ill("");
}

bool SharedAnswer::ask(const Reply& reply, desk::Instant now) {
    std::unique_lock lock(mutex_);
    if (now == asked_at_ && waiting_.empty()) {
        auto response = answer_;
        lock.unlock();
        reply(std::move(response));
        return false;
    }
    waiting_.push_back(reply);
    if (waiting_.size() > 1) return false;
    asked_at_ = now;
    return true;
}

void SharedAnswer::tell(const Response& response) {
    std::unique_lock lock(mutex_);
    answer_ = response;
    const auto waiting = std::exchange(waiting_, {});
    lock.unlock();
    for (const auto& reply : waiting)
        reply(response);
}

void Operations::metrics(const Request& request, const Reply& reply) {
    if (audience_ == MetricsFor::ThisMachine && !request.is_local)
        return reply(problem(Code::NotFound, "there is nothing here"));
    const auto gauges = std::make_shared<Gauges>();
    gauges->listeners = static_cast<std::int64_t>(hub_.listeners());
    gauges->store_jobs = static_cast<std::int64_t>(store_.waiting());
    const auto ill = [reply](const std::string&) { reply(unavailable()); };
    const auto ask = [this, gauges, reply, now = clock_()](desk::DeskStore& store) {
        gauges->waiting_chats = store.chats().waiting();
        gauges->agents_online = chats_.room().agents_online(now);
        const auto& accuracy = chats_.room().accuracy();
        gauges->estimates = accuracy.told;
        gauges->estimates_within_high = accuracy.within_high;
        gauges->estimate_error_seconds = accuracy.error_seconds;
        return [this, gauges, reply] {
            Response response{.body = metrics_.text(*gauges)};
            response.add("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            response.add("Cache-Control", "no-store");
            reply(std::move(response));
        };
    };
    if (!store_.post(ask, ill)) ill("");
}

} // namespace help::net
