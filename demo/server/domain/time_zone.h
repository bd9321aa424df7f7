#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace date {
class time_zone;
}

namespace help::desk {

using Instant = std::chrono::sys_seconds;

/// An instant with the offset from UTC that clocks of a place show then.
struct ZonedInstant {
    Instant instant{};
    std::chrono::seconds offset{};
};

/// `2026-11-25T18:00:00-03:00` (RFC 3339).
[[nodiscard]] std::string rfc3339(ZonedInstant time);

/// `2026-11-25T21:00:00Z` (RFC 3339): sorts as text in the order of time.
[[nodiscard]] std::string rfc3339(Instant time);

/// The instant that `rfc3339(Instant)` wrote.
[[nodiscard]] Instant utc_instant(const std::string& text);

/// The instant of an RFC 3339 text, with `Z` or an offset and no fractions; nothing for anything
/// else.
[[nodiscard]] std::optional<Instant> instant_of(const std::string& text);

/// A time zone of the IANA database, read from the system's tzdata.
class TimeZone {
public:
    /// Nothing when the system does not know the name.
    [[nodiscard]] static std::optional<TimeZone> find(const std::string& iana_name);

    /// The date that calendars of the zone show at `now`.
    [[nodiscard]] std::chrono::local_days today(Instant now) const;

    /// The whole hour that clocks of the zone show at `now`.
    [[nodiscard]] int hour(Instant now) const;

    /// When it began: not on UTC's hour where clocks are half an hour apart from it.
    [[nodiscard]] Instant hour_start(Instant now) const;

    /// The instant at which clocks show `time_of_day` on `day`: the later one where the clock shows
    /// it twice, the end of the gap where a change of clocks leaves it out, so that nobody is
    /// promised an earlier hour than was meant.
    [[nodiscard]] ZonedInstant at(std::chrono::local_days day,
                                  std::chrono::seconds time_of_day) const;

private:
    explicit TimeZone(const date::time_zone* zone) : zone_(zone) {}
    const date::time_zone*
        zone_; // owned by the date library's database, which lives as long as the process
};

} // namespace help::desk
