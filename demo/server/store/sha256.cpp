#include "demo/server/store/sha256.h"

#include "demo/server/store/bytes.h"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace help::desk {

std::string sha256_hex(std::string_view text) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    if (EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("no SHA-256");
    return hex(std::span(digest.data(), size));
}

} // namespace help::desk
