#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

namespace help::desk {

/// What a customer was told when they began to wait, and how long they waited.
struct ToldWait {
    std::chrono::seconds expected{};
    std::chrono::seconds high{};
    std::chrono::seconds actual{};
};

/// How honest the waiting times were that the desk told.
struct WaitFigures {
    std::int64_t told = 0;
    double within_high = 0; // the share of waits that were not longer than the high end
    double mean_error = 0;  // seconds between the estimate and what it turned out to be
};

[[nodiscard]] WaitFigures wait_figures(const std::vector<ToldWait>& waits);

} // namespace help::desk
