#include "demo/server/domain/time_zone.h"

// GCC 12 has no time zones in <chrono>; this file is the only one that knows the library they came
// from.
#include <date/tz.h>

#include <array>
#include <cstdio>
#include <cstdlib>

namespace help::desk {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::seconds;

std::string date_and_time(std::chrono::local_seconds local) {
    const auto day = floor<days>(local);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss<seconds> time{local - day};
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d",
                  static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()), static_cast<int>(time.hours().count()),
                  static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    return text.data();
}

} // namespace

std::string rfc3339(ZonedInstant time) {
    const std::chrono::local_seconds local{time.instant.time_since_epoch() + time.offset};
    const auto minutes =
        static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(time.offset).count());
    std::array<char, 16> offset{};
    std::snprintf(offset.data(), offset.size(), "%c%02d:%02d", minutes < 0 ? '-' : '+',
                  std::abs(minutes) / 60, std::abs(minutes) % 60);
    return date_and_time(local) + offset.data();
}

std::string rfc3339(Instant time) {
    return date_and_time(std::chrono::local_seconds{time.time_since_epoch()}) + "Z";
}

Instant utc_instant(const std::string& text) {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    std::sscanf(text.c_str(), "%4d-%2u-%2uT%2d:%2d:%2dZ", &year, &month, &day, &hour, &minute,
                &second);
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                           std::chrono::day(day)};
    return std::chrono::sys_days{date} + std::chrono::hours(hour) + std::chrono::minutes(minute) +
           seconds(second);
}

std::optional<Instant> instant_of(const std::string& text) {
    constexpr int kDateAndTime = 19; // characters of 2026-12-24T12:00:00
    int offset_hours = 0;
    int offset_minutes = 0;
    char sign = 0;
    int read = 0;
    const auto zone = text.size() > kDateAndTime ? text.substr(kDateAndTime) : "";
    const bool has_offset = std::sscanf(zone.c_str(), "%c%2d:%2d%n", &sign, &offset_hours,
                                        &offset_minutes, &read) == 3 &&
                            read == 6 && zone.size() == 6 && (sign == '+' || sign == '-');
    if (zone != "Z" && !has_offset) return std::nullopt;
    const auto local = utc_instant(text);
    // What was read must be what was written: no 30th of February, no 25 o'clock, no blanks.
    if (rfc3339(local).substr(0, kDateAndTime) != text.substr(0, kDateAndTime)) return std::nullopt;
    const auto offset = std::chrono::hours(offset_hours) + std::chrono::minutes(offset_minutes);
    return sign == '-' ? local + offset : local - offset;
}

std::optional<TimeZone> TimeZone::find(const std::string& iana_name) {
    try {
        return TimeZone(date::locate_zone(iana_name));
    } catch (const std::runtime_error&) {
        return std::nullopt;
    }
}

std::chrono::local_days TimeZone::today(Instant now) const {
    const auto local = zone_->to_local(now);
    return std::chrono::local_days{floor<days>(local).time_since_epoch()};
}

int TimeZone::hour(Instant now) const {
    const auto local = zone_->to_local(now);
    return static_cast<int>(floor<std::chrono::hours>(local - floor<days>(local)).count());
}

Instant TimeZone::hour_start(Instant now) const {
    const auto local = zone_->to_local(now);
    return now - (local - floor<std::chrono::hours>(local));
}

ZonedInstant TimeZone::at(std::chrono::local_days day, seconds time_of_day) const {
    const date::local_seconds local{day.time_since_epoch() + time_of_day};
    const Instant instant = zone_->to_sys(local, date::choose::latest);
    return {instant, zone_->get_info(instant).offset};
}

} // namespace help::desk
