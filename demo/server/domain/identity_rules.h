#pragma once

#include <string>
#include <variant>
#include <vector>

/// Whom a desk believes when a host's server says who a customer is. Plain data of the desk file.
namespace help::desk {

/// The algorithms of RFC 7518 and RFC 8037 that we take. There is no `none`.
enum class IdentityAlgorithm { Es256, EdDsa, Hs256 };

/// A public key in PEM, or the bytes of a secret.
struct KeyFile {
    std::string path{};
};
/// An environment variable that holds a secret.
struct KeyVariable {
    std::string name{};
};
/// The coordinates of a public key (RFC 7517), as bytes.
struct PublicJwk {
    std::string x{};
    std::string y{}; // of ES256 only
};

/// A key is of one algorithm, and checks nothing else.
struct IdentityKeyRule {
    std::string place{}; // in the desk file
    std::string id{};    // the `kid` of its tokens; empty: those without one
    IdentityAlgorithm algorithm = IdentityAlgorithm::Es256;
    std::variant<KeyFile, KeyVariable, PublicJwk> source{};
};

struct IdentityRules {
    std::string issuer{};                // empty: any
    std::vector<IdentityKeyRule> keys{}; // none: the desk takes no identity
};

} // namespace help::desk
