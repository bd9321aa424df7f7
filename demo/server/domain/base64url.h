#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Base64 for addresses and tokens (RFC 4648 section 5), without padding.
namespace help::desk {

[[nodiscard]] std::string base64url(std::string_view bytes);

/// The bytes; nothing for a text that `base64url` would not have written.
[[nodiscard]] std::optional<std::string> bytes_of_base64url(std::string_view text);

/// Only its letters.
[[nodiscard]] bool is_base64url(std::string_view text);

} // namespace help::desk
