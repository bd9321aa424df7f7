#pragma once

#include "demo/server/net/message.h"

#include <nlohmann/json.hpp>

#include <variant>

namespace help::net {

/// The JSON that a request carries, or the problem that answers it: another content type, or not
/// one strict JSON value.
[[nodiscard]] std::variant<nlohmann::json, Response> json_body(const Request& request);

} // namespace help::net
