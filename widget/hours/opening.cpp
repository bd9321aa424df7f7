#include "widget/hours/opening.h"

#include <algorithm>
#include <chrono>

namespace help {

namespace {

using std::chrono::minutes;

constexpr minutes kSoon{30};

UtcTime next_midnight(UtcTime now, int offset_minutes) {
    const Date today = wall_time(now, offset_minutes).date;
    return UtcTime{minutes{(days_since_epoch(today) + 1) * 1440 - offset_minutes}};
}

/// The words count down whole minutes; this is when one less is left.
UtcTime next_minute_less(UtcTime end, UtcTime now) {
    const auto left = std::chrono::ceil<minutes>(end - now);
    return end - (left - minutes{1});
}

} // namespace

Opening opening_at(const DeskHours& hours, UtcTime now) {
    if (!hours.windows_until || now >= *hours.windows_until) {
        return OpeningUnknown{};
    }
    auto window = std::find_if(hours.windows.begin(), hours.windows.end(),
                               [now](const OpenWindow& each) { return now < each.to.utc; });
    if (window == hours.windows.end()) {
        return ClosedNow{};
    }
    if (now < window->from.utc) {
        return ClosedNow{window->from};
    }
    ZonedTime closes = window->to;
    while (++window != hours.windows.end() && window->from.utc == closes.utc) {
        closes = window->to;
    }
    return closes.utc < *hours.windows_until ? OpenNow{closes} : OpenNow{};
}

bool closes_soon(const OpenNow& open, UtcTime now) {
    return open.closes && open.closes->utc - now < kSoon;
}

std::optional<UtcTime> opening_changes_at(const DeskHours& hours, UtcTime now) {
    const Opening opening = opening_at(hours, now);
    if (std::holds_alternative<OpeningUnknown>(opening)) {
        return std::nullopt;
    }
    UtcTime next = *hours.windows_until;
    const auto at_the_latest = [&next](UtcTime time) { next = std::min(next, time); };
    const auto* open = std::get_if<OpenNow>(&opening);
    const std::optional<ZonedTime>& edge =
        open != nullptr ? open->closes : std::get_if<ClosedNow>(&opening)->opens;
    if (edge) {
        at_the_latest(edge->utc);
        const int offset = desk_offset(hours, now).value_or(edge->offset_minutes);
        at_the_latest(next_midnight(now, offset)); // "amanhã" becomes today
    }
    if (open != nullptr && edge) {
        at_the_latest(closes_soon(*open, now) ? next_minute_less(edge->utc, now)
                                              : edge->utc - kSoon + Milliseconds{1});
    }
    return next;
}

std::optional<int> desk_offset(const DeskHours& hours, UtcTime time) {
    std::optional<int> offset;
    Milliseconds nearest = Milliseconds::max();
    for (const OpenWindow& window : hours.windows) {
        for (const ZonedTime& edge : {window.from, window.to}) {
            const Milliseconds distance = std::chrono::abs(edge.utc - time);
            if (distance < nearest) {
                nearest = distance;
                offset = edge.offset_minutes;
            }
        }
    }
    return offset;
}

} // namespace help
