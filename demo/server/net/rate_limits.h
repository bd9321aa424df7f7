#pragma once

#include "demo/server/net/token_buckets.h"

#include <cstdint>

namespace help::net {

inline constexpr int kGiB = 1 << 30;
inline constexpr double kDay = 24 * 60 * 60; // seconds

/// How much one client may ask for. One address can be an office of hundreds behind one router: a
/// customer's whole way through a ticket is three requests, and 600 at once let 200 people do it in
/// the same second. Logins have limits of their own (login_limits.h). Figures are repeated in
/// docs/backend.md.
struct RateLimits {
    TokenBuckets requests_by_address{{.burst = 600, .per_second = 20}};
    TokenBuckets sessions_by_address{{.burst = 200, .per_second = 1}};
    TokenBuckets requests_by_session{{.burst = 60, .per_second = 1}}; // of a customer
    /// In place of both, once the session is known to be an agent's: the desk page asks for the
    /// queue at every event, at most ten times a second.
    TokenBuckets requests_by_agent_session{{.burst = 200, .per_second = 10}};
    TokenBuckets uploads_by_address{{.burst = 300, .per_second = 1}};
    /// Of files that are kept, and new tickets: on the store's thread, which knows what is new.
    TokenBuckets uploaded_bytes_by_address{{.burst = kGiB, .per_second = 2.0 * kGiB / kDay}};
    TokenBuckets tickets_by_address{{.burst = 200, .per_second = 0.1}};
    std::int64_t waiting_bytes_by_address = kGiB / 4; // of files: a quarter of what all have
    int tickets_by_subject_per_hour = 20;
    int waiting_chats_by_address = 10;
    int large_bodies_by_address = 4;   // at once
    int connections_by_address = 2000; // at once: an eighth of all (http_server.h)
};

} // namespace help::net
