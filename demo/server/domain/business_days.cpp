#include "demo/server/domain/business_days.h"

#include <algorithm>

namespace help::desk {
namespace {

std::optional<std::chrono::seconds> closing_on(const BusinessCalendar& calendar,
                                               std::chrono::local_days day) {
    if (calendar.holidays.contains(day)) return std::nullopt;
    return calendar.closing.at(std::chrono::weekday{day}.c_encoding());
}

} // namespace

ZonedInstant answer_by(const BusinessCalendar& calendar, Instant now, int days) {
    constexpr std::chrono::seconds kLastOfDay = std::chrono::hours(24) - std::chrono::seconds(1);
    auto day = calendar.zone.today(now);
    while (true) {
        day += std::chrono::days(1);
        const auto closing = closing_on(calendar, day);
        if (closing && --days <= 0) return calendar.zone.at(day, std::min(*closing, kLastOfDay));
    }
}

} // namespace help::desk
