#pragma once

#include "demo/server/net/message.h"

#include <string_view>

namespace help::net {

/// Headers of a file that somebody else has sent: it is saved under its name, never shown, never
/// run, never kept by a cache.
void add_download_headers(std::string_view name, std::string_view type, Response& response);

/// `attachment` with the name of a file (RFC 6266), which ends as its type does: in ASCII for old
/// clients, and whole (RFC 8187).
[[nodiscard]] std::string content_disposition(std::string_view name, std::string_view type);

} // namespace help::net
