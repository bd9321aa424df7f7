#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <unordered_map>

namespace help::net {

/// How often something may be done: `burst` times at once, and `per_second` in the long run.
struct Rate {
    double burst = 0;
    double per_second = 0;
};

/// One token bucket for every key. Memory is bounded: buckets that are full again are forgotten,
/// since they say nothing.
class TokenBuckets {
public:
    using Time = std::chrono::steady_clock::time_point;

    explicit TokenBuckets(Rate rate) : rate_(rate) {}

    /// Takes so many tokens of `key`, at most a burst. When there are fewer it takes none: how long
    /// until there are as many, rounded up to whole seconds.
    [[nodiscard]] std::optional<std::chrono::seconds>
    take(const std::string& key, Time now, double tokens = 1);

private:
    struct Bucket {
        double tokens;
        Time counted_at;
    };
    [[nodiscard]] double tokens_at(const Bucket& bucket, Time now) const;
    void forget_full_ones(Time now);

    Rate rate_;
    std::unordered_map<std::string, Bucket> buckets_{};
};

} // namespace help::net
