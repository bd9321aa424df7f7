#pragma once

#include <cstdint>

/// A support desk as research/backends.md simulates it: two peaks a day, chats that take 9 minutes
/// in the mean (lognormal, coefficient of variation 1.1), customers who give up after 20 minutes in
/// the mean (exponential), every agent with the same number of chats at once.
struct SimulatedDesk {
    int agents = 6;
    int chats_each = 3;
    int days = 60;
    std::uint64_t seed = 0;
};

/// How the waiting times that were told turned out, of those who had to wait and were served.
struct SeenWaits {
    int told = 0;
    double mean_wait = 0;
    double mean_error = 0; // seconds, absolute
    double bias = 0;       // seconds; above 0: told too long
    double share_within_high = 0;
};

[[nodiscard]] SeenWaits simulate_desk(const SimulatedDesk& desk);
