#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace help {

using Milliseconds = std::chrono::milliseconds;
/// An instant. The core never asks for it; it is told.
using UtcTime = std::chrono::time_point<std::chrono::system_clock, Milliseconds>;

/// A day of the Gregorian calendar, without a time zone.
struct Date {
    int year = 1970;
    int month = 1; ///< 1–12
    int day = 1;   ///< 1–31
    friend bool operator==(const Date&, const Date&) = default;
};

/// An instant together with the date that its sender's clock showed.
struct ZonedTime {
    UtcTime utc;
    Date local_date;
    int offset_minutes = 0; ///< of the sender's clock from UTC
    friend bool operator==(const ZonedTime&, const ZonedTime&) = default;
};

/// What a clock on the wall shows.
struct WallTime {
    Date date;
    int minute = 0; ///< of the day, 0–1439
};

/// RFC 3339 `date-time` from 1970 to 9999, `Z` or an offset; fractions of a second beyond
/// milliseconds are dropped. Leap seconds and anything else that RFC 3339 does not allow are
/// refused.
[[nodiscard]] std::optional<ZonedTime> parse_rfc3339(std::string_view text);

/// 0 = Sunday … 6 = Saturday.
[[nodiscard]] int weekday(Date date);

/// Days since 1970-01-01 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms",
/// days_from_civil).
[[nodiscard]] std::int64_t days_since_epoch(Date date);

/// What a clock `offset_minutes` away from UTC shows at `time`.
[[nodiscard]] WallTime wall_time(UtcTime time, int offset_minutes);

/// The day `days` (may be negative) after `date`.
[[nodiscard]] Date add_days(Date date, std::int64_t days);

[[nodiscard]] std::int64_t unix_ms(UtcTime time);
[[nodiscard]] UtcTime from_unix_ms(double milliseconds);

} // namespace help
