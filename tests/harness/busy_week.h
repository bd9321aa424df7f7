#pragma once

#include "widget/peak/load.h"

#include <utility>
#include <vector>

namespace help::test {

/// One day of a week: its weekday (0 = Sunday) and the level of each of its open hours.
struct BusyDay {
    std::size_t day;
    std::vector<std::pair<std::size_t, std::uint8_t>> hours;
};

/// A measured load with enough samples and no waits; what is not named is closed.
[[nodiscard]] inline Load busy_week(const std::vector<BusyDay>& days) {
    Load load;
    for (const BusyDay& day : days) {
        for (const auto& [hour, level] : day.hours) {
            load.week[day.day][hour] = HourLoad{level, {}, 10};
        }
    }
    return load;
}

} // namespace help::test
