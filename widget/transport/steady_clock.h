#pragma once

#include "widget/base/time.h"

#include <algorithm>

namespace help {

/// Time that never runs backwards, from a clock on the wall that may: a pause of a second stays
/// one when somebody sets the clock back an hour. Forward jumps count, because a laptop sleeps.
class SteadyClock {
public:
    /// The steady time at `wall`.
    UtcTime read(UtcTime wall) {
        if (wall < last_wall_) {
            ahead_ += last_wall_ - wall;
        }
        last_wall_ = wall;
        return wall + ahead_;
    }

    /// When the clock on the wall will show it, as far as is known now.
    [[nodiscard]] UtcTime wall(UtcTime steady) const { return steady - ahead_; }

private:
    UtcTime last_wall_;
    Milliseconds ahead_{0};
};

} // namespace help
