#pragma once

#include "widget/chat/chat.h"

#include <optional>
#include <string>
#include <string_view>

namespace help {

/// The resources of a chat (docs/protocol), as text. Every decoder takes an answer whole or not at
/// all.

/// `PUT` and `GET /v1/chats/{id}`
[[nodiscard]] std::optional<ChatSnapshot> decode_chat(std::string_view json);
/// `PUT /v1/chats/{id}/messages/{mid}`
[[nodiscard]] std::optional<MessageReceipt> decode_message_receipt(std::string_view json);

/// `key`: 32 hex digits; empty: this chat cannot be taken up again.
[[nodiscard]] std::string
encode_chat(const ChatDraft& draft, std::string_view key, std::string_view locale);
[[nodiscard]] std::string encode_rating(const ChatRating& rating);

} // namespace help
