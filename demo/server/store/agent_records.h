#pragma once

#include "demo/server/domain/time_zone.h"
#include "demo/server/store/database.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace help::desk {

/// An agent who has not said so for longer is not there.
inline constexpr std::chrono::seconds kPresenceLasts{45};

enum class PresenceState { Online, Paused, Offline };

/// `online`, `paused`, `offline`.
[[nodiscard]] std::string word(PresenceState state);

/// What an agent says about being there.
struct Presence {
    std::string agent{};
    PresenceState state = PresenceState::Online;
    std::int64_t capacity = 0; // chats at once
    Instant seen_at{};
};

/// The rows of agents: passwords, presence.
class AgentRecords {
public:
    explicit AgentRecords(Database& database) : database_(database) {}

    /// Nothing for an agent that never had one.
    [[nodiscard]] std::optional<std::string> password_hash(const std::string& agent);
    void set_password_hash(const std::string& agent, const std::string& hash);

    /// Ends the sessions of all other agents, and forgets their passwords and that they are there.
    void forget_all_but(const std::vector<std::string>& agents);

    void set_presence(const Presence& presence, Instant now);
    /// The agent is there no more, until they say so again.
    void leave(const std::string& agent);
    /// Those who are there, in the order of their ids.
    [[nodiscard]] std::vector<Presence> present(Instant now);

private:
    Database& database_;
};

} // namespace help::desk
