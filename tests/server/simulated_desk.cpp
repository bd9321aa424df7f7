#include "tests/server/simulated_desk.h"

#include <algorithm>
#include <cmath>

using help::desk::SimulatedChat;
using help::desk::SimulatedEnd;

namespace {

void note(const SimulatedChat& chat, SeenWaits& sums) {
    const bool waited_as_told = chat.end == SimulatedEnd::Served && chat.expected.value_or(0) > 0;
    if (!waited_as_told) return;
    const double waited = chat.served_at - chat.arrived;
    sums.told += 1;
    sums.mean_wait += waited;
    sums.mean_error += std::abs(*chat.expected - waited);
    sums.bias += *chat.expected - waited;
    sums.share_within_high += waited <= chat.told_at_most ? 1 : 0;
}

} // namespace

SeenWaits simulate_desk(const help::desk::SimulatedDesk& desk, int days) {
    constexpr double kTenHours = 10 * 3600;
    help::desk::DeskSimulation simulation(desk);
    SeenWaits means;
    for (int day = 0; day < days; ++day)
        for (const auto& chat : simulation.day(kTenHours, 1))
            note(chat, means);
    const double count = std::max(1, means.told);
    means.mean_wait /= count;
    means.mean_error /= count;
    means.bias /= count;
    means.share_within_high /= count;
    return means;
}
