#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace help::net {

/// Undoes percent-encoding (RFC 3986 section 2.1) once; nothing when a % is not followed by two hex
/// digits.
[[nodiscard]] std::optional<std::string> percent_decoded(std::string_view text);

/// The first value named `name` in a query string, decoded; nothing when it is absent or wrongly
/// encoded.
[[nodiscard]] std::optional<std::string> query_value(std::string_view query, std::string_view name);

} // namespace help::net
