#pragma once

#include "demo/server/net/token_buckets.h"

namespace help::net {

/// How much one client may ask for. One address can be an office of hundreds behind one router: a
/// customer's whole way through a ticket is three requests, and 600 at once let 200 people do it in
/// the same second. Figures are repeated in docs/backend.md.
struct RateLimits {
    TokenBuckets requests_by_address{{.burst = 600, .per_second = 20}};
    TokenBuckets sessions_by_address{{.burst = 200, .per_second = 1}};
    TokenBuckets logins_by_address{{.burst = 10, .per_second = 0.2}};
    TokenBuckets requests_by_session{{.burst = 60, .per_second = 1}};
    TokenBuckets uploads_by_address{{.burst = 300, .per_second = 1}};
    int tickets_by_subject_per_hour = 20;
};

} // namespace help::net
