#pragma once

#include "demo/server/domain/desk.h"

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <string>

/// The text of demo/desk.json.
[[nodiscard]] std::string demo_desk_text();

/// The desk of the demo, read once.
[[nodiscard]] const help::desk::Desk& demo_desk();

/// `#/place: why` of the first fault in the demo's desk after `change`; empty when it is still
/// good.
[[nodiscard]] std::string fault_after(const std::function<void(nlohmann::json&)>& change);
