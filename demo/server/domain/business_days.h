#pragma once

#include "demo/server/domain/time_zone.h"

#include <array>
#include <optional>
#include <set>

namespace help::desk {

/// On which days a desk answers tickets, and until which hour.
struct BusinessCalendar {
    TimeZone zone;
    /// Closing time by weekday (0 = Sunday), up to 24 h; none on a weekday that is no business day.
    /// At least one is set.
    std::array<std::optional<std::chrono::seconds>, 7> closing{};
    std::set<std::chrono::local_days> holidays{};
};

/// The close of the `days`-th business day after today (today in the desk's zone; today itself
/// never counts, however early it is). `days` is at least 1. A close at 24:00 is told as 23:59:59,
/// so that the date stays the date that is meant.
[[nodiscard]] ZonedInstant answer_by(const BusinessCalendar& calendar, Instant now, int days);

} // namespace help::desk
