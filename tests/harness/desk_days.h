#pragma once

#include "widget/desk/desk.h"

#include <string_view>

namespace help::test {

/// An instant with the offset that it is written with; throws on text that is none.
[[nodiscard]] inline ZonedTime at(std::string_view rfc3339) {
    return parse_rfc3339(rfc3339).value();
}

[[nodiscard]] inline UtcTime utc(std::string_view rfc3339) {
    return at(rfc3339).utc;
}

/// The desk of the domain without its windows: Monday to Friday 08:00–18:00, Saturday 09:00–18:00.
[[nodiscard]] inline DeskHours usual_hours() {
    DeskHours hours;
    hours.time_zone = "America/Sao_Paulo";
    hours.weekly = {{{1, 2, 3, 4, 5}, 8 * 60, 18 * 60}, {{6}, 9 * 60, 18 * 60}};
    return hours;
}

} // namespace help::test
