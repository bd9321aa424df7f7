#include "demo/server/domain/opening_hours.h"

#include <algorithm>

namespace help::desk {
namespace {

using std::chrono::days;
using std::chrono::local_days;

const std::vector<ClockInterval>& intervals_on(const OpeningHours& hours, local_days day) {
    const auto exception = hours.exceptions.find(day);
    if (exception != hours.exceptions.end()) return exception->second.intervals;
    return hours.week.at(std::chrono::weekday{day}.c_encoding());
}

std::vector<OpenWindow> windows_on(const OpeningHours& hours, local_days day) {
    std::vector<OpenWindow> windows;
    for (const auto& interval : intervals_on(hours, day)) {
        const auto last_day = interval.close <= interval.open ? day + days(1) : day;
        const OpenWindow window{hours.zone.at(day, interval.open),
                                hours.zone.at(last_day, interval.close)};
        // A change of clocks can leave a whole short interval out.
        if (window.from.instant < window.to.instant) windows.push_back(window);
    }
    return windows;
}

std::vector<OpenWindow> joined(std::vector<OpenWindow> windows) {
    std::ranges::sort(windows, {}, [](const OpenWindow& window) { return window.from.instant; });
    std::vector<OpenWindow> apart;
    for (const auto& window : windows) {
        if (apart.empty() || apart.back().to.instant < window.from.instant)
            apart.push_back(window);
        else if (apart.back().to.instant < window.to.instant)
            apart.back().to = window.to;
    }
    return apart;
}

} // namespace

std::vector<OpenWindow> windows_of(const OpeningHours& hours, local_days first, int count) {
    std::vector<OpenWindow> all;
    for (auto day = first - days(1); day < first + days(count); day += days(1))
        std::ranges::copy(windows_on(hours, day), std::back_inserter(all));
    auto windows = joined(std::move(all));
    const auto start = hours.zone.at(first, std::chrono::seconds(0)).instant;
    std::erase_if(windows,
                  [start](const OpenWindow& window) { return window.to.instant <= start; });
    return windows;
}

bool is_open(const OpeningHours& hours, Instant now) {
    return std::ranges::any_of(windows_of(hours, hours.zone.today(now), 1),
                               [now](const OpenWindow& window) {
                                   return window.from.instant <= now && now < window.to.instant;
                               });
}

bool opens_in(const OpeningHours& hours, std::chrono::weekday day, std::chrono::hours hour) {
    // As minutes of the day on which an interval begins.
    const auto touches = [](const ClockInterval& interval, std::chrono::minutes from) {
        const auto close =
            interval.close <= interval.open ? interval.close + days(1) : interval.close;
        return interval.open < from + std::chrono::hours(1) && from < close;
    };
    const auto any = [&](std::chrono::weekday begins, std::chrono::minutes from) {
        return std::ranges::any_of(
            hours.week.at(begins.c_encoding()),
            [&](const ClockInterval& interval) { return touches(interval, from); });
    };
    return any(day, hour) || any(day - days(1), hour + days(1));
}

std::optional<ZonedInstant> next_opening(const OpeningHours& hours, Instant now) {
    constexpr int kWeek = 7;
    constexpr int kYear = 366;
    for (int ahead = 0; ahead < kYear; ahead += kWeek)
        for (const auto& window : windows_of(hours, hours.zone.today(now) + days(ahead), kWeek))
            if (window.from.instant > now) return window.from;
    return std::nullopt;
}

} // namespace help::desk
