#include "demo/server/store/sha256.h"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace help::desk {

std::string sha256_hex(std::string_view text) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    if (EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("no SHA-256");
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string hex;
    for (unsigned at = 0; at < size; ++at) {
        hex += kHex[digest.at(at) >> 4U];
        hex += kHex[digest.at(at) & 15U];
    }
    return hex;
}

} // namespace help::desk
