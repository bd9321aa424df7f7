#pragma once

#include "demo/server/domain/desk.h"

#include <string>

namespace help::desk {

/// The body of `GET /v1/bootstrap` in one of the desk's locales.
[[nodiscard]] std::string bootstrap_json(const Desk& desk, const std::string& locale);

} // namespace help::desk
