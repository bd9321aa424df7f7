#include "demo/server/store/session_token.h"

#include "demo/server/store/bytes.h"

#include <algorithm>
#include <array>

namespace help::desk {
namespace {

constexpr std::string_view kBase64Url =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// RFC 4648 section 5, without padding.
std::string base64url(const unsigned char* bytes, std::size_t size) {
    std::string text;
    unsigned pending = 0;
    unsigned bits = 0;
    for (std::size_t at = 0; at < size; ++at) {
        pending = (pending << 8U) | bytes[at];
        for (bits += 8; bits >= 6; bits -= 6)
            text += kBase64Url[(pending >> (bits - 6)) & 63U];
    }
    if (bits > 0) text += kBase64Url[(pending << (6 - bits)) & 63U];
    return text;
}

template <std::size_t Size>
std::string random_text() {
    std::array<unsigned char, Size> bytes{};
    fill_random(bytes);
    return base64url(bytes.data(), bytes.size());
}

} // namespace

std::string new_session_token() {
    return random_text<32>();
}

std::string new_anonymous_subject() {
    return "anon-" + random_text<16>();
}

std::string new_uuid() {
    std::array<unsigned char, 16> bytes{};
    fill_random(bytes);
    bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0FU) | 0x40U);
    bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3FU) | 0x80U);
    auto text = hex(bytes);
    for (const std::size_t hyphen : {8U, 13U, 18U, 23U})
        text.insert(hyphen, 1, '-');
    return text;
}

bool is_session_token(std::string_view text) {
    return text.size() == 43 && std::ranges::all_of(text, [](char c) {
               return kBase64Url.find(c) != std::string_view::npos;
           });
}

} // namespace help::desk
