#pragma once

#include <string_view>

namespace help::desk {

/// A UUID in the lower-case canonical form of RFC 9562 (36 characters), of any version.
[[nodiscard]] bool is_uuid(std::string_view text);

/// A key that people write into a desk file or a page: 1–64 characters of `a-z 0-9 . - _`.
[[nodiscard]] bool is_key(std::string_view text);

/// Shaped like a language tag of BCP 47: 1–35 letters, digits and hyphens.
[[nodiscard]] bool is_language_tag(std::string_view text);

} // namespace help::desk
