#pragma once

#include "widget/desk/desk.h"

#include <optional>

namespace help {

/// A day on which tickets are answered, with no exception that closes it: one of the desk's
/// business days that has hours. A desk that does not name them answers from Monday to Friday, as
/// far as it has hours on them; without any such day, on the days that it has.
[[nodiscard]] bool is_business_day(const DeskHours& hours, Date date);

/// The `days`-th business day after `today`, which never counts, however early it is; both in the
/// desk's zone. For backends that promise business days but tell no date. nullopt: nothing is
/// promised (`days` is 0) or the desk has no hours on any such day.
[[nodiscard]] std::optional<Date> answer_by(const DeskHours& hours, Date today, int days);

} // namespace help
