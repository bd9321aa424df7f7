#include "widget/hours/opening_times.h"

#include "widget/base/in_order.h"

#include <algorithm>
#include <array>

namespace help {

namespace {

constexpr int kDayMinutes = 24 * 60;

/// "segunda", as of several days in a row: Portuguese says them so, and no other language ends so.
std::string_view short_day(std::string_view name) {
    constexpr std::string_view kFeira = "-feira";
    return name.ends_with(kFeira) ? name.substr(0, name.size() - kFeira.size()) : name;
}

std::string times_of(int day, const DeskHours& hours, const Messages& messages) {
    std::vector<const WeeklyInterval*> intervals;
    for (const WeeklyInterval& interval : hours.weekly) {
        if (std::find(interval.days.begin(), interval.days.end(), day) != interval.days.end()) {
            insert_in_order(
                intervals, &interval,
                [](const WeeklyInterval* a, const WeeklyInterval* b) { return a->open < b->open; });
        }
    }
    if (intervals.empty()) {
        return std::string{messages[Sentence::talk_closed_day]};
    }
    std::string words;
    for (const WeeklyInterval* interval : intervals) {
        words += words.empty() ? "" : ", ";
        words += range_words(interval->open, interval->close, messages);
    }
    return words;
}

} // namespace

std::string time_words(int minute, const Messages& messages) {
    const int past = minute % 60;
    const std::string words =
        fill(messages[past == 0 ? Sentence::clock_hour : Sentence::clock_hour_minute],
             {"hour", to_decimal(minute / 60)});
    return fill(words, {"minute", (past < 10 ? "0" : "") + to_decimal(past)});
}

std::string range_words(int open, int close, const Messages& messages) {
    if (open == 0 && close % kDayMinutes == 0) {
        return std::string{messages[Sentence::talk_all_day]};
    }
    return fill(messages[close / 60 == 1 ? Sentence::talk_range_one : Sentence::talk_range],
                {"from", time_words(open, messages)}, {"to", time_words(close, messages)});
}

std::vector<TimetableLine> timetable(const DeskHours& hours, const Messages& messages) {
    std::vector<TimetableLine> lines;
    if (hours.weekly.empty()) {
        return lines;
    }
    constexpr std::array<int, 7> kWeek = {1, 2, 3, 4, 5, 6, 0};
    std::array<std::string, 7> times;
    for (std::size_t i = 0; i < kWeek.size(); ++i) {
        times[i] = times_of(kWeek[i], hours, messages);
    }
    for (std::size_t first = 0; first < kWeek.size();) {
        std::size_t last = first;
        while (last + 1 < kWeek.size() && times[last + 1] == times[first]) {
            ++last;
        }
        const std::string_view from = messages.weekday_name(kWeek[first]);
        const std::string_view to = messages.weekday_name(kWeek[last]);
        lines.push_back(
            {capitalised(first == last ? std::string{from}
                                       : fill(messages[Sentence::talk_days],
                                              {"from", short_day(from)}, {"to", short_day(to)})),
             times[first]});
        first = last + 1;
    }
    return lines;
}

} // namespace help
