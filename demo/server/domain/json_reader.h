#pragma once

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

namespace help::desk {

/// Why a text is not the JSON that we take, and at which byte that shows.
struct JsonFault {
    std::size_t byte = 0;
    std::string why{};
};

/// Reads exactly one JSON value (RFC 8259) from text that may be hostile. Refused, beyond what the
/// RFC forbids: more than `kMaxJsonDepth` levels, a member named twice, a byte-order mark, a NUL
/// byte, a number beyond a double. Strings are valid UTF-8. Nothing here recurses, so no input can
/// exhaust the stack.
[[nodiscard]] std::variant<nlohmann::json, JsonFault> read_json(std::string_view text);

inline constexpr std::size_t kMaxJsonDepth = 32;

} // namespace help::desk
