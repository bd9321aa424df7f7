#include "demo/server/net/login_limits.h"

namespace help::net {
namespace {

constexpr std::size_t kMostKnown = 10000; // bounds memory; more agents than any desk has

} // namespace

std::optional<std::chrono::seconds>
LoginLimits::take(const std::string& address, const std::string& login, Time now) {
    const std::lock_guard lock(mutex_);
    if (const auto wait = by_address_.take(address, now)) return wait;
    if (known_.contains({address, login})) return std::nullopt;
    if (const auto wait = by_login_.take(login, now)) return wait;
    return of_all_.take("", now);
}

void LoginLimits::succeeded(const std::string& address, const std::string& login) {
    const std::lock_guard lock(mutex_);
    if (known_.size() >= kMostKnown) known_.clear();
    known_.emplace(address, login);
}

} // namespace help::net
