#include "widget/hours/business_days.h"

#include "widget/hours/holidays.h"

#include <algorithm>
#include <array>

namespace help {

namespace {

constexpr std::array kWorkingWeek = {1, 2, 3, 4, 5};

bool has_hours_on(const DeskHours& hours, int day) {
    return std::any_of(hours.weekly.begin(), hours.weekly.end(), [day](const WeeklyInterval& each) {
        return std::find(each.days.begin(), each.days.end(), day) != each.days.end();
    });
}

/// Whether tickets are answered on a weekday (0: Sunday), in a week like others.
bool is_working_day(const DeskHours& hours, int day) {
    if (!has_hours_on(hours, day)) {
        return false;
    }
    if (!hours.business_days.empty()) {
        return std::find(hours.business_days.begin(), hours.business_days.end(), day) !=
               hours.business_days.end();
    }
    const bool is_weekend = day == 0 || day == 6;
    return !is_weekend || std::none_of(kWorkingWeek.begin(), kWorkingWeek.end(),
                                       [&](int other) { return has_hours_on(hours, other); });
}

bool has_working_day(const DeskHours& hours) {
    int day = 0;
    while (day < 7 && !is_working_day(hours, day)) {
        ++day;
    }
    return day < 7;
}

} // namespace

bool is_business_day(const DeskHours& hours, Date date) {
    if (!is_working_day(hours, weekday(date))) {
        return false;
    }
    const DayException* exception = exception_on(hours, date);
    return exception == nullptr || !exception->intervals.empty();
}

std::optional<Date> answer_by(const DeskHours& hours, Date today, int days) {
    if (days <= 0 || !has_working_day(hours)) {
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
