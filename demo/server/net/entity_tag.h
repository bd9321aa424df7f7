#pragma once

#include "demo/server/net/message.h"

#include <string>
#include <string_view>

namespace help::net {

/// A strong entity tag (RFC 9110 section 8.8.3) made of the content, so that equal bytes have equal
/// tags after a restart and on every server.
[[nodiscard]] std::string entity_tag(std::string_view content);

/// Does the client hold this version already (If-None-Match, weak comparison)?
[[nodiscard]] bool client_has(const Request& request, std::string_view tag);

} // namespace help::net
