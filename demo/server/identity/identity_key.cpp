#include "demo/server/identity/identity_key.h"

#include "demo/server/domain/json_field.h"

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace help::desk {
namespace {

constexpr std::size_t kCoordinate = 32;
constexpr std::size_t kLeastSecret = 32;

template <auto Free>
struct Freed {
    template <typename Thing>
    void operator()(Thing* thing) const {
        Free(thing);
    }
};
using Signature = std::unique_ptr<ECDSA_SIG, Freed<ECDSA_SIG_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;
using Memory = std::unique_ptr<BIO, Freed<BIO_free>>;

const unsigned char* bytes(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::string read_file(const IdentityKeyRule& rule, const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw FileFault(rule.place, path.string() + " cannot be read");
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string read_secret(const IdentityKeyRule& rule, const std::filesystem::path& folder) {
    std::string secret;
    if (const auto* variable = std::get_if<KeyVariable>(&rule.source)) {
        const char* value = std::getenv(variable->name.c_str());
        if (value == nullptr)
            throw FileFault(rule.place,
                            "the environment variable " + variable->name + " is not set");
        secret = value;
    } else {
        secret = read_file(rule, folder / std::get<KeyFile>(rule.source).path);
        if (secret.ends_with('\n')) secret.pop_back(); // an editor's
    }
    if (secret.size() < kLeastSecret)
        throw FileFault(rule.place, "a secret must have at least 32 bytes");
    return secret;
}

/// The SubjectPublicKeyInfo (RFC 5480, RFC 8410) of a JWK: what stands before the coordinates is
/// the same for every key of a curve.
std::string der_of(const PublicJwk& jwk) {
    constexpr std::string_view kP256(
        "\x30\x59\x30\x13\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x08\x2a\x86\x48\xce\x3d\x03\x01"
        "\x07\x03\x42\x00\x04",
        27);
    constexpr std::string_view kEd25519("\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00", 12);
    return std::string(jwk.y.empty() ? kEd25519 : kP256) + jwk.x + jwk.y;
}

EVP_PKEY* parsed(const IdentityKeyRule& rule, const std::filesystem::path& folder) {
    if (const auto* jwk = std::get_if<PublicJwk>(&rule.source)) {
        const auto der = der_of(*jwk);
        const auto* at = bytes(der);
        return d2i_PUBKEY(nullptr, &at, static_cast<long>(der.size()));
    }
    const auto pem = read_file(rule, folder / std::get<KeyFile>(rule.source).path);
    const Memory memory(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    return PEM_read_bio_PUBKEY(memory.get(), nullptr, nullptr, nullptr);
}

bool is_of(IdentityAlgorithm algorithm, const EVP_PKEY* key) {
    if (algorithm == IdentityAlgorithm::EdDsa) return EVP_PKEY_get_id(key) == EVP_PKEY_ED25519;
    std::array<char, 32> group{};
    return EVP_PKEY_get_id(key) == EVP_PKEY_EC &&
           EVP_PKEY_get_group_name(key, group.data(), group.size(), nullptr) == 1 &&
           std::string_view(group.data()) == "prime256v1";
}

std::shared_ptr<EVP_PKEY> read_public_key(const IdentityKeyRule& rule,
                                          const std::filesystem::path& folder) {
    std::shared_ptr<EVP_PKEY> key(parsed(rule, folder), EVP_PKEY_free);
    if (key == nullptr || !is_of(rule.algorithm, key.get()))
        throw FileFault(rule.place, "is no public key of its algorithm");
    return key;
}

/// The two numbers of an ES256 signature (RFC 7518 section 3.4) in the DER that OpenSSL takes;
/// empty when they are not 64 bytes.
std::string der_signature(std::string_view raw) {
    if (raw.size() != 2 * kCoordinate) return {};
    const Signature signature(ECDSA_SIG_new());
    ECDSA_SIG_set0(signature.get(), BN_bin2bn(bytes(raw), kCoordinate, nullptr),
                   BN_bin2bn(bytes(raw) + kCoordinate, kCoordinate, nullptr));
    std::string der(static_cast<std::size_t>(i2d_ECDSA_SIG(signature.get(), nullptr)), '\0');
    auto* at = reinterpret_cast<unsigned char*>(der.data());
    i2d_ECDSA_SIG(signature.get(), &at);
    return der;
}

bool is_verified(EVP_PKEY* key, const EVP_MD* hash, std::string_view text, std::string_view sig) {
    const Digest digest(EVP_MD_CTX_new());
    return EVP_DigestVerifyInit(digest.get(), nullptr, hash, nullptr, key) == 1 &&
           EVP_DigestVerify(digest.get(), bytes(sig), sig.size(), bytes(text), text.size()) == 1;
}

bool is_mac(const std::string& secret, std::string_view text, std::string_view mac) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> made{};
    unsigned size = 0;
    if (HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()), bytes(text), text.size(),
             made.data(), &size) == nullptr)
        return false;
    return mac.size() == size && CRYPTO_memcmp(made.data(), mac.data(), size) == 0;
}

} // namespace

IdentityKey::IdentityKey(const IdentityKeyRule& rule, const std::filesystem::path& folder)
    : id_(rule.id), algorithm_(rule.algorithm) {
    if (algorithm_ == IdentityAlgorithm::Hs256)
        secret_ = read_secret(rule, folder);
    else
        public_key_ = read_public_key(rule, folder);
}

std::string_view IdentityKey::algorithm() const {
    if (algorithm_ == IdentityAlgorithm::Es256) return "ES256";
    return algorithm_ == IdentityAlgorithm::EdDsa ? "EdDSA" : "HS256";
}

bool IdentityKey::has_signed(std::string_view text, std::string_view signature) const {
    if (algorithm_ == IdentityAlgorithm::Hs256) return is_mac(secret_, text, signature);
    if (algorithm_ == IdentityAlgorithm::EdDsa)
        return is_verified(public_key_.get(), nullptr, text, signature);
    const auto der = der_signature(signature);
    return !der.empty() && is_verified(public_key_.get(), EVP_sha256(), text, der);
}

} // namespace help::desk
