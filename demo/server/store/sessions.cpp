#include "demo/server/store/sessions.h"

namespace help::desk {

std::string Sessions::start(const std::string& token_hash,
                            const std::optional<std::string>& old_token_hash,
                            const std::string& new_subject,
                            Instant now) {
    Transaction all(database_);
    database_.run("DELETE FROM session WHERE expires_at <= $1", {rfc3339(now - kSubjectKept)});
    std::string subject = new_subject;
    if (old_token_hash) subject = subject_of(*old_token_hash, now).value_or(new_subject);
    start_as(subject, token_hash, now);
    all.commit();
    return subject;
}

void Sessions::know(const std::string& subject, Instant now) {
    database_.run(
        "INSERT INTO subject (id, created_at) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING",
        {subject, rfc3339(now)});
}

void Sessions::start_as(const std::string& subject, const std::string& token_hash, Instant now) {
    know(subject, now);
    database_.run(
        "INSERT INTO session (token_hash, subject, created_at, expires_at) VALUES ($1, $2, $3, $4)",
        {token_hash, subject, rfc3339(now), rfc3339(now + kSessionLife)});
}

std::optional<std::string> Sessions::subject_of(const std::string& token_hash, Instant now) {
    const auto rows =
        database_.run("SELECT subject FROM session WHERE token_hash = $1 AND expires_at > $2",
                      {token_hash, rfc3339(now - kSubjectKept)});
    if (rows.empty()) return std::nullopt;
    return rows.front().text(0);
}

void Sessions::end(const std::string& token_hash) {
    database_.run("DELETE FROM session WHERE token_hash = $1", {token_hash});
}

void Sessions::start_agent(const std::string& agent, const std::string& token_hash, Instant now) {
    database_.run("DELETE FROM agent_session WHERE expires_at <= $1", {rfc3339(now)});
    database_.run("INSERT INTO agent_session (token_hash, agent, expires_at) VALUES ($1, $2, $3)",
                  {token_hash, agent, rfc3339(now + kAgentSessionLife)});
}

void Sessions::end_agent_sessions(const std::string& agent) {
    database_.run("DELETE FROM agent_session WHERE agent = $1", {agent});
}

void Sessions::end_agent_session(const std::string& token_hash) {
    database_.run("DELETE FROM agent_session WHERE token_hash = $1", {token_hash});
}

bool Sessions::has_agent_session(const std::string& agent, Instant now) {
    return !database_
                .run("SELECT 1 FROM agent_session WHERE agent = $1 AND expires_at > $2 LIMIT 1",
                     {agent, rfc3339(now)})
                .empty();
}

std::vector<std::string> Sessions::agents_active_since(Instant since) {
    std::vector<std::string> agents;
    for (const auto& row :
         database_.run("SELECT DISTINCT agent FROM agent_session WHERE expires_at > $1",
                       {rfc3339(since + kAgentSessionLife)}))
        agents.push_back(row.text(0));
    return agents;
}

Access Sessions::authorise(const std::string& token_hash, Instant now) {
    const auto customer = database_.run("UPDATE session SET expires_at = $1 WHERE token_hash = $2 "
                                        "AND expires_at > $3 RETURNING subject",
                                        {rfc3339(now + kSessionLife), token_hash, rfc3339(now)});
    if (!customer.empty()) return CustomerAccess{customer.front().text(0)};
    const auto agent =
        database_.run("UPDATE agent_session SET expires_at = $1 WHERE token_hash = $2 AND "
                      "expires_at > $3 RETURNING agent",
                      {rfc3339(now + kAgentSessionLife), token_hash, rfc3339(now)});
    if (!agent.empty()) return AgentAccess{agent.front().text(0)};
    const auto ended =
        database_.run("SELECT subject FROM session WHERE token_hash = $1 UNION ALL SELECT agent "
                      "FROM agent_session WHERE token_hash = $2",
                      {token_hash, token_hash});
    return NoAccess{ended.empty() ? SessionState::Unknown : SessionState::Expired};
}

} // namespace help::desk
