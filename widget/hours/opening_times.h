#pragma once

#include "widget/desk/desk.h"
#include "widget/i18n/messages.h"

#include <string>
#include <vector>

namespace help {

/// One line of a timetable: neighbouring days with the same times are one line.
struct TimetableLine {
    std::string days;  ///< "Segunda a sexta"
    std::string times; ///< "8h às 18h"
    friend bool operator==(const TimetableLine&, const TimetableLine&) = default;
};

/// "8h", "8h30", of a minute of the day; 1440 is "24h". As each language tells the hours of a day,
/// of 24 in all of them.
[[nodiscard]] std::string time_words(int minute, const Messages& messages);
/// "8h às 18h", "18h à 1h", "24 horas": minutes of the day, as of a WeeklyInterval.
[[nodiscard]] std::string range_words(int open, int close, const Messages& messages);

/// The week from Monday to Sunday in words; empty when the desk has no hours.
[[nodiscard]] std::vector<TimetableLine> timetable(const DeskHours& hours,
                                                   const Messages& messages);

} // namespace help
