#pragma once

#include "widget/desk/desk.h"
#include "widget/i18n/messages.h"

#include <string>
#include <string_view>
#include <vector>

namespace help {

/// One line of a timetable: neighbouring days with the same times are one line.
struct TimetableLine {
    std::string days;  ///< "Segunda-feira a sexta-feira"
    std::string times; ///< "08:00 às 18:00"
    friend bool operator==(const TimetableLine&, const TimetableLine&) = default;
};

/// "08:00 às 18:00", "18:00 à 01:00", "24 horas": minutes of the day, as of a WeeklyInterval.
[[nodiscard]] std::string range_words(int open, int close, const Messages& messages);
/// The same of words that are there already; `hour` is the one that `to` says.
[[nodiscard]] std::string
range_words(std::string_view from, std::string_view to, int hour, const Messages& messages);

/// The week from Monday to Sunday in words; empty when the desk has no hours.
[[nodiscard]] std::vector<TimetableLine> timetable(const DeskHours& hours,
                                                   const Messages& messages);

} // namespace help
