#pragma once

#include "widget/peak/peak_hours.h"
#include "widget/screen/screen.h"

#include <optional>

namespace help {

/// The graph of the peak hours, what it says as a sentence, and the same as a table for those who
/// do not see it. `chosen_day`: 0 = Sunday … 6, nullopt: today; `chosen_hour`: 0–23.
void peak_view(const ViewContext& view,
               const LoadState& state,
               const DeskHours& hours,
               UtcTime now,
               std::optional<int> chosen_day,
               std::optional<int> chosen_hour);

} // namespace help
