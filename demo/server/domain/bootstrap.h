#pragma once

#include "demo/server/domain/desk.h"

#include <string>

namespace help::desk {

/// The body of `GET /v1/bootstrap` in one of the desk's locales, as it is at `now`: the windows of
/// fourteen days from the desk's own date on, the exceptions of a year, the notices of notices.h.
[[nodiscard]] std::string bootstrap_json(const Desk& desk, const std::string& locale, Instant now);

} // namespace help::desk
