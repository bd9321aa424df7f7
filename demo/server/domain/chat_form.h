#pragma once

#include "demo/server/domain/desk.h"
#include "demo/server/domain/form.h"

#include <optional>
#include <string>

/// The bodies of the requests about chats, checked whole.
namespace help::desk {

/// What a customer fills in before a chat. `key` is the client's secret for getting the chat back
/// in another session; without one nobody can.
struct ChatDraft {
    std::string name{};
    std::string email{};
    std::string reason{};  // may be empty
    std::string message{}; // the first one; may be empty
    std::string locale{};
    std::string key{};
};
[[nodiscard]] Read<ChatDraft> read_chat(const nlohmann::json& body, const Desk& desk);

[[nodiscard]] Read<std::string> read_message(const nlohmann::json& body, const Desk& desk);

/// Is the other side typing?
[[nodiscard]] Read<bool> read_typing(const nlohmann::json& body);

/// The seq up to which a side has read.
[[nodiscard]] Read<std::int64_t> read_mark(const nlohmann::json& body);

struct Rating {
    std::int64_t score = 0; // 1–5
    std::string comment{};
};
[[nodiscard]] Read<Rating> read_rating(const nlohmann::json& body, const Desk& desk);

/// A team of the desk, to which an agent hands a chat on.
[[nodiscard]] Read<std::string> read_team(const nlohmann::json& body, const Desk& desk);

struct Login {
    std::string login{};
    std::string password{};
};
[[nodiscard]] Read<Login> read_login(const nlohmann::json& body);

/// The protocol's word for being there, and how many chats at once.
struct PresenceReport {
    std::string state{};
    std::int64_t capacity = 0;
};
[[nodiscard]] Read<PresenceReport> read_presence(const nlohmann::json& body);

/// A chat and the key that was sent when it began.
struct Resume {
    std::string chat{};
    std::string key{};
};
struct SessionRequest {
    std::optional<Resume> resume{};
    std::string identity{}; // a token of the host's server; empty: the customer is a stranger
};
[[nodiscard]] Read<SessionRequest> read_session(const nlohmann::json& body,
                                                const std::string& site);

} // namespace help::desk
