#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace help::net {

/// How the desk stands at the moment of a scrape.
struct Gauges {
    std::int64_t listeners = 0; // open streams and polls
    std::int64_t waiting_chats = 0;
    std::int64_t agents_online = 0;
    std::int64_t store_jobs = 0; // that wait for the store
    std::int64_t estimates = 0;  // waiting times that were told and turned out …
    std::int64_t estimates_within_high = 0;
    double estimate_error_seconds = 0; // … the sum of how far they were off
};

/// What was answered since the start, in the text format of Prometheus (version 0.0.4). Callable
/// from any thread. Its labels are our own words only, so that no client can make more of them.
class Metrics {
public:
    /// `route` is a pattern such as `/v1/tickets/{}`.
    void count(const std::string& route,
               std::string_view method,
               int status,
               std::chrono::duration<double> took);

    [[nodiscard]] std::string text(const Gauges& gauges) const;

private:
    static constexpr std::array<double, 9> kBounds{0.001, 0.0025, 0.005, 0.01, 0.025,
                                                   0.05,  0.1,    0.5,   2.5};
    struct Route {
        std::map<std::pair<std::string, int>, std::int64_t> answers{}; // by method and status
        std::array<std::int64_t, kBounds.size() + 1> took{};           // by bucket; the last: more
        double seconds = 0;
    };
    [[nodiscard]] std::int64_t created(std::string_view end_of_route) const;

    mutable std::mutex mutex_{};
    std::map<std::string, Route> routes_{};
};

} // namespace help::net
