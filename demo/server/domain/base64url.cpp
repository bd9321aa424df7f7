#include "demo/server/domain/base64url.h"

#include <algorithm>

namespace help::desk {
namespace {

constexpr std::string_view kLetters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

} // namespace

std::string base64url(std::string_view bytes) {
    std::string text;
    unsigned pending = 0;
    unsigned bits = 0;
    for (const char byte : bytes) {
        pending = (pending << 8U) | static_cast<unsigned char>(byte);
        for (bits += 8; bits >= 6; bits -= 6)
            text += kLetters[(pending >> (bits - 6)) & 63U];
    }
    if (bits > 0) text += kLetters[(pending << (6 - bits)) & 63U];
    return text;
}

std::optional<std::string> bytes_of_base64url(std::string_view text) {
    std::string bytes;
    unsigned pending = 0;
    unsigned bits = 0;
    for (const char letter : text) {
        const auto value = kLetters.find(letter);
        if (value == std::string_view::npos) return std::nullopt;
        pending = (pending << 6U) | static_cast<unsigned>(value);
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        bytes += static_cast<char>((pending >> bits) & 255U);
    }
    // Two texts for the same bytes would let one token pass as another.
    if (base64url(bytes) != text) return std::nullopt;
    return bytes;
}

bool is_base64url(std::string_view text) {
    return std::ranges::all_of(text,
                               [](char c) { return kLetters.find(c) != std::string_view::npos; });
}

} // namespace help::desk
