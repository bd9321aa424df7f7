#include "demo/server/net/token_buckets.h"

#include <algorithm>
#include <cmath>

namespace help::net {
namespace {

constexpr std::size_t kMostBuckets = 20000;

} // namespace

std::optional<std::chrono::seconds>
TokenBuckets::take(const std::string& key, Time now, double tokens) {
    if (buckets_.size() >= kMostBuckets) forget_full_ones(now);
    auto& bucket = buckets_.try_emplace(key, Bucket{rate_.burst, now}).first->second;
    bucket = {tokens_at(bucket, now), now};
    if (bucket.tokens < tokens) {
        const double wait = (tokens - bucket.tokens) / rate_.per_second;
        return std::chrono::seconds(static_cast<std::int64_t>(std::ceil(wait)));
    }
    bucket.tokens -= tokens;
    return std::nullopt;
}

double TokenBuckets::tokens_at(const Bucket& bucket, Time now) const {
    const double passed = std::chrono::duration<double>(now - bucket.counted_at).count();
    return std::min(rate_.burst, bucket.tokens + passed * rate_.per_second);
}

void TokenBuckets::forget_full_ones(Time now) {
    std::erase_if(buckets_,
                  [&](const auto& entry) { return tokens_at(entry.second, now) >= rate_.burst; });
    // All of them busy: an attack from everywhere. Memory matters more than fairness then.
    if (buckets_.size() >= kMostBuckets) buckets_.clear();
}

} // namespace help::net
