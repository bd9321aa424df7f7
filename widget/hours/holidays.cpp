#include "widget/hours/holidays.h"

#include "widget/hours/opening_times.h"

#include <algorithm>

namespace help {

namespace {

constexpr std::int64_t kDaysAhead = 60;

std::string times_of(const DayException& exception, const Messages& messages) {
    if (exception.intervals.empty()) {
        return std::string{messages[Sentence::holiday_closed]};
    }
    std::string words;
    for (const ClockInterval& interval : exception.intervals) {
        words += words.empty() ? "" : ", ";
        words += range_words(interval.open, interval.close, messages);
    }
    return words;
}

} // namespace

const DayException* exception_on(const DeskHours& hours, Date date) {
    const auto at =
        std::find_if(hours.exceptions.begin(), hours.exceptions.end(),
                     [date](const DayException& exception) { return exception.date == date; });
    return at == hours.exceptions.end() ? nullptr : &*at;
}

std::vector<HolidayLine>
holidays_ahead(const DeskHours& hours, Date today, const Messages& messages) {
    std::vector<HolidayLine> lines;
    for (const DayException& exception : hours.exceptions) {
        const std::int64_t ahead = days_since_epoch(exception.date) - days_since_epoch(today);
        if (ahead >= 0 && ahead <= kDaysAhead) {
            lines.push_back({exception.date, holiday_words(exception, messages)});
        }
    }
    return lines;
}

std::string holiday_words(const DayException& exception, const Messages& messages) {
    return fill(messages[Sentence::holiday_words], {"name", exception.name},
                {"times", times_of(exception, messages)});
}

} // namespace help
