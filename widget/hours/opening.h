#pragma once

#include "widget/desk/desk.h"

#include <optional>
#include <variant>

namespace help {

/// The backend did not say when support answers, or what it said has run out.
struct OpeningUnknown {};
struct OpenNow {
    std::optional<ZonedTime> closes; ///< nullopt: later than anything that is known
};
struct ClosedNow {
    std::optional<ZonedTime> opens; ///< nullopt: later than anything that is known
};
using Opening = std::variant<OpeningUnknown, OpenNow, ClosedNow>;

/// Whether support answers at `now`. The instant of closing is closed already; windows that touch
/// are one.
[[nodiscard]] Opening opening_at(const DeskHours& hours, UtcTime now);

/// Less than half an hour is left.
[[nodiscard]] bool closes_soon(const OpenNow& open, UtcTime now);

/// When the answer, or the words for it (hours/opening_words.h), will be other ones; nullopt: not
/// before the backend says something new.
[[nodiscard]] std::optional<UtcTime> opening_changes_at(const DeskHours& hours, UtcTime now);

/// What the desk's clock is away from UTC at `time`, in minutes: what it showed at the nearest
/// opening or closing. Exact but for the nights in which clocks are changed. nullopt: no window
/// tells.
[[nodiscard]] std::optional<int> desk_offset(const DeskHours& hours, UtcTime time);

} // namespace help
