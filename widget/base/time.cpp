#include "widget/base/time.h"

#include <algorithm>
#include <cstdint>

namespace help {

namespace {

constexpr bool is_leap(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

constexpr int days_in_month(int year, int month) {
    constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : kDays[month - 1];
}

/// Reads fixed-width decimal fields from the front of a text and remembers the first mistake.
class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    int number(std::size_t digits, int low, int high) {
        int value = 0;
        if (rest_.size() < digits) {
            return fail(low);
        }
        for (std::size_t i = 0; i < digits; ++i) {
            if (rest_[i] < '0' || rest_[i] > '9') {
                return fail(low);
            }
            value = value * 10 + (rest_[i] - '0');
        }
        rest_.remove_prefix(digits);
        return value < low || value > high ? fail(low) : value;
    }

    /// The next character, if it is one of `allowed`; else a mistake.
    char one_of(std::string_view allowed) {
        if (rest_.empty() || allowed.find(rest_.front()) == std::string_view::npos) {
            ok_ = false;
            return '\0';
        }
        const char c = rest_.front();
        rest_.remove_prefix(1);
        return c;
    }

    /// Milliseconds of an optional fraction.
    int fraction() {
        if (rest_.empty() || rest_.front() != '.') {
            return 0;
        }
        rest_.remove_prefix(1);
        int value = 0;
        int scale = 100;
        std::size_t digits = 0;
        while (digits < rest_.size() && rest_[digits] >= '0' && rest_[digits] <= '9') {
            value += (rest_[digits] - '0') * scale;
            scale /= 10;
            ++digits;
        }
        ok_ = ok_ && digits > 0;
        rest_.remove_prefix(digits);
        return value;
    }

    [[nodiscard]] bool finished() const { return ok_ && rest_.empty(); }

private:
    int fail(int value) {
        ok_ = false;
        return value;
    }

    std::string_view rest_;
    bool ok_ = true;
};

} // namespace

std::int64_t days_since_epoch(Date date) {
    const std::int64_t year = date.month <= 2 ? date.year - 1 : date.year;
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const std::int64_t year_of_era = year - era * 400;
    const std::int64_t day_of_year =
        (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    const std::int64_t day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

int weekday(Date date) {
    const std::int64_t shifted = (days_since_epoch(date) + 4) % 7; // 1970-01-01 was a Thursday
    return static_cast<int>(shifted < 0 ? shifted + 7 : shifted);
}

std::optional<ZonedTime> parse_rfc3339(std::string_view text) {
    Scanner scan{text};
    Date date;
    date.year = scan.number(4, 1970, 9999);
    scan.one_of("-");
    date.month = scan.number(2, 1, 12);
    scan.one_of("-");
    date.day = scan.number(2, 1, 31);
    scan.one_of("Tt");
    const int hour = scan.number(2, 0, 23);
    scan.one_of(":");
    const int minute = scan.number(2, 0, 59);
    scan.one_of(":");
    const int second = scan.number(2, 0, 59);
    const int millisecond = scan.fraction();
    const char zone = scan.one_of("Zz+-");
    int offset = 0;
    if (zone == '+' || zone == '-') {
        const int hours = scan.number(2, 0, 23);
        scan.one_of(":");
        offset = (hours * 60 + scan.number(2, 0, 59)) * (zone == '-' ? -1 : 1);
    }
    if (!scan.finished() || date.day > days_in_month(date.year, date.month)) {
        return std::nullopt;
    }
    const std::int64_t minutes = days_since_epoch(date) * 1440 + hour * 60 + minute - offset;
    return ZonedTime{UtcTime{Milliseconds{(minutes * 60 + second) * 1000 + millisecond}}, date,
                     offset};
}

Date add_days(Date date, std::int64_t days) {
    // Hinnant's civil_from_days, the inverse of days_since_epoch.
    const std::int64_t shifted = days_since_epoch(date) + days + 719468;
    const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const std::int64_t day_of_era = shifted - era * 146097;
    const std::int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const std::int64_t day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t march_month = (5 * day_of_year + 2) / 153;
    const auto month = static_cast<int>(march_month < 10 ? march_month + 3 : march_month - 9);
    return {static_cast<int>(year_of_era + era * 400) + (month <= 2 ? 1 : 0), month,
            static_cast<int>(day_of_year - (153 * march_month + 2) / 5 + 1)};
}

WallTime wall_time(UtcTime time, int offset_minutes) {
    constexpr std::int64_t kMinute = 60'000;
    constexpr std::int64_t kDay = 1440;
    const std::int64_t ms = unix_ms(time);
    const std::int64_t whole = ms >= 0 ? ms / kMinute : (ms - kMinute + 1) / kMinute;
    const std::int64_t minutes = whole + offset_minutes;
    const std::int64_t days = minutes >= 0 ? minutes / kDay : (minutes - kDay + 1) / kDay;
    return {add_days(Date{}, days), static_cast<int>(minutes - days * kDay)};
}

std::int64_t unix_ms(UtcTime time) {
    return time.time_since_epoch().count();
}

UtcTime from_unix_ms(double milliseconds) {
    constexpr double kYear9999 = 253402300799000.0;
    // NaN compares false with everything and becomes 0.
    const double kept = milliseconds > 0 ? std::min(milliseconds, kYear9999) : 0;
    return UtcTime{Milliseconds{static_cast<std::int64_t>(kept)}};
}

} // namespace help
