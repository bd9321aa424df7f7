#include "demo/server/store/session_token.h"

#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <stdexcept>

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
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1)
        throw std::runtime_error("the system gives no random numbers");
    return base64url(bytes.data(), bytes.size());
}

} // namespace

std::string new_session_token() {
    return random_text<32>();
}

std::string new_anonymous_subject() {
    return "anon-" + random_text<16>();
}

bool is_session_token(std::string_view text) {
    return text.size() == 43 && std::ranges::all_of(text, [](char c) {
               return kBase64Url.find(c) != std::string_view::npos;
           });
}

} // namespace help::desk
