#pragma once

#include "demo/server/domain/texts.h"
#include "demo/server/domain/time_zone.h"

#include <array>
#include <map>
#include <optional>
#include <vector>

namespace help::desk {

/// Times of one day, as minutes since midnight. `close` <= `open` means that it ends on the next
/// day; 24:00 is the end of the same day.
struct ClockInterval {
    std::chrono::minutes open{};
    std::chrono::minutes close{};
};

/// A date on which the week does not hold: closed when there are no intervals.
struct DayException {
    Texts name{};
    std::vector<ClockInterval> intervals{};
};

/// When chats are answered. An exception replaces the intervals that begin on its date; what began
/// the evening before goes on into it.
struct OpeningHours {
    TimeZone zone;
    std::array<std::vector<ClockInterval>, 7> week{}; // 0 = Sunday
    std::map<std::chrono::local_days, DayException> exceptions{};
};

/// A time in which the desk is open without a break; `to` is exclusive.
struct OpenWindow {
    ZonedInstant from{};
    ZonedInstant to{};
};

/// The windows that begin on `days` days from `first` on, or reach into them: ascending and apart
/// from each other (what touches is one window), through changes of clocks as well.
[[nodiscard]] std::vector<OpenWindow>
windows_of(const OpeningHours& hours, std::chrono::local_days first, int days);

[[nodiscard]] bool is_open(const OpeningHours& hours, Instant now);

/// Is the week, without its exceptions, open at any time of that hour (0–23) of that weekday?
[[nodiscard]] bool
opens_in(const OpeningHours& hours, std::chrono::weekday day, std::chrono::hours hour);

/// When a desk that is closed at `now` opens; nothing when it stays closed for a year.
[[nodiscard]] std::optional<ZonedInstant> next_opening(const OpeningHours& hours, Instant now);

} // namespace help::desk
