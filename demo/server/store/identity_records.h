#pragma once

#include "demo/server/domain/time_zone.h"
#include "demo/server/store/database.h"

#include <optional>
#include <string>

namespace help::desk {

/// What a host's server says about a customer.
struct VouchedFor {
    std::string host_name{}; // the host's own name of them
    std::string email{};     // empty: none that the host has verified
    std::string name{};
};

/// The rows of subjects for whom a host has vouched, and of the tokens by which it did.
class IdentityRecords {
public:
    explicit IdentityRecords(Database& database) : database_(database) {}

    /// Takes a token once: false for one that was used before.
    bool use_token(const std::string& token_id, Instant forgotten_at, Instant now);

    /// The subject of a host's customer, always the same.
    [[nodiscard]] static std::string subject_of(const std::string& host_name);

    /// Remembers the newest that the host says of `subject`, which exists.
    void vouch(const std::string& subject, const VouchedFor& vouched, Instant now);
    /// Nothing for an anonymous subject.
    [[nodiscard]] std::optional<VouchedFor> find(const std::string& subject);

    /// May `subject` write under this address? An anonymous one may under any.
    [[nodiscard]] bool may_write_as(const std::string& subject, const std::string& email);

    /// Does the host vouch now that this address is `subject`'s?
    [[nodiscard]] bool is_address_of(const std::string& subject, const std::string& email);

    /// Gives all that an anonymous subject has to `owner`, verified where the address is the
    /// owner's, and ends its sessions.
    void merge(const std::string& anonymous, const std::string& owner);

private:
    Database& database_;
};

} // namespace help::desk
