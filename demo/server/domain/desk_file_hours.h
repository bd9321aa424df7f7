#pragma once

#include "demo/server/domain/business_days.h"
#include "demo/server/domain/desk.h"
#include "demo/server/domain/json_field.h"

/// The parts of a desk file about time. Each throws FileFault with the place.
namespace help::desk {

[[nodiscard]] TimeZone read_time_zone(const JsonField& field);

/// The intervals of `hours/weekly` as the protocol tells them.
[[nodiscard]] std::vector<OpenInterval> read_weekly(const JsonField& list);

/// The same as rules, with `holidays` as closed days and `hours/exceptions` over them.
[[nodiscard]] OpeningHours read_opening_hours(const JsonField& file,
                                              const std::vector<OpenInterval>& weekly,
                                              const std::vector<std::string>& locales);

/// What holds on a date instead of the week.
[[nodiscard]] DayException read_exception(const JsonField& field,
                                          const std::vector<std::string>& locales);

/// Of the days with opening hours, those on which tickets are answered.
[[nodiscard]] BusinessWeek read_business_week(const JsonField& file, const OpeningHours& opening);

} // namespace help::desk
