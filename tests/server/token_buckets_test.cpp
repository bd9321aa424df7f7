#include "demo/server/net/token_buckets.h"

#include <doctest/doctest.h>

TEST_SUITE("domain") {
    TEST_CASE("a bucket gives its burst at once, then its rate, and says how long to wait") {
        using help::net::TokenBuckets;
        using std::chrono::seconds;
        TokenBuckets buckets({.burst = 2, .per_second = 0.5});
        const TokenBuckets::Time start{};
        CHECK_FALSE(buckets.take("a", start));
        CHECK_FALSE(buckets.take("a", start));
        CHECK(buckets.take("a", start) == seconds(2));
        CHECK_FALSE(buckets.take("b", start)); // everybody has a bucket of their own
        CHECK(buckets.take("a", start + seconds(1)) == seconds(1));
        CHECK_FALSE(buckets.take("a", start + seconds(2)));
    }

    TEST_CASE("a bucket gives many tokens together or none of them") {
        using help::net::TokenBuckets;
        using std::chrono::seconds;
        TokenBuckets buckets({.burst = 10, .per_second = 2});
        const TokenBuckets::Time start{};
        CHECK_FALSE(buckets.take("a", start, 8));
        CHECK(buckets.take("a", start, 5) == seconds(2));
        CHECK_FALSE(buckets.take("a", start, 2));
        CHECK_FALSE(buckets.take("a", start + seconds(5), 10));
    }
}
