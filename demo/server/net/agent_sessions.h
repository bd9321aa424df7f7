#pragma once

#include "demo/server/domain/time_zone.h"

#include <mutex>
#include <string>
#include <unordered_map>

namespace help::net {

/// Sessions that were an agent's when they were last asked about. An office of agents sits behind
/// one address: who is known here is counted by session, before the store is asked again. From any
/// thread.
class AgentSessions {
public:
    void note(const std::string& token_hash, desk::Instant now);
    void forget(const std::string& token_hash);
    [[nodiscard]] bool hold(const std::string& token_hash) const;

private:
    mutable std::mutex lock_{};
    std::unordered_map<std::string, desk::Instant> used_at_{}; // by token hash
};

} // namespace help::net
