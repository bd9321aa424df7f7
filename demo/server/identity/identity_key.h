#pragma once

#include "demo/server/domain/identity_rules.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

struct evp_pkey_st;

namespace help::desk {

/// A key that checks signatures of one algorithm.
class IdentityKey {
public:
    /// Files are looked for from `folder` on. Throws FileFault, with the place in the desk file,
    /// for what is no such key, and for a secret below 32 bytes (RFC 7518 section 3.2).
    IdentityKey(const IdentityKeyRule& rule, const std::filesystem::path& folder);

    [[nodiscard]] const std::string& id() const { return id_; }
    /// The word of the header `alg`.
    [[nodiscard]] std::string_view algorithm() const;

    /// Did the holder of the key sign `text` with exactly `signature` (raw bytes)?
    [[nodiscard]] bool has_signed(std::string_view text, std::string_view signature) const;

private:
    std::string id_;
    IdentityAlgorithm algorithm_;
    std::shared_ptr<evp_pkey_st> public_key_{}; // of ES256 and EdDSA
    std::string secret_{};                      // of HS256
};

} // namespace help::desk
