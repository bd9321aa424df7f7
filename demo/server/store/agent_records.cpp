#include "demo/server/store/agent_records.h"

#include <algorithm>
#include <array>

namespace help::desk {
namespace {

constexpr std::array kStateWords{"online", "paused", "offline"};

} // namespace

std::string word(PresenceState state) {
    return kStateWords.at(static_cast<std::size_t>(state));
}

std::optional<std::string> AgentRecords::password_hash(const std::string& agent) {
    const auto rows =
        database_.run("SELECT password_hash FROM agent_login WHERE agent = $1", {agent});
    if (rows.empty()) return std::nullopt;
    return rows.front().text(0);
}

void AgentRecords::set_password_hash(const std::string& agent, const std::string& hash) {
    database_.run("INSERT INTO agent_login (agent, password_hash) VALUES ($1, $2) ON CONFLICT "
                  "(agent) DO UPDATE SET password_hash = $2",
                  {agent, hash});
}

void AgentRecords::forget_all_but(const std::vector<std::string>& agents) {
    Transaction all(database_);
    for (const auto& row :
         database_.run("SELECT agent FROM agent_login UNION SELECT agent FROM agent_session UNION "
                       "SELECT agent FROM agent_presence")) {
        const auto agent = row.text(0);
        if (std::ranges::find(agents, agent) != agents.end()) continue;
        for (const auto* table : {"agent_login", "agent_session", "agent_presence"})
            database_.run("DELETE FROM " + std::string(table) + " WHERE agent = $1", {agent});
    }
    all.commit();
}

void AgentRecords::set_presence(const Presence& presence, Instant now) {
    database_.run("INSERT INTO agent_presence (agent, state, capacity, seen_at) VALUES ($1, $2, "
                  "$3, $4) ON CONFLICT (agent) DO UPDATE SET state = $2, capacity = $3, "
                  "seen_at = $4",
                  {presence.agent, word(presence.state), presence.capacity, rfc3339(now)});
}

void AgentRecords::leave(const std::string& agent) {
    database_.run("UPDATE agent_presence SET state = $2 WHERE agent = $1",
                  {agent, word(PresenceState::Offline)});
}

std::vector<Presence> AgentRecords::present(Instant now) {
    std::vector<Presence> all;
    for (const auto& row :
         database_.run("SELECT agent, state, capacity, seen_at FROM agent_presence WHERE "
                       "seen_at > $1 AND state <> 'offline' ORDER BY agent",
                       {rfc3339(now - kPresenceLasts)}))
        all.push_back({row.text(0),
                       row.text(1) == "online" ? PresenceState::Online : PresenceState::Paused,
                       row.number(2), utc_instant(row.text(3))});
    return all;
}

} // namespace help::desk
