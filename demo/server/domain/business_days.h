#pragma once

#include "demo/server/domain/opening_hours.h"

#include <array>
#include <optional>
#include <vector>

namespace help::desk {

/// Until which hour of a weekday (0 = Sunday) a desk answers tickets, up to 24 h; none on a weekday
/// that is no business day. At least one is set.
using BusinessWeek = std::array<std::optional<std::chrono::seconds>, 7>;

/// The last close of a day; what goes on after midnight counts until midnight. None without
/// intervals.
[[nodiscard]] std::optional<std::chrono::seconds>
last_close(const std::vector<ClockInterval>& intervals);

/// The close of the `days`-th business day after today (today in the desk's zone; today itself
/// never counts, however early it is). The exceptions of `hours` hold here as well: a date without
/// hours is no business day, one with other hours ends with them; but hours on a weekday that is no
/// business day do not make it one. `days` is at least 1. A close at 24:00 is told as 23:59:59, so
/// that the date stays the date that is meant.
[[nodiscard]] ZonedInstant
answer_by(const BusinessWeek& week, const OpeningHours& hours, Instant now, int days);

} // namespace help::desk
