#include "demo/server/domain/desk_file_hours.h"

#include "demo/server/domain/desk_file_fields.h"

#include <algorithm>

namespace help::desk {
namespace {

using std::chrono::minutes;

constexpr std::size_t kMostDates = 60; // of the protocol
constexpr minutes kWholeDay = std::chrono::hours(24);

/// Minutes since midnight of `HH:MM`, up to 24:00; nothing for anything else.
std::optional<minutes> time_of_day(const std::string& text) {
    const auto digit = [&](std::size_t at) {
        return text[at] >= '0' && text[at] <= '9' ? text[at] - '0' : 1000;
    };
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    const int hour = digit(0) * 10 + digit(1);
    const int minute = digit(3) * 10 + digit(4);
    if (minute > 59 || hour > 24 || (hour == 24 && minute > 0)) return std::nullopt;
    return minutes(hour * 60 + minute);
}

ClockInterval read_interval(const JsonField& field) {
    const auto time = [](const JsonField& member) {
        const auto read = time_of_day(member.text(1, 16));
        if (!read) member.refuse("must be a time such as 08:00");
        return *read;
    };
    const ClockInterval interval{time(field.member("open")), time(field.member("close"))};
    if (interval.open >= kWholeDay) field.member("open").refuse("must be before 24:00");
    return interval;
}

std::vector<int> read_weekdays(const JsonField& list) {
    std::vector<int> days;
    for (const auto& field : list.elements(1, 7)) {
        days.push_back(field.whole_number(0, 6));
        if (std::ranges::count(days, days.back()) > 1) field.refuse("is there twice");
    }
    return days;
}

} // namespace

DayException read_exception(const JsonField& field, const std::vector<std::string>& locales) {
    field.only({"date", "name", "closed", "intervals"});
    DayException exception{.name = read_texts(field.member("name"), locales, 1, 80)};
    if (field.has("closed")) {
        if (!field.member("closed").yes_or_no() || field.has("intervals"))
            field.member("closed").refuse("is true, or left out when there are intervals");
        return exception;
    }
    for (const auto& interval : field.member("intervals").elements(1, 6)) {
        interval.only({"open", "close"});
        exception.intervals.push_back(read_interval(interval));
    }
    return exception;
}

TimeZone read_time_zone(const JsonField& field) {
    const auto zone = TimeZone::find(field.text(1, 64));
    if (!zone) field.refuse("is no time zone that this machine knows (package tzdata)");
    return *zone;
}

std::vector<OpenInterval> read_weekly(const JsonField& list) {
    std::vector<OpenInterval> weekly;
    for (const auto& field : list.elements(0, 28)) {
        field.only({"days", "open", "close"});
        (void)read_interval(field);
        weekly.push_back({.days = read_weekdays(field.member("days")),
                          .open = field.member("open").text(5, 5),
                          .close = field.member("close").text(5, 5)});
    }
    return weekly;
}

OpeningHours read_opening_hours(const JsonField& file,
                                const std::vector<OpenInterval>& weekly,
                                const std::vector<std::string>& locales) {
    const auto hours = file.member("hours");
    OpeningHours opening{.zone = read_time_zone(hours.member("timeZone"))};
    for (const auto& interval : weekly)
        for (const int day : interval.days) // read_weekly has checked the times
            opening.week.at(static_cast<std::size_t>(day))
                .push_back({*time_of_day(interval.open), *time_of_day(interval.close)});
    for (const auto& field : file.member("holidays").elements(0, 400)) {
        field.only({"date", "name"});
        auto name = read_texts(field.member("name"), locales, 1, 80);
        if (!opening.exceptions.emplace(read_date(field.member("date")), DayException{name}).second)
            field.member("date").refuse("is there twice");
    }
    if (!hours.has("exceptions")) return opening;
    std::set<std::chrono::local_days> seen;
    for (const auto& field : hours.member("exceptions").elements(0, kMostDates)) {
        const auto date = read_date(field.member("date"));
        if (!seen.insert(date).second) field.member("date").refuse("is there twice");
        opening.exceptions[date] = read_exception(field, locales);
    }
    return opening;
}

BusinessWeek read_business_week(const JsonField& file, const OpeningHours& opening) {
    BusinessWeek week{};
    for (const auto& field : file.member("businessDays").elements(1, 7)) {
        const auto day = static_cast<std::size_t>(field.whole_number(0, 6));
        week.at(day) = last_close(opening.week.at(day));
        if (!week.at(day)) field.refuse("is a day without opening hours in #/hours/weekly");
    }
    return week;
}

} // namespace help::desk
