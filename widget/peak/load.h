#pragma once

#include "widget/base/time.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace help {

/// How busy one hour of the week usually is.
struct HourLoad {
    std::uint8_t level = 0;          ///< 0–100 of the busiest hour: offered load over capacity
    std::optional<int> wait_seconds; ///< typical (median) wait
    int samples = 0; ///< how many such hours were measured; −1: usually closed, nothing is known
};

enum class LoadSource : std::uint8_t {
    Measured,
    Configured, ///< the desk's own guess, until enough has been measured
};

/// The peak hours of a desk: 7 × 24 hours in its own zone; nullopt: closed.
struct Load {
    std::array<std::array<std::optional<HourLoad>, 24>, 7> week; ///< [0 = Sunday][hour]
    LoadSource source = LoadSource::Measured;
    std::string time_zone;
    UtcTime generated_at;
    UtcTime valid_until;
    std::optional<std::uint8_t> level_now;
    std::optional<int> wait_now_seconds;
};

} // namespace help
