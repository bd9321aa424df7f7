#include "tests/server/host_server.h"

#include "demo/server/domain/base64url.h"
#include "demo/server/store/session_token.h"

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>

#include <array>

using help::desk::base64url;

namespace {

constexpr std::size_t kCoordinate = 32;

std::string raw_of(const std::string& der) {
    const auto* at = reinterpret_cast<const unsigned char*>(der.data());
    ECDSA_SIG* signature = d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size()));
    std::array<unsigned char, 2 * kCoordinate> raw{};
    BN_bn2binpad(ECDSA_SIG_get0_r(signature), raw.data(), kCoordinate);
    BN_bn2binpad(ECDSA_SIG_get0_s(signature), raw.data() + kCoordinate, kCoordinate);
    ECDSA_SIG_free(signature);
    return {reinterpret_cast<const char*>(raw.data()), raw.size()};
}

} // namespace

HostServer::HostServer(std::string algorithm) : algorithm_(std::move(algorithm)) {
    if (algorithm_ == "HS256")
        secret_ = help::desk::new_session_token();
    else if (algorithm_ == "ES256")
        key_.reset(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"), EVP_PKEY_free);
    else
        key_.reset(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"), EVP_PKEY_free);
}

std::string HostServer::public_pem() const {
    BIO* memory = BIO_new(BIO_s_mem());
    PEM_write_bio_PUBKEY(memory, key_.get());
    char* text = nullptr;
    const auto size = BIO_get_mem_data(memory, &text);
    std::string pem(text, static_cast<std::size_t>(size));
    BIO_free(memory);
    return pem;
}

nlohmann::json HostServer::key_rule() const {
    if (algorithm_ == "HS256")
        return {{"algorithm", algorithm_}, {"secretVariable", "HELP_TEST_SECRET"}};
    const auto bytes = point();
    nlohmann::json jwk{{"kty", "OKP"}, {"crv", "Ed25519"}, {"x", base64url(bytes)}};
    if (algorithm_ == "ES256") // 04, x, y
        jwk = {{"kty", "EC"},
               {"crv", "P-256"},
               {"x", base64url(bytes.substr(1, kCoordinate))},
               {"y", base64url(bytes.substr(1 + kCoordinate))}};
    return {{"algorithm", algorithm_}, {"jwk", jwk}};
}

nlohmann::json HostServer::ana(std::chrono::sys_seconds now) {
    const auto made = now.time_since_epoch().count();
    return {{"iss", "https://app.example"},
            {"aud", "demo"},
            {"sub", "customer-7"},
            {"email", "ana@example.com"},
            {"name", "Ana Souza"},
            {"iat", made},
            {"exp", made + 300},
            {"jti", help::desk::new_uuid()}};
}

std::string HostServer::sign(const nlohmann::json& claims) const {
    return sign({{"typ", "JWT"}, {"alg", algorithm_}}, claims.dump());
}

std::string HostServer::sign(const nlohmann::json& header, const std::string& claims) const {
    const auto text = base64url(header.dump()) + "." + base64url(claims);
    return text + "." + base64url(signature_of(text));
}

std::string HostServer::signature_of(const std::string& text) const {
    std::string made(256, '\0');
    auto* out = reinterpret_cast<unsigned char*>(made.data());
    const auto* in = reinterpret_cast<const unsigned char*>(text.data());
    std::size_t size = made.size();
    if (algorithm_ == "HS256") {
        unsigned hmac_size = 0;
        HMAC(EVP_sha256(), secret_.data(), static_cast<int>(secret_.size()), in, text.size(), out,
             &hmac_size);
        size = hmac_size;
    } else {
        EVP_MD_CTX* digest = EVP_MD_CTX_new();
        const auto* hash = algorithm_ == "ES256" ? EVP_sha256() : nullptr;
        EVP_DigestSignInit(digest, nullptr, hash, nullptr, key_.get());
        EVP_DigestSign(digest, out, &size, in, text.size());
        EVP_MD_CTX_free(digest);
    }
    made.resize(size);
    return algorithm_ == "ES256" ? raw_of(made) : made;
}

std::string HostServer::point() const {
    std::array<unsigned char, 100> bytes{};
    std::size_t size = 0;
    EVP_PKEY_get_octet_string_param(key_.get(), OSSL_PKEY_PARAM_PUB_KEY, bytes.data(), bytes.size(),
                                    &size);
    return {reinterpret_cast<const char*>(bytes.data()), size};
}
