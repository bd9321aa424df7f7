#pragma once

#include "widget/chat/chat.h"
#include "widget/wire/value.h"

#include <optional>
#include <string>

namespace help {

// The parts that a chat's snapshot and its events have in common. Nothing: refuse the whole.

/// Most characters of a message that is shown; the desk's own limit is what may be sent.
inline constexpr std::size_t kMostMessageCharacters = 8'000;

[[nodiscard]] std::optional<QueuePlace> read_queue_place(const Value& value);
[[nodiscard]] std::optional<Agent> read_agent(const Value& value);
[[nodiscard]] std::optional<ChatMessage> read_message(const Value& value);
/// Who and why in words of a later version count as the system, and as ended: a chat that is over
/// must not look open.
[[nodiscard]] ChatEnd read_chat_end(const Value& value);
/// 1–512 visible ASCII characters: it goes into a header.
[[nodiscard]] bool is_cursor(std::string_view text);
/// The member `key` as a seq, from `least`.
[[nodiscard]] std::optional<std::uint32_t>
read_seq(const Value& value, std::string_view key, std::uint32_t least);

} // namespace help
