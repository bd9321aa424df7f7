#pragma once

#include "widget/desk/desk.h"
#include "widget/i18n/messages.h"

#include <string>
#include <vector>

namespace help {

/// The exception of that day; null: a day like any other.
[[nodiscard]] const DayException* exception_on(const DeskHours& hours, Date date);

/// One day with other hours than usual, in words.
struct HolidayLine {
    Date date;
    std::string words; ///< "Natal — fechado"
    friend bool operator==(const HolidayLine&, const HolidayLine&) = default;
};

/// The exceptions of `today` (the desk's) and the 60 days after it, in order.
[[nodiscard]] std::vector<HolidayLine>
holidays_ahead(const DeskHours& hours, Date today, const Messages& messages);

/// "Natal — fechado", "Véspera de Natal — 8h às 12h"
[[nodiscard]] std::string holiday_words(const DayException& exception, const Messages& messages);

} // namespace help
