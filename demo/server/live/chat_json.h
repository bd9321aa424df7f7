#pragma once

#include "demo/server/domain/chat.h"
#include "demo/server/domain/desk.h"
#include "demo/server/domain/queue_news.h"
#include "demo/server/store/desk_store.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

/// Chats as the protocol writes them, in answers and in events.
namespace help::desk {

/// What one side sees of a chat.
struct ChatSnapshot {
    Chat chat{};
    std::optional<QueuePlace> place{}; // of a queued one
    std::string agent_name{};
    std::vector<ChatMessage> messages{};
    std::string cursor{};
};

using Json = nlohmann::ordered_json; // members in the order of the protocol's document

[[nodiscard]] Json told(const QueuePlace& place);
[[nodiscard]] Json told(const ChatMessage& message);
[[nodiscard]] Json told(const ChatSnapshot& snapshot);
/// A chat in an agent's list.
[[nodiscard]] Json told_to_agents(const Chat& chat, const Desk& desk);
/// Adds `verified` to a chat or ticket that agents are told of, where the desk believes a host:
/// whether it vouched for the address. Without it nobody can tell a customer from a stranger who
/// has typed their address.
void add_verified(Json& json, bool verified, const Desk& desk);
/// The agents who are there, with how many chats they serve.
[[nodiscard]] Json told_agents(DeskStore& store, const Desk& desk, Instant now);

/// `{ "type", "chat"?, "at", "data"? }`; no member for an empty chat or null data.
[[nodiscard]] std::string
event_body(const std::string& type, const std::string& chat, const Json& data, Instant now);

} // namespace help::desk
