#pragma once

#include <string_view>

namespace help {

/// The European scripts' letters and digits: ASCII's, and U+00C0 to U+07FF.
[[nodiscard]] inline bool is_letter_or_digit(std::string_view grapheme) {
    const auto lead = static_cast<unsigned char>(grapheme.front());
    return (lead >= '0' && lead <= '9') || ((lead | 0x20U) >= 'a' && (lead | 0x20U) <= 'z') ||
           (lead >= 0xC3 && lead <= 0xDF);
}

[[nodiscard]] inline bool is_hyphen(std::string_view grapheme) {
    return grapheme == "-" || grapheme == "\u2010" || grapheme == "\u2013" || grapheme == "\u2014";
}

/// Where a word may go on in the next line: after a hyphen or a dash between letters or digits, as
/// in browsers (UAX #14: HY, BA, B2).
class Hyphens {
public:
    /// Whether a line may break before the grapheme, the next one of a word.
    [[nodiscard]] bool may_break_before(std::string_view grapheme) {
        const bool letter = is_letter_or_digit(grapheme);
        const bool may = after_hyphen_ && letter;
        after_hyphen_ = after_letter_ && is_hyphen(grapheme);
        after_letter_ = letter;
        return may;
    }

private:
    bool after_letter_ = false;
    bool after_hyphen_ = false; ///< that has a letter before it
};

} // namespace help
