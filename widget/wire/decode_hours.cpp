#include "widget/base/text.h"
#include "widget/wire/desk_parts.h"
#include "widget/wire/members.h"

namespace help {

namespace {

constexpr int kMinutesOfDay = 1440;

/// `HH:MM` as minutes since midnight; `24:00` is the end of a day.
std::optional<int> clock_minutes(const Value& object, std::string_view key) {
    const Value* member = object.member(key);
    const std::string* text = member == nullptr ? nullptr : member->text();
    if (text == nullptr || text->size() != 5 || (*text)[2] != ':') {
        return std::nullopt;
    }
    const auto hour = parse_decimal(text->substr(0, 2));
    const auto minute = parse_decimal(text->substr(3, 2));
    if (!hour || !minute || *hour < 0 || *minute < 0 || *minute > 59 || *hour > 24 ||
        (*hour == 24 && *minute > 0)) {
        return std::nullopt;
    }
    return static_cast<int>(*hour) * 60 + static_cast<int>(*minute);
}

/// `close` up to `open` is on the next day.
std::optional<ClockInterval> clock_interval(const Value& value) {
    const auto open = clock_minutes(value, "open");
    const auto close = clock_minutes(value, "close");
    if (!open || !close || *open == kMinutesOfDay) {
        return std::nullopt;
    }
    return ClockInterval{*open, *close};
}

/// One weekday or several, 0 is Sunday.
bool read_days(const Value& object, std::string_view key, std::vector<int>& days) {
    return each(object, key, 1, 7, [&](const Value& day) {
        const auto number = day.integer(0, 6);
        days.push_back(static_cast<int>(number.value_or(0)));
        return number.has_value();
    });
}

bool read_weekly(const Value& value, DeskHours& hours) {
    WeeklyInterval weekly;
    const auto interval = clock_interval(value);
    if (!read_days(value, "days", weekly.days) || !interval) {
        return false;
    }
    weekly.open = interval->open;
    weekly.close = interval->close;
    hours.weekly.push_back(std::move(weekly));
    return true;
}

/// `YYYY-MM-DD`
std::optional<Date> date_of(const Value& object) {
    const Value* member = object.member("date");
    const std::string* text = member == nullptr ? nullptr : member->text();
    const auto midnight = text == nullptr ? std::nullopt : parse_rfc3339(*text + "T00:00:00Z");
    return midnight ? std::optional{midnight->local_date} : std::nullopt;
}

/// Closed all day, or open at other times: one of the two is said.
bool read_exception(const Value& value, DeskHours& hours) {
    DayException exception;
    const auto date = date_of(value);
    auto name = shown(value, "name", 1, 80);
    const Value* closed = value.member("closed");
    const auto is_closed = closed == nullptr ? std::optional{false} : closed->flag();
    const bool intervals = each(value, "intervals", 0, 6, [&](const Value& each_interval) {
        const auto interval = clock_interval(each_interval);
        exception.intervals.push_back(interval.value_or(ClockInterval{}));
        return interval.has_value();
    });
    if (!date || !name || !is_closed || !intervals || *is_closed != exception.intervals.empty()) {
        return false;
    }
    if (!hours.exceptions.empty() &&
        days_since_epoch(hours.exceptions.back().date) >= days_since_epoch(*date)) {
        return false;
    }
    exception.date = *date;
    exception.name = std::move(*name);
    hours.exceptions.push_back(std::move(exception));
    return true;
}

bool read_window(const Value& value, DeskHours& hours) {
    const auto from = instant(value, "from");
    const auto to = instant(value, "to");
    if (!from || !to || to->utc <= from->utc ||
        (!hours.windows.empty() && from->utc < hours.windows.back().to.utc)) {
        return false;
    }
    hours.windows.push_back({*from, *to});
    return true;
}

/// Windows say nothing without the instant up to which they are complete.
bool read_windows(const Value& hours_value, DeskHours& hours) {
    if (!each(hours_value, "windows", 0, 60,
              [&](const Value& value) { return read_window(value, hours); })) {
        return false;
    }
    if (hours_value.member("windowsUntil") == nullptr) {
        return hours.windows.empty();
    }
    const auto until = instant(hours_value, "windowsUntil");
    if (until) {
        hours.windows_until = until->utc;
    }
    return until.has_value();
}

} // namespace

bool read_hours(const Value& root, DeskHours& hours) {
    const Value* value = root.member("hours");
    if (value == nullptr) {
        return true;
    }
    auto zone = shown(*value, "timeZone", 1, 64);
    auto note = shown(*value, "note", 0, 160);
    if (!zone || !note ||
        !each(*value, "weekly", 0, 28, [&](const Value& v) { return read_weekly(v, hours); }) ||
        (value->member("businessDays") != nullptr &&
         !read_days(*value, "businessDays", hours.business_days)) ||
        !each(*value, "exceptions", 0, 60,
              [&](const Value& v) { return read_exception(v, hours); }) ||
        !read_windows(*value, hours)) {
        return false;
    }
    hours.time_zone = std::move(*zone);
    hours.note = std::move(*note);
    return true;
}

} // namespace help
