#pragma once

#include "widget/base/random.h"
#include "widget/base/time.h"
#include "widget/transport/problem.h"

#include <optional>

namespace help {

/// A call that somebody waits for is made at most this often.
inline constexpr int kMostTries = 4;
/// A backend that asks for a longer pause than this is not waited for: the customer is told.
inline constexpr Milliseconds kLongestPause{30'000};

/// What a backend that has had too many requests, and does not say when it takes more, is given on
/// top of any pause.
[[nodiscard]] constexpr Milliseconds grace(const Problem& problem) {
    const bool busy = problem.code == ProblemCode::RateLimited && problem.retry_after.count() == 0;
    return Milliseconds{busy ? 1'000 : 0};
}

/// How long to wait before the next try of a call that has been made `tries` times and failed with
/// `problem`; nullopt: give up. Full jitter, rand(0, min(8 s, 0.5 s · 2^tries)) (Brooker,
/// "Exponential Backoff And Jitter", 2015) and grace(), unless the backend said when.
[[nodiscard]] std::optional<Milliseconds>
pause_before_retry(const Problem& problem, int tries, Random& random);

/// The same for what is repeated as long as the failure may pass: messages, and listening. Full
/// jitter, rand(0, min(30 s, 0.5 s · 2^tries)), unless the backend said when; grace() comes on top.
[[nodiscard]] Milliseconds patient_pause(Milliseconds retry_after, int tries, Random& random);

} // namespace help
