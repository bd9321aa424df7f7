#include "demo/server/domain/business_days.h"

#include <algorithm>

namespace help::desk {
namespace {

constexpr std::chrono::minutes kDay = std::chrono::hours(24);

std::optional<std::chrono::seconds>
closing_on(const BusinessWeek& week, const OpeningHours& hours, std::chrono::local_days day) {
    const auto& usual = week.at(std::chrono::weekday{day}.c_encoding());
    const auto exception = hours.exceptions.find(day);
    if (!usual || exception == hours.exceptions.end()) return usual;
    return last_close(exception->second.intervals);
}

} // namespace

std::optional<std::chrono::seconds> last_close(const std::vector<ClockInterval>& intervals) {
    std::optional<std::chrono::seconds> latest;
    for (const auto& interval : intervals) {
        const auto close = interval.close <= interval.open ? kDay : interval.close;
        latest = std::max<std::chrono::seconds>(latest.value_or(close), close);
    }
    return latest;
}

ZonedInstant answer_by(const BusinessWeek& week, const OpeningHours& hours, Instant now, int days) {
    constexpr std::chrono::seconds kLastOfDay = std::chrono::hours(24) - std::chrono::seconds(1);
    auto day = hours.zone.today(now);
    while (true) {
        day += std::chrono::days(1);
        const auto closing = closing_on(week, hours, day);
        if (closing && --days <= 0) return hours.zone.at(day, std::min(*closing, kLastOfDay));
    }
}

} // namespace help::desk
