#include "demo/server/store/session_token.h"

#include "demo/server/domain/base64url.h"
#include "demo/server/store/bytes.h"

#include <array>

namespace help::desk {
namespace {

template <std::size_t Size>
std::string random_text() {
    std::array<unsigned char, Size> bytes{};
    fill_random(bytes);
    return base64url({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
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
    return text.size() == 43 && is_base64url(text);
}

} // namespace help::desk
