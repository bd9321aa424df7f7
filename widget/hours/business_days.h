#pragma once

#include "widget/desk/desk.h"

#include <optional>

namespace help {

/// A day on which tickets are answered: Monday to Friday, as far as the desk has hours on them (a
/// desk without any such day works on the days that it has), and no exception that closes it.
[[nodiscard]] bool is_business_day(const DeskHours& hours, Date date);

/// The `days`-th business day after `today`, which never counts, however early it is; both in the
/// desk's zone. For backends that promise business days but tell no date. nullopt: nothing is
/// promised (`days` is 0) or the desk has no weekly hours.
[[nodiscard]] std::optional<Date> answer_by(const DeskHours& hours, Date today, int days);

} // namespace help
