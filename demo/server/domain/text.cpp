#include "demo/server/domain/text.h"

#include <algorithm>

namespace help::desk {
namespace {

bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// Takes the first code point off `rest`, which is not empty and valid UTF-8.
char32_t take_character(std::string_view& rest) {
    const auto lead = static_cast<unsigned char>(rest.front());
    rest.remove_prefix(1);
    char32_t value = lead;
    if (lead >= 0xF0U)
        value = lead & 0x07U;
    else if (lead >= 0xE0U)
        value = lead & 0x0FU;
    else if (lead >= 0xC0U)
        value = lead & 0x1FU;
    while (!rest.empty() && is_continuation(rest.front())) {
        value = (value << 6U) | (static_cast<unsigned char>(rest.front()) & 0x3FU);
        rest.remove_prefix(1);
    }
    return value;
}

/// White space of Unicode, and the characters of no width that forms are "filled" with.
bool shows_nothing(char32_t c) {
    return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0xAD ||
           c == 0x1680 || (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) ||
           (c >= 0x205F && c <= 0x206F) || c == 0x3000 || c == 0xFEFF;
}

bool is_control(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F);
}
bool is_separator(char32_t c) {
    return c == 0x2028 || c == 0x2029;
}

/// How many bytes the character at the front of `rest` has; 0 when it is none.
std::size_t character_size(std::string_view rest) {
    const auto lead = static_cast<unsigned char>(rest[0]);
    const auto second = rest.size() > 1 ? static_cast<unsigned char>(rest[1]) : 0U;
    if (lead < 0x80U) return 1;
    if (lead >= 0xC2U && lead <= 0xDFU) return 2;
    // The second byte keeps out what is longer than need be, half a pair, or too high.
    if (lead == 0xE0U ? second >= 0xA0U : lead == 0xEDU ? second <= 0x9FU : (lead & 0xF0U) == 0xE0U)
        return 3;
    if (lead == 0xF0U   ? second >= 0x90U
        : lead == 0xF4U ? second <= 0x8FU
                        : lead >= 0xF1U && lead <= 0xF3U)
        return 4;
    return 0;
}

} // namespace

bool is_utf8(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto size = character_size(bytes);
        if (size == 0 || size > bytes.size() ||
            !std::ranges::all_of(bytes.substr(1, size - 1), is_continuation))
            return false;
        bytes.remove_prefix(size);
    }
    return true;
}

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return !is_continuation(c); }));
}

std::string shortened(std::string_view text, std::size_t most) {
    constexpr std::size_t kNear = 20; // bytes
    if (characters(text) <= most) return std::string(text);
    std::string_view rest = text;
    for (std::size_t count = 0; count < most; ++count)
        take_character(rest);
    auto kept = text.substr(0, text.size() - rest.size());
    if (const auto space = kept.rfind(' ');
        space != std::string_view::npos && kept.size() - space <= kNear)
        kept = kept.substr(0, space);
    return std::string(kept) + "…";
}

bool is_blank(std::string_view text) {
    while (!text.empty())
        if (!shows_nothing(take_character(text))) return false;
    return true;
}

bool is_plain_text(std::string_view text, Lines lines) {
    while (!text.empty()) {
        const char32_t c = take_character(text);
        const bool breaks = c == U'\t' || c == U'\n' || c == U'\r' || is_separator(c);
        if (breaks ? lines == Lines::One : is_control(c)) return false;
    }
    return true;
}

} // namespace help::desk
