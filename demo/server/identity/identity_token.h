#pragma once

#include "demo/server/domain/time_zone.h"
#include "demo/server/identity/identity_key.h"

#include <string>
#include <variant>
#include <vector>

namespace help::desk {

inline constexpr std::size_t kMostIdentityBytes = 4096;
inline constexpr std::chrono::minutes kIdentityLife{5}; // at most, from its making
inline constexpr std::chrono::seconds kClockSkew{60};   // between the host's clock and ours

/// Who a customer is, as the host's server has signed it.
struct Identity {
    std::string user{};  // `sub`: the host's own name of the customer
    std::string email{}; // empty: the host says none, or none that it has verified
    std::string name{};  // may be empty
    std::string token_id{};
    Instant forgotten_at{}; // from then on the token would be refused for its age
};

/// Why a token is refused, in words for the host's developers. Holds nothing of the token.
struct IdentityRefusal {
    std::string why{};
};
using IdentityCheck = std::variant<Identity, IdentityRefusal>;

/// Reads JSON Web Tokens (RFC 7519, with the advice of RFC 8725) that vouch for customers of a
/// site: signed by one of the desk's keys with that key's own algorithm, made for the site, at most
/// five minutes long. Whether a token was used before is the store's to know.
class IdentityTokens {
public:
    /// Throws FileFault for a key that cannot be used.
    IdentityTokens(std::string site,
                   const IdentityRules& rules,
                   const std::filesystem::path& folder);

    /// False: the desk takes no identity.
    [[nodiscard]] bool are_taken() const { return !keys_.empty(); }
    [[nodiscard]] IdentityCheck check(std::string_view token, Instant now) const;

private:
    [[nodiscard]] const IdentityKey* key_for(const std::string& id) const;

    std::string site_;
    std::string issuer_;
    std::vector<IdentityKey> keys_{};
};

} // namespace help::desk
