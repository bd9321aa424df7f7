#pragma once

#include <string_view>

namespace help::desk {

/// One bare recipient that every mail system takes: `local@domain.tld` in ASCII, the dot-atom form
/// of RFC 5322 section 3.4.1 with the lengths of RFC 5321 section 4.5.3.1 (64 before the @, 254 in
/// all). No display name, no quotes, no comments, no address literal, and so nothing that could
/// start a second header or a second recipient.
[[nodiscard]] bool is_email_address(std::string_view text);

/// Do two such addresses reach the same person? Case is left out of it, as mail systems do.
[[nodiscard]] bool is_same_email(std::string_view one, std::string_view other);

} // namespace help::desk
