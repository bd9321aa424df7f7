#pragma once

#include "demo/server/domain/opening_hours.h"

#include <array>
#include <optional>
#include <vector>

namespace help::desk {

/// Levels that a desk file gives for [0 = Sunday][hour]; none where it is closed.
using LoadCurve = std::array<std::array<std::optional<int>, 24>, 7>;

/// One hour of the past as the desk lived it, by the clocks of its zone.
struct PastHour {
    Instant start{};
    int arrivals = 0;            // chats that began to wait
    double capacity_seconds = 0; // chats that could be served at once, times how long
    std::vector<int> waits{};    // seconds of those who were served
};

/// How busy an hour of the week usually is.
struct HourLoad {
    int level = 0;             // 0–100 of the busiest hour: offered load over capacity
    std::optional<int> wait{}; // median, in seconds
    int samples = 0;           // how many such hours were measured
};

/// `Sample` is measured as well, of a history that was made up.
enum class LoadSource { Measured, Configured, Sample };

struct WeekLoad {
    LoadSource source = LoadSource::Configured;
    std::array<std::array<std::optional<HourLoad>, 24>, 7> week{};
};

/// The desk's own guess in the same shape.
[[nodiscard]] WeekLoad configured_load(const LoadCurve& curve);

/// An hour that nobody has measured, but for which the desk has a guess, has that level and no
/// samples: a desk that opens longer than before would look closed in its new hours.
[[nodiscard]] WeekLoad with_guesses(WeekLoad measured, const LoadCurve& curve);

/// Peak hours from `past` hours: offered load (arrivals times `typical_chat`) over capacity, the
/// newer week weighing more (0.85 to the power of its age), hours beside each other smoothed 1-2-1,
/// of the last eight weeks; exception dates are left out, and hours in which the desk is not open
/// any more. An hour that fewer than five customers in all
/// came to has level 0, and no wait is told that fewer than five lived through. Nothing until three
/// weeks have been measured.
[[nodiscard]] std::optional<WeekLoad> measured_load(const std::vector<PastHour>& past,
                                                    const OpeningHours& hours,
                                                    std::chrono::seconds typical_chat,
                                                    Instant now);

} // namespace help::desk
