#pragma once

#include "widget/chat/chat_flow.h"

#include <optional>
#include <string>
#include <string_view>

namespace help {

/// What the host keeps under "chat", and back again. Anything that we cannot have written is
/// refused whole.
[[nodiscard]] std::string encode_stored_chat(const StoredChat& chat);
[[nodiscard]] std::optional<StoredChat> decode_stored_chat(std::string_view json);

} // namespace help
