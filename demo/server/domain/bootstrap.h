#pragma once

#include "demo/server/domain/desk.h"

#include <string>

namespace help::desk {

/// The body of `GET /v1/bootstrap` in one of the desk's locales, as it is on the desk's own
/// `today`: the windows of fourteen days from then on, the exceptions of a year.
[[nodiscard]] std::string
bootstrap_json(const Desk& desk, const std::string& locale, std::chrono::local_days today);

} // namespace help::desk
