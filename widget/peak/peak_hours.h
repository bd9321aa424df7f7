#pragma once

#include "widget/desk/desk.h"
#include "widget/peak/load.h"

#include <array>
#include <optional>
#include <variant>

namespace help {

/// The peak hours: not asked for, on their way, not to be had, or here.
struct LoadUnknown {};
struct LoadLoading {};
struct LoadFailed {};
using LoadState = std::variant<LoadUnknown, LoadLoading, LoadFailed, Load>;

enum class Busyness : std::uint8_t { Calm, Moderate, Busy };
/// Under 34 calm, under 67 moderate.
[[nodiscard]] Busyness busyness(int level);

/// An hour that was measured fewer times than this says nothing.
inline constexpr int kLeastSamples = 5;
/// What the desk guesses itself counts without samples; it is shown as a guess.
[[nodiscard]] bool is_enough(const HourLoad& hour, LoadSource source);

/// What the desk's clock shows.
struct PeakClock {
    UtcTime now;
    Date today;
    int hour = 0; ///< 0–23
    int offset_minutes = 0;
};
/// `customer_offset_minutes` stands in for a desk that does not tell its own.
[[nodiscard]] PeakClock
peak_clock(const DeskHours& hours, UtcTime now, int customer_offset_minutes);

/// The hour of `date` that support answers in now; nullopt: another day, or support is closed.
[[nodiscard]] std::optional<int>
hour_now(const DeskHours& hours, Date date, const PeakClock& clock);

/// When bars, marks or words will be other ones: at the next full hour, or when the load gets old.
/// They change with opening_changes_at() as well.
[[nodiscard]] UtcTime peak_changes_at(const Load& load, const PeakClock& clock);

/// The next day from today on that is this weekday (0 = Sunday); today if it is one.
[[nodiscard]] Date coming_weekday(int day, Date today);

using DayLoad = std::array<std::optional<HourLoad>, 24>; ///< nullopt: closed

/// How busy `date` is expected to be: its weekday's usual load without the hours that an exception
/// closes, and with those that it adds, of which nothing is known; the hour_now() is as busy as was
/// just measured, where that was told.
[[nodiscard]] DayLoad
load_on(const Load& load, const DeskHours& hours, Date date, const PeakClock& clock);

struct HourSpan {
    int first = 0;
    int end = 0; ///< exclusive
    friend bool operator==(const HourSpan&, const HourSpan&) = default;
};
/// From the earliest open hour of any day of the week to the latest, so that all days are drawn
/// alike; nullopt: there is no hour of which enough is known.
[[nodiscard]] std::optional<HourSpan> hours_of_week(const Load& load);

} // namespace help
