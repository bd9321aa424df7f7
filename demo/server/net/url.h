#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace help::net {

/// Undoes percent-encoding (RFC 3986 section 2.1) once; nothing when a % is not followed by two hex
/// digits.
[[nodiscard]] std::optional<std::string> percent_decoded(std::string_view text);

/// `text` in ASCII: percent-encodes every other byte, and DEL. For places where a reader's terminal
/// could take those bytes for something else (a mark that turns the writing, a C1 control).
[[nodiscard]] std::string ascii_only(std::string_view text);

/// The first value named `name` in a query string, decoded; nothing when it is absent or wrongly
/// encoded.
[[nodiscard]] std::optional<std::string> query_value(std::string_view query, std::string_view name);

} // namespace help::net
