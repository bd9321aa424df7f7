#pragma once

#include "demo/server/domain/desk.h"
#include "demo/server/domain/json_field.h"

#include <string_view>

namespace help::desk {

/// The desk that the text of a desk file describes. Throws FileFault for the first thing that is
/// wrong: not JSON, a member missing, misspelt, of the wrong type or out of the protocol's limits,
/// a text that lacks a locale, a business day without opening hours.
[[nodiscard]] Desk read_desk(std::string_view json_text);

} // namespace help::desk
