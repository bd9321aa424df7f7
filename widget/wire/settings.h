#pragma once

#include "widget/base/result.h"
#include "widget/config.h"
#include "widget/input.h"

#include <string_view>

namespace help {

/// The JSON of docs/boundary.md, taken whole or refused with a sentence that names the key.

/// Of help_create. Error code: settings-invalid.
[[nodiscard]] Result<Config> decode_config(std::string_view json);

/// Of help_post. Error codes: settings-invalid for a `settings` message, message-invalid for the
/// rest. `now` is what the core knows already: `preferences` replaces only the members it brings.
[[nodiscard]] Result<InputEvent> decode_message(std::string_view json, const Preferences& now);

} // namespace help
