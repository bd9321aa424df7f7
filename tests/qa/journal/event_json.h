#pragma once

#include "widget/input.h"

#include <nlohmann/json.hpp>
#include <string>

/// Inputs as JSON: the messages of docs/boundary.md, and `act` for what the customer does.
namespace help::qa {

[[nodiscard]] nlohmann::json settings_json(const Settings& settings);

[[nodiscard]] nlohmann::json event_json(const InputEvent& event);

/// Throws std::runtime_error for what event_json() does not write. `now` as in decode_message().
[[nodiscard]] InputEvent event_of(const nlohmann::json& json, const Preferences& now);

} // namespace help::qa
