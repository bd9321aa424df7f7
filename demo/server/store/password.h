#pragma once

#include <string>
#include <string_view>

namespace help::desk {

/// What is kept of a password: scrypt (RFC 7914) with N = 16384, r = 8, p = 1 and 16 bytes of salt,
/// as `scrypt$SALT$KEY` in hex. Takes about 50 ms on purpose.
[[nodiscard]] std::string password_hash(std::string_view password);

/// Compares in constant time.
[[nodiscard]] bool is_password_of(std::string_view password, std::string_view hash);

/// The hash of no password: to be compared with where there is none, so that it takes as long.
[[nodiscard]] std::string nobodys_password_hash();

/// Four groups of four letters and digits that nobody mixes up: 80 random bits.
[[nodiscard]] std::string new_password();

} // namespace help::desk
