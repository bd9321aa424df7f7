#include "widget/transport/retry.h"

#include <algorithm>

namespace help {

namespace {

/// Evenly in [0, min(`cap`, 0.5 s · 2^tries)).
Milliseconds full_jitter(Milliseconds cap, int tries, Random& random) {
    constexpr int kMostDoublings = 10;
    const std::int64_t grown = std::int64_t{500} << std::min(tries, kMostDoublings);
    const std::int64_t limit = std::min<std::int64_t>(cap.count(), grown);
    return Milliseconds{static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(limit)))};
}

} // namespace

std::optional<Milliseconds> pause_before_retry(const Problem& problem, int tries, Random& random) {
    if (!may_pass(problem.code) || tries >= kMostTries || problem.retry_after > kLongestPause) {
        return std::nullopt;
    }
    if (problem.retry_after.count() > 0) {
        return problem.retry_after;
    }
    return full_jitter(Milliseconds{8'000}, tries, random) + grace(problem);
}

Milliseconds patient_pause(Milliseconds retry_after, int tries, Random& random) {
    constexpr Milliseconds kMostPatience{300'000};
    return retry_after.count() > 0 ? std::min(retry_after, kMostPatience)
                                   : full_jitter(Milliseconds{30'000}, tries, random);
}

} // namespace help
