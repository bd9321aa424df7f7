#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Questions about text that is known to be valid UTF-8 (the JSON reader has checked it, or
/// is_utf8).
namespace help::desk {

/// True for well-formed UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF (RFC 3629).
[[nodiscard]] bool is_utf8(std::string_view bytes);

/// Of ASCII alone; what the protocols are written in knows no other letters and digits.
[[nodiscard]] constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr char lower_ascii(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Unicode code points: the unit of every limit in the protocol.
[[nodiscard]] std::size_t characters(std::string_view text);

/// The first `most` characters, and "…" when that is not all; at a space where one is near.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t most);

/// Nothing but spaces of any kind, line breaks and characters that show nothing.
[[nodiscard]] bool is_blank(std::string_view text);

enum class Lines { One, Many };

/// True when `text` may be stored and mailed: no C0 or C1 control, no DEL and, on one line, no line
/// or paragraph separator either. Many lines may hold tab, line feed and carriage return.
[[nodiscard]] bool is_plain_text(std::string_view text, Lines lines);

} // namespace help::desk
