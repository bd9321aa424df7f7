#include "demo/server/net/agent_sessions.h"

#include "demo/server/store/sessions.h"

namespace help::net {

void AgentSessions::note(const std::string& token_hash, desk::Instant now) {
    const std::lock_guard lock(lock_);
    if (!used_at_.insert_or_assign(token_hash, now).second) return;
    // A new one is rare enough to look for those that have ended unused.
    std::erase_if(used_at_, [now](const auto& session) {
        return now - session.second >= desk::kAgentSessionLife;
    });
}

void AgentSessions::forget(const std::string& token_hash) {
    const std::lock_guard lock(lock_);
    used_at_.erase(token_hash);
}

bool AgentSessions::hold(const std::string& token_hash) const {
    const std::lock_guard lock(lock_);
    return used_at_.contains(token_hash);
}

} // namespace help::net
