#include "demo/server/store/password.h"

#include "demo/server/store/bytes.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <array>
#include <cstdint>
#include <stdexcept>

namespace help::desk {
namespace {

constexpr std::string_view kPrefix = "scrypt$";
constexpr std::size_t kSaltSize = 16;
constexpr std::size_t kKeySize = 32;
constexpr std::uint64_t kCost = 16384;
constexpr std::uint64_t kBlockSize = 8;
constexpr std::uint64_t kMostMemory = 64ULL * 1024 * 1024;

using Key = std::array<unsigned char, kKeySize>;

Key key_of(std::string_view password, std::string_view salt) {
    Key key{};
    if (EVP_PBE_scrypt(password.data(), password.size(),
                       reinterpret_cast<const unsigned char*>(salt.data()), salt.size(), kCost,
                       kBlockSize, 1, kMostMemory, key.data(), key.size()) != 1)
        throw std::runtime_error("no scrypt");
    return key;
}

} // namespace

std::string password_hash(std::string_view password) {
    std::array<unsigned char, kSaltSize> bytes{};
    fill_random(bytes);
    const auto salt = hex(bytes);
    return std::string(kPrefix) + salt + "$" + hex(key_of(password, salt));
}

bool is_password_of(std::string_view password, std::string_view hash) {
    constexpr std::size_t kSaltEnd = kPrefix.size() + kSaltSize * 2;
    if (hash.size() != kSaltEnd + 1 + kKeySize * 2) return false;
    const auto key = hex(key_of(password, hash.substr(kPrefix.size(), kSaltSize * 2)));
    return CRYPTO_memcmp(key.data(), hash.data() + kSaltEnd + 1, key.size()) == 0;
}

std::string nobodys_password_hash() {
    return std::string(kPrefix) + std::string(kSaltSize * 2, '0') + "$" +
           std::string(kKeySize * 2, '0');
}

std::string new_password() {
    constexpr std::string_view kLetters = "abcdefghijkmnpqrstuvwxyz23456789"; // 32: five bits each
    std::array<unsigned char, 16> bytes{};
    fill_random(bytes);
    std::string password;
    for (const unsigned char byte : bytes) {
        if (password.size() % 5 == 4) password += '-';
        password += kLetters[byte % kLetters.size()];
    }
    return password;
}

} // namespace help::desk
