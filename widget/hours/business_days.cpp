#include "widget/hours/business_days.h"

#include "widget/hours/holidays.h"

#include <algorithm>
#include <array>

namespace help {

namespace {

constexpr std::array<int, 5> kWorkingWeek = {1, 2, 3, 4, 5};

bool is_weekend(int day) {
    return day == 0 || day == 6;
}

bool has_hours_on(const DeskHours& hours, int day) {
    return std::any_of(hours.weekly.begin(), hours.weekly.end(), [day](const WeeklyInterval& each) {
        return std::find(each.days.begin(), each.days.end(), day) != each.days.end();
    });
}

bool has_working_week(const DeskHours& hours) {
    return std::any_of(kWorkingWeek.begin(), kWorkingWeek.end(),
                       [&](int day) { return has_hours_on(hours, day); });
}

} // namespace

bool is_business_day(const DeskHours& hours, Date date) {
    const int day = weekday(date);
    if (!has_hours_on(hours, day) || (is_weekend(day) && has_working_week(hours))) {
        return false;
    }
    const DayException* exception = exception_on(hours, date);
    return exception == nullptr || !exception->intervals.empty();
}

std::optional<Date> answer_by(const DeskHours& hours, Date today, int days) {
    const bool ever_open =
        has_working_week(hours) || has_hours_on(hours, 0) || has_hours_on(hours, 6);
    if (days <= 0 || !ever_open) {
        return std::nullopt;
    }
    // Ends: every week has a business day, but for those that one of the few exceptions closes.
    Date date = today;
    while (days > 0) {
        date = add_days(date, 1);
        days -= is_business_day(hours, date) ? 1 : 0;
    }
    return date;
}

} // namespace help
