#pragma once

#include "widget/desk/desk.h"
#include "widget/i18n/messages.h"

#include <string>
#include <vector>

namespace help {

/// One line of a timetable: neighbouring days with the same times are one line.
struct TimetableLine {
    std::string days;  ///< "Segunda-feira a sexta-feira"
    std::string times; ///< "08:00 às 18:00"
    friend bool operator==(const TimetableLine&, const TimetableLine&) = default;
};

/// The week from Monday to Sunday in words; empty when the desk has no hours.
[[nodiscard]] std::vector<TimetableLine> timetable(const DeskHours& hours,
                                                   const Messages& messages);

} // namespace help
