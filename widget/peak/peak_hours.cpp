#include "widget/peak/peak_hours.h"

#include "widget/hours/holidays.h"
#include "widget/hours/opening.h"

#include <algorithm>
#include <chrono>

namespace help {

namespace {

constexpr int kCalmBelow = 34;
constexpr int kModerateBelow = 67;
/// What was measured "now" counts this long; backends may generate once an hour.
constexpr std::chrono::hours kLiveFor{1};

/// An hour that only this date is open in.
constexpr HourLoad kOpenUnusually{0, std::nullopt, -1};

bool is_open_in(const DayException& exception, int hour) {
    return std::any_of(exception.intervals.begin(), exception.intervals.end(),
                       [hour](const ClockInterval& each) {
                           const int close = each.close <= each.open ? 1440 : each.close;
                           return each.open < (hour + 1) * 60 && hour * 60 < close;
                       });
}

bool tells_now(const Load& load, const PeakClock& clock) {
    return load.level_now && clock.now < load.valid_until &&
           clock.now - load.generated_at < kLiveFor;
}

} // namespace

Busyness busyness(int level) {
    if (level < kCalmBelow) {
        return Busyness::Calm;
    }
    return level < kModerateBelow ? Busyness::Moderate : Busyness::Busy;
}

bool is_enough(const HourLoad& hour, LoadSource source) {
    return hour.samples >= (source == LoadSource::Configured ? 0 : kLeastSamples);
}

PeakClock peak_clock(const DeskHours& hours, UtcTime now, int customer_offset_minutes) {
    const int offset = desk_offset(hours, now).value_or(customer_offset_minutes);
    const WallTime wall = wall_time(now, offset);
    return {now, wall.date, wall.minute / 60, offset};
}

std::optional<int> hour_now(const DeskHours& hours, Date date, const PeakClock& clock) {
    const bool closed = std::holds_alternative<ClosedNow>(opening_at(hours, clock.now));
    return date == clock.today && !closed ? std::optional{clock.hour} : std::nullopt;
}

UtcTime peak_changes_at(const Load& load, const PeakClock& clock) {
    const std::int64_t hours = days_since_epoch(clock.today) * 24 + clock.hour + 1;
    const UtcTime full_hour{std::chrono::minutes{hours * 60 - clock.offset_minutes}};
    return clock.now < load.valid_until ? std::min(full_hour, load.valid_until) : full_hour;
}

Date coming_weekday(int day, Date today) {
    return add_days(today, (day - weekday(today) + 7) % 7);
}

DayLoad load_on(const Load& load, const DeskHours& hours, Date date, const PeakClock& clock) {
    DayLoad day = load.week[static_cast<std::size_t>(weekday(date))];
    if (const DayException* exception = exception_on(hours, date)) {
        for (int hour = 0; hour < 24; ++hour) {
            std::optional<HourLoad>& each = day[static_cast<std::size_t>(hour)];
            if (!is_open_in(*exception, hour)) {
                each.reset();
            } else if (!each) {
                each = kOpenUnusually;
            }
        }
    }
    const auto now = hour_now(hours, date, clock);
    if (!now || !tells_now(load, clock)) {
        return day;
    }
    if (std::optional<HourLoad>& current = day[static_cast<std::size_t>(*now)]) {
        current = HourLoad{*load.level_now, load.wait_now_seconds,
                           std::max(current->samples, kLeastSamples)};
    }
    return day;
}

std::optional<HourSpan> hours_of_week(const Load& load) {
    std::optional<HourSpan> span;
    bool enough = false;
    for (const DayLoad& day : load.week) {
        for (int hour = 0; hour < 24; ++hour) {
            const std::optional<HourLoad>& each = day[static_cast<std::size_t>(hour)];
            if (each) {
                enough = enough || is_enough(*each, load.source);
                span = span ? HourSpan{std::min(span->first, hour), std::max(span->end, hour + 1)}
                            : HourSpan{hour, hour + 1};
            }
        }
    }
    return enough ? span : std::nullopt;
}

} // namespace help
