#pragma once

#include "widget/peak/peak_hours.h"

#include <optional>
#include <variant>
#include <vector>

namespace help {

/// Neighbouring hours of one day that are about as quiet as its quietest one, at most three.
struct QuietStretch {
    Date date;
    HourSpan hours;
    int level = 0;                   ///< of the quietest hour
    std::optional<int> wait_seconds; ///< the longest typical wait in it; nullopt: not known of all
    friend bool operator==(const QuietStretch&, const QuietStretch&) = default;
};

/// The quietest stretch of `date` from now on, or from when support opens again (of another day
/// than today: of all of it). It grows from the lowest hour, of equals the earliest, to whichever
/// neighbour is quieter and within 10 points of it. Hours with too few samples are never in it.
[[nodiscard]] std::optional<QuietStretch>
quietest(const Load& load, const DeskHours& hours, Date date, const PeakClock& clock);

struct ClosedAllDay {};
struct OverForToday {};
struct TooLittleMeasured {};
struct CalmNow {};
struct NoQuieterToday {}; ///< it is not calm, and will not become any better
/// What a customer who can choose when to come should know about one day.
using PeakConclusion = std::
    variant<ClosedAllDay, OverForToday, TooLittleMeasured, CalmNow, NoQuieterToday, QuietStretch>;
[[nodiscard]] PeakConclusion
conclude(const Load& load, const DeskHours& hours, Date date, const PeakClock& clock);

/// The quietest stretch of the six days after today, if it is worth waiting for: more than
/// 10 points quieter than anything today still has.
[[nodiscard]] std::optional<QuietStretch>
quieter_later(const Load& load, const DeskHours& hours, const PeakClock& clock);

/// One bar of the graph.
struct PeakHour {
    int hour = 0;
    std::optional<HourLoad> load; ///< nullopt: closed
    bool enough = false;          ///< measured often enough to say anything
    bool quiet = false;           ///< in the day's quietest stretch
    bool now = false;             ///< hour_now()
};
/// The hours of `date` that are drawn: those of hours_of_week(), and up to its own unusual ones.
[[nodiscard]] std::vector<PeakHour>
peak_hours(const Load& load, const DeskHours& hours, Date date, const PeakClock& clock);

} // namespace help
