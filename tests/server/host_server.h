#pragma once

#include <nlohmann/json.hpp>

#include <chrono>
#include <memory>
#include <string>

struct evp_pkey_st;

/// A product's own server, as far as a help desk sees it: it has a key and signs who its customers
/// are.
class HostServer {
public:
    /// `ES256`, `EdDSA` or `HS256`, with a new key.
    explicit HostServer(std::string algorithm);

    [[nodiscard]] std::string public_pem() const;
    /// The key as a desk file names it: for HS256 the environment variable HELP_TEST_SECRET, else a
    /// JWK.
    [[nodiscard]] nlohmann::json key_rule() const;
    /// The shared secret of HS256.
    [[nodiscard]] const std::string& secret() const { return secret_; }

    /// Claims of Ana at the site `demo`, made at `now`, good for five minutes, with a new `jti`.
    [[nodiscard]] static nlohmann::json ana(std::chrono::sys_seconds now);

    [[nodiscard]] std::string sign(const nlohmann::json& claims) const;
    /// The same with a header that may lie.
    [[nodiscard]] std::string sign(const nlohmann::json& header, const std::string& claims) const;

private:
    [[nodiscard]] std::string signature_of(const std::string& text) const;
    [[nodiscard]] std::string point() const;

    std::string algorithm_;
    std::string secret_{};
    std::shared_ptr<evp_pkey_st> key_{};
};
