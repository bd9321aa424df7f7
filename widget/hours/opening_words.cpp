#include "widget/hours/opening_words.h"

#include "widget/hours/opening_times.h"

#include <chrono>

namespace help {

namespace {

/// "às 8h"; "à 1h", as Portuguese and Spanish say one o'clock.
std::string at_words(int minute, const Messages& messages) {
    const bool one = minute / 60 == 1;
    return fill(messages[one ? Sentence::clock_at_one : Sentence::clock_at],
                {"time", time_words(minute, messages)});
}

/// `at` on `day`, as it is said today: "às …", "amanhã às …", "segunda-feira às …", "em 5 de
/// janeiro às …".
std::string day_words(Date day, Date today, std::string_view at, const Messages& messages) {
    const std::int64_t ahead = days_since_epoch(day) - days_since_epoch(today);
    if (ahead <= 0) {
        return std::string{at};
    }
    if (ahead == 1) {
        return fill(messages[Sentence::when_tomorrow], {"at", at});
    }
    if (ahead < 7) {
        return fill(messages[Sentence::when_weekday],
                    {"weekday", messages.weekday_name(weekday(day))}, {"at", at});
    }
    return fill(messages[Sentence::when_date], {"day", messages.day_and_month(day)}, {"at", at});
}

/// What the desk's clock is away from UTC now, which need not be what it is at `time`. A desk that
/// does not tell has the offset of `time`.
int offset_now(const ZonedTime& time, const DeskHours& hours, UtcTime now) {
    return desk_offset(hours, now).value_or(time.offset_minutes);
}

/// How many minutes the customer's clock is ahead of the desk's now.
int customer_ahead(const ZonedTime& time,
                   const DeskHours& hours,
                   UtcTime now,
                   int customer_offset_minutes) {
    return customer_offset_minutes - offset_now(time, hours, now);
}

/// `words` with the customer's own time behind them, where it is another one.
std::string with_own_time(std::string words,
                          const ZonedTime& time,
                          int ahead_minutes,
                          const Messages& messages) {
    if (ahead_minutes == 0) {
        return words;
    }
    const WallTime own = wall_time(time.utc, time.offset_minutes + ahead_minutes);
    std::string own_words = time_words(own.minute, messages);
    if (own.date != time.local_date) {
        own_words = std::string{messages.weekday_name(weekday(own.date))} + ", " + own_words;
    }
    return fill(messages[Sentence::when_own_time], {"when", words}, {"time", own_words});
}

std::string closes_words(const OpenNow& open,
                         const DeskHours& hours,
                         UtcTime now,
                         int customer_offset_minutes,
                         const Messages& messages) {
    const ZonedTime& closes = *open.closes;
    const Date today = wall_time(now, offset_now(closes, hours, now)).date;
    const int minute = wall_time(closes.utc, closes.offset_minutes).minute;
    const std::string at =
        minute == 0 // the end of the day before
            ? day_words(add_days(closes.local_date, -1), today, messages[Sentence::clock_midnight],
                        messages)
            : day_words(closes.local_date, today, at_words(minute, messages), messages);
    const std::string when = with_own_time(
        at, closes, customer_ahead(closes, hours, now, customer_offset_minutes), messages);
    if (!closes_soon(open, now)) {
        return fill(messages[Sentence::hours_closes], {"when", when});
    }
    const auto left = std::chrono::ceil<std::chrono::minutes>(closes.utc - now);
    return fill(
        messages[Sentence::hours_closes_soon],
        {"wait", messages.counted(Sentence::wait_minutes, Sentence::wait_minute, left.count())},
        {"when", when});
}

} // namespace

std::string when_words(const ZonedTime& time,
                       const DeskHours& hours,
                       UtcTime now,
                       int customer_offset_minutes,
                       const Messages& messages) {
    const Date today = wall_time(now, offset_now(time, hours, now)).date;
    const int minute = wall_time(time.utc, time.offset_minutes).minute;
    return with_own_time(day_words(time.local_date, today, at_words(minute, messages), messages),
                         time, customer_ahead(time, hours, now, customer_offset_minutes), messages);
}

std::string opening_words(const Opening& opening,
                          const DeskHours& hours,
                          UtcTime now,
                          int customer_offset_minutes,
                          const Messages& messages) {
    if (std::holds_alternative<OpeningUnknown>(opening)) {
        return {};
    }
    const auto* open = std::get_if<OpenNow>(&opening);
    const auto* closed = std::get_if<ClosedNow>(&opening);
    const std::string_view state =
        messages[open != nullptr ? Sentence::hours_open : Sentence::hours_closed];
    std::string next;
    if (open != nullptr && open->closes) {
        next = closes_words(*open, hours, now, customer_offset_minutes, messages);
    } else if (closed != nullptr && closed->opens) {
        next = fill(
            messages[Sentence::hours_opens],
            {"when", when_words(*closed->opens, hours, now, customer_offset_minutes, messages)});
    }
    return next.empty()
               ? std::string{state}
               : fill(messages[Sentence::hours_state_and_next], {"state", state}, {"next", next});
}

} // namespace help
