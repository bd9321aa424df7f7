#pragma once

#include "widget/i18n/messages.h"
#include "widget/peak/quiet_hours.h"

#include <string>

namespace help {

/// "8h"
[[nodiscard]] std::string hour_words(int hour, const Messages& messages);
/// "14h às 15h"
[[nodiscard]] std::string hour_span_words(int hour, const Messages& messages);
/// "tranquilo, espera típica de 3 min", "fechado"
[[nodiscard]] std::string load_words(const PeakHour& hour, const Messages& messages);
/// "14h às 15h: tranquilo, espera típica de 3 min"; of the current hour "Agora, 14h às 15h: …"
[[nodiscard]] std::string peak_hour_words(const PeakHour& hour, const Messages& messages);

/// What the graph says of `date`, as a sentence or two: "Mais tranquilo hoje: 14h–16h, espera
/// típica de 3 min."
[[nodiscard]] std::string conclusion_words(const Load& load,
                                           const DeskHours& hours,
                                           Date date,
                                           const PeakClock& clock,
                                           const Messages& messages);

/// How far the figures can be trusted: "Dados de 12 de novembro." when they are old, "Estimativa …"
/// when nothing was measured; empty when there is nothing to warn of.
[[nodiscard]] std::string
source_words(const Load& load, const PeakClock& clock, const Messages& messages);

} // namespace help
