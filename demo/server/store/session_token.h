#pragma once

#include <string>
#include <string_view>

namespace help::desk {

/// 256 random bits as 43 characters of base64url: what a client shows to be a session. Never
/// stored, never logged.
[[nodiscard]] std::string new_session_token();

/// Shaped like a session token; says nothing about whether there is such a session.
[[nodiscard]] bool is_session_token(std::string_view text);

/// A new random UUID (RFC 9562, version 4) for what the server itself writes.
[[nodiscard]] std::string new_uuid();

/// A name for a new anonymous subject, e.g. `anon-3q2…`: 128 random bits.
[[nodiscard]] std::string new_anonymous_subject();

} // namespace help::desk
