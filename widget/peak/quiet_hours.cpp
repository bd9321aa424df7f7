#include "widget/peak/quiet_hours.h"

#include "widget/hours/opening.h"

#include <algorithm>

namespace help {

namespace {

/// Levels that differ by no more than this feel alike.
constexpr int kAlike = 10;
constexpr int kLongestStretch = 3;
constexpr int kEndOfDay = 24;

/// The hours of one day that may be recommended.
class Candidates {
public:
    Candidates(const DayLoad& day, int first, LoadSource source)
        : day_(day), first_(first), source_(source) {}

    /// Null: closed, over, or not measured often enough.
    [[nodiscard]] const HourLoad* at(int hour) const {
        if (hour < first_ || hour >= kEndOfDay) {
            return nullptr;
        }
        const std::optional<HourLoad>& load = day_[static_cast<std::size_t>(hour)];
        return load && is_enough(*load, source_) ? &*load : nullptr;
    }

    [[nodiscard]] std::optional<int> lowest() const {
        std::optional<int> best;
        for (int hour = first_; hour < kEndOfDay; ++hour) {
            if (at(hour) != nullptr && (!best || at(hour)->level < at(*best)->level)) {
                best = hour;
            }
        }
        return best;
    }

    /// The stretch around its lowest hour.
    [[nodiscard]] HourSpan around(int lowest) const {
        HourSpan span{lowest, lowest + 1};
        const int limit = at(lowest)->level + kAlike;
        while (span.end - span.first < kLongestStretch) {
            const int after = level_or(span.end, limit + 1);
            const int before = level_or(span.first - 1, limit + 1);
            if (std::min(after, before) > limit) {
                break;
            }
            if (after <= before) {
                ++span.end;
            } else {
                --span.first;
            }
        }
        return span;
    }

    [[nodiscard]] std::optional<int> longest_wait(HourSpan span) const {
        int longest = 0;
        for (int hour = span.first; hour < span.end; ++hour) {
            if (!at(hour)->wait_seconds) {
                return std::nullopt;
            }
            longest = std::max(longest, *at(hour)->wait_seconds);
        }
        return longest;
    }

private:
    [[nodiscard]] int level_or(int hour, int otherwise) const {
        return at(hour) == nullptr ? otherwise : at(hour)->level;
    }

    const DayLoad& day_;
    int first_;
    LoadSource source_;
};

/// The first hour of `date` in which support still answers; kEndOfDay: it does no more on that day.
int first_hour_ahead(const DeskHours& hours, Date date, const PeakClock& clock) {
    if (date != clock.today) {
        return 0;
    }
    const Opening opening = opening_at(hours, clock.now);
    const auto* closed = std::get_if<ClosedNow>(&opening);
    if (closed == nullptr) {
        return clock.hour;
    }
    return closed->opens && closed->opens->local_date == date
               ? wall_time(closed->opens->utc, closed->opens->offset_minutes).minute / 60
               : kEndOfDay;
}

bool any_open_from(const DayLoad& day, int hour) {
    return std::any_of(day.begin() + hour, day.end(),
                       [](const auto& each) { return each.has_value(); });
}

/// Support answers no more on `date`. A desk that does not tell its windows is open when it usually
/// is.
bool is_over(const DayLoad& day, const DeskHours& hours, Date date, const PeakClock& clock) {
    const int first = first_hour_ahead(hours, date, clock);
    return std::holds_alternative<OpeningUnknown>(opening_at(hours, clock.now))
               ? !any_open_from(day, first)
               : first == kEndOfDay;
}

} // namespace

std::optional<QuietStretch>
quietest(const Load& load, const DeskHours& hours, Date date, const PeakClock& clock) {
    const DayLoad day = load_on(load, hours, date, clock);
    const Candidates candidates{day, first_hour_ahead(hours, date, clock), load.source};
    const auto lowest = candidates.lowest();
    if (!lowest) {
        return std::nullopt;
    }
    const HourSpan span = candidates.around(*lowest);
    return QuietStretch{date, span, candidates.at(*lowest)->level, candidates.longest_wait(span)};
}

PeakConclusion
conclude(const Load& load, const DeskHours& hours, Date date, const PeakClock& clock) {
    const DayLoad day = load_on(load, hours, date, clock);
    if (!any_open_from(day, 0)) {
        return ClosedAllDay{};
    }
    if (is_over(day, hours, date, clock)) {
        return OverForToday{};
    }
    const auto stretch = quietest(load, hours, date, clock);
    if (!stretch) {
        return TooLittleMeasured{};
    }
    const int now = hour_now(hours, date, clock).value_or(kEndOfDay);
    const HourLoad* current = Candidates{day, now, load.source}.at(now);
    if (current != nullptr && current->level <= stretch->level + kAlike) {
        if (busyness(current->level) == Busyness::Calm) {
            return CalmNow{};
        }
        return NoQuieterToday{};
    }
    return *stretch;
}

std::optional<QuietStretch>
quieter_later(const Load& load, const DeskHours& hours, const PeakClock& clock) {
    std::optional<QuietStretch> best;
    for (int ahead = 1; ahead < 7; ++ahead) {
        const auto stretch = quietest(load, hours, add_days(clock.today, ahead), clock);
        if (stretch && (!best || stretch->level < best->level)) {
            best = stretch;
        }
    }
    const auto today = quietest(load, hours, clock.today, clock);
    if (best && today && best->level + kAlike >= today->level) {
        return std::nullopt;
    }
    return best;
}

std::vector<PeakHour>
peak_hours(const Load& load, const DeskHours& hours, Date date, const PeakClock& clock) {
    std::vector<PeakHour> bars;
    const DayLoad day = load_on(load, hours, date, clock);
    HourSpan drawn = hours_of_week(load).value_or(HourSpan{});
    for (int hour = 0; hour < kEndOfDay; ++hour) {
        if (day[static_cast<std::size_t>(hour)]) {
            drawn = {std::min(drawn.first, hour), std::max(drawn.end, hour + 1)};
        }
    }
    const auto stretch = quietest(load, hours, date, clock);
    const HourSpan quiet = stretch ? stretch->hours : HourSpan{};
    const auto now = hour_now(hours, date, clock);
    for (int hour = drawn.first; hour < drawn.end; ++hour) {
        const std::optional<HourLoad>& each = day[static_cast<std::size_t>(hour)];
        bars.push_back({hour, each, each && is_enough(*each, load.source),
                        hour >= quiet.first && hour < quiet.end, hour == now});
    }
    return bars;
}

} // namespace help
