#pragma once

#include "widget/hours/opening.h"
#include "widget/i18n/messages.h"

#include <string>

namespace help {

/// "Aberto agora · fecha às 18h", "Fechado agora · abre amanhã às 8h". Times are the desk's,
/// with the customer's own behind them where the two clocks differ now: nobody knows the customer's
/// zone, so both are taken to change theirs together. Empty: it is not known.
/// `customer_offset_minutes` is Preferences::utc_offset_minutes.
[[nodiscard]] std::string opening_words(const Opening& opening,
                                        const DeskHours& hours,
                                        UtcTime now,
                                        int customer_offset_minutes,
                                        const Messages& messages);

/// "amanhã às 8h", "segunda-feira às 8h (12h no seu horário)", of an instant that the
/// desk's clock tells.
[[nodiscard]] std::string when_words(const ZonedTime& time,
                                     const DeskHours& hours,
                                     UtcTime now,
                                     int customer_offset_minutes,
                                     const Messages& messages);

} // namespace help
