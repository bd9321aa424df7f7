#pragma once

#include "demo/server/domain/desk.h"

#include <string>

/// The text of demo/desk.json.
[[nodiscard]] std::string demo_desk_text();

/// The desk of the demo, read once.
[[nodiscard]] const help::desk::Desk& demo_desk();
