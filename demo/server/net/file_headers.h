#pragma once

#include "demo/server/net/message.h"

#include <string_view>

namespace help::net {

/// Adds what a browser must know of a file by its name: type, how long it may be kept, and for
/// pages the content security policy.
void add_file_headers(std::string_view file_name, Response& response);

} // namespace help::net
