#pragma once

#include "demo/server/domain/time_zone.h"
#include "demo/server/store/database.h"

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace help::desk {

inline constexpr std::chrono::minutes kSessionLife{15};    // of a customer's, from the last use
inline constexpr std::chrono::hours kSubjectKept{24};      // from the end of its session
inline constexpr std::chrono::hours kAgentSessionLife{12}; // from the last use

enum class SessionState { Live, Expired, Unknown };

struct CustomerAccess {
    std::string subject{};
};
struct AgentAccess {
    std::string agent{};
};
struct NoAccess {
    SessionState state = SessionState::Unknown; // never Live
};
using Access = std::variant<CustomerAccess, AgentAccess, NoAccess>;

/// Sessions of customers and agents. Tokens come and are kept as their SHA-256.
class Sessions {
public:
    explicit Sessions(Database& database) : database_(database) {}

    /// Starts a session for the subject of `old_token_hash` when that session is live or ended less
    /// than a day ago, else for `new_subject`. Returns the subject. Sessions that ended longer ago
    /// are forgotten.
    std::string start(const std::string& token_hash,
                      const std::optional<std::string>& old_token_hash,
                      const std::string& new_subject,
                      Instant now);

    /// Makes a subject known without a session; nothing for one that is.
    void know(const std::string& subject, Instant now);

    /// Starts a session for a subject that has shown who it is.
    void start_as(const std::string& subject, const std::string& token_hash, Instant now);

    /// Whose session it is, or was less than a day ago.
    [[nodiscard]] std::optional<std::string> subject_of(const std::string& token_hash, Instant now);
    /// The token is of no use from now on.
    void end(const std::string& token_hash);

    void start_agent(const std::string& agent, const std::string& token_hash, Instant now);
    void end_agent_sessions(const std::string& agent);
    void end_agent_session(const std::string& token_hash);
    [[nodiscard]] bool has_agent_session(const std::string& agent, Instant now);
    /// Agents who have used a live session since; one with an open stream does every few minutes.
    [[nodiscard]] std::vector<std::string> agents_active_since(Instant since);

    /// Who a token stands for. The one question of every route and stream. Counts as a use: a live
    /// session lives on from `now`.
    Access authorise(const std::string& token_hash, Instant now);

private:
    Database& database_;
};

} // namespace help::desk
