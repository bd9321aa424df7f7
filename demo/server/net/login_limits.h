#pragma once

#include "demo/server/net/token_buckets.h"

#include <mutex>
#include <set>
#include <string>
#include <utility>

namespace help::net {

/// How often passwords may be tried: by one address, with one login, and by all together. The last
/// two could lock an agent out whom others want to keep out; therefore they do not count where that
/// agent has logged in before (since the start). Figures are repeated in docs/backend.md. Callable
/// from any thread.
class LoginLimits {
public:
    using Time = TokenBuckets::Time;

    /// Nothing when it may be tried now, else how long until then.
    [[nodiscard]] std::optional<std::chrono::seconds>
    take(const std::string& address, const std::string& login, Time now);

    void succeeded(const std::string& address, const std::string& login);

private:
    std::mutex mutex_{};
    TokenBuckets by_address_{{.burst = 10, .per_second = 0.2}};
    TokenBuckets by_login_{{.burst = 20, .per_second = 0.5}};
    TokenBuckets of_all_{{.burst = 60, .per_second = 2}};
    std::set<std::pair<std::string, std::string>> known_{}; // address and login
};

} // namespace help::net
