#include "widget/transport/retry.h"

#include <algorithm>

namespace help {

namespace {

bool may_pass(ProblemCode code) {
    return code == ProblemCode::Unreachable || code == ProblemCode::Unavailable ||
           code == ProblemCode::RateLimited || code == ProblemCode::Internal;
}

} // namespace

std::optional<Milliseconds> pause_before_retry(const Problem& problem, int tries, Random& random) {
    if (!may_pass(problem.code) || tries >= kMostTries || problem.retry_after > kLongestPause) {
        return std::nullopt;
    }
    if (problem.retry_after.count() > 0) {
        return problem.retry_after;
    }
    const std::int64_t cap = std::min<std::int64_t>(8000, std::int64_t{500} << tries);
    return Milliseconds{static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(cap)))};
}

} // namespace help
