#pragma once

#include "widget/desk/desk.h"
#include "widget/wire/value.h"

#include <vector>

namespace help {

// The parts of `GET /v1/bootstrap` that have a file of their own. False: refuse the whole answer.

/// The member `hours`; none is a desk without hours.
[[nodiscard]] bool read_hours(const Value& root, DeskHours& hours);

/// The member `notices`.
[[nodiscard]] bool read_notices(const Value& root, std::vector<Notice>& notices);

} // namespace help
