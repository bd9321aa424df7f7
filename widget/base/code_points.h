#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

namespace help {

/// One code point of UTF-8 (Unicode table 3-7).
struct CodePoint {
    char32_t value = 0;     ///< U+FFFD where the text is not well-formed
    std::size_t size = 0;   ///< bytes read, at least 1
    bool malformed = false; ///< overlong, cut off, a surrogate, above U+10FFFF: one bad byte
};

/// The code point that `text` (not empty) starts with. Any bytes are allowed; it always moves on.
[[nodiscard]] CodePoint first_code_point(std::string_view text);

/// Stands on, below or within the letter before it: accents, vowel signs of Thai, Hebrew, Arabic
/// and the Brahmic scripts, variation selectors, skin tones, tags, the joiner of emoji.
[[nodiscard]] bool is_mark(char32_t c);

/// Marks beyond this many on one letter are not shown, nor kept of what others wrote: a letter that
/// is piled up without end would cover the lines around it (UAX #15 takes 30 for enough).
inline constexpr int kMarksOnALetter = 30;

/// The scripts from Devanagari to Malayalam.
[[nodiscard]] constexpr bool is_brahmic(char32_t c) {
    return c >= 0x0900 && c < 0x0D80;
}

/// First and last code point, both in it.
struct CodePoints {
    char32_t first;
    char32_t last;
};

/// `ranges` in order, none of them touching another.
template <std::size_t kCount>
[[nodiscard]] bool in(const CodePoints (&ranges)[kCount], char32_t c) {
    const CodePoints* at = std::upper_bound(
        std::begin(ranges), std::end(ranges), c,
        [](char32_t value, const CodePoints& range) { return value < range.first; });
    return at != std::begin(ranges) && c <= std::prev(at)->last;
}

} // namespace help
