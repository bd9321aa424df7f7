#pragma once

#include "demo/server/net/message.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <string>

namespace help::net {

/// A JSON answer that nobody may keep.
[[nodiscard]] Response json_answer(int status, const nlohmann::ordered_json& body);

/// 204: it was done, and there is nothing to say.
[[nodiscard]] Response empty_answer();

/// A JSON answer that may be kept for `max_age` seconds and asked for again by its tag; for 0
/// seconds it is asked for again each time.
[[nodiscard]] Response
kept_answer(const Request& request, std::string body, std::chrono::seconds max_age);

} // namespace help::net
