#include "demo/server/domain/wait_figures.h"

namespace help::desk {

WaitFigures wait_figures(const std::vector<ToldWait>& waits) {
    WaitFigures figures{.told = static_cast<std::int64_t>(waits.size())};
    if (waits.empty()) return figures;
    double kept = 0;
    double error = 0;
    for (const auto& wait : waits) {
        kept += wait.actual <= wait.high ? 1 : 0;
        error += static_cast<double>(std::chrono::abs(wait.actual - wait.expected).count());
    }
    const auto count = static_cast<double>(waits.size());
    figures.within_high = kept / count;
    figures.mean_error = error / count;
    return figures;
}

} // namespace help::desk
