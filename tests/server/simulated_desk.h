#pragma once

#include "demo/server/domain/desk_simulation.h"

/// How the waiting times that were told turned out, of those who had to wait and were served.
struct SeenWaits {
    int told = 0;
    double mean_wait = 0;
    double mean_error = 0; // seconds, absolute
    double bias = 0;       // seconds; above 0: told too long
    double share_within_high = 0;
};

/// `days` of ten hours each.
[[nodiscard]] SeenWaits simulate_desk(const help::desk::SimulatedDesk& desk, int days);
