#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>

namespace help::desk {

/// A range of time that a customer will wait: half of all wait less than about `low`, four of five
/// less than `high`.
struct WaitRange {
    std::chrono::seconds low{};
    std::chrono::seconds high{};

    bool operator==(const WaitRange&) const = default;
};

/// How long somebody in a queue will wait. The queue-length estimator with abandonment (QL_m) of
/// Ibrahim & Whitt, "Real-time delay estimation in overloaded multiserver queues with
/// abandonments", Management Science 55 (2009): with n customers ahead and all of s slots busy,
///     W = sum over k = 0..n of 1 / (s·μ + k·θ)
/// where 1/μ is how long a slot is taken by a chat (moving average) and θ how often a waiting
/// customer gives up. The range comes from how earlier estimates turned out: the 50 % and 80 %
/// quantiles of actual over estimated. What it learns is kept in memory only; feed it the newest
/// chats after a start.
class WaitingTime {
public:
    using Seconds = std::chrono::seconds;

    explicit WaitingTime(Seconds typical_chat)
        : mean_chat_(static_cast<double>(typical_chat.count())) {}

    void chat_took(Seconds time);
    void was_served_after(Seconds waited);
    void gave_up_after(Seconds waited);
    /// What an estimate (of `expected`) turned out to be.
    void turned_out(Seconds expected, Seconds actual);

    /// W for somebody behind `ahead` others, as seconds. Nothing without a slot, and nothing before
    /// ten chats were measured: no number is better than an invented one.
    [[nodiscard]] std::optional<double>
    expected(std::int64_t ahead, std::int64_t slots, std::int64_t free_slots) const;

    /// The same as the range to tell, rounded up: to 15 s below two minutes, to a minute below ten,
    /// to five minutes above.
    [[nodiscard]] std::optional<WaitRange>
    range(std::int64_t ahead, std::int64_t slots, std::int64_t free_slots) const;

    [[nodiscard]] double mean_chat() const { return mean_chat_; }
    /// Ten chats were measured.
    [[nodiscard]] bool has_learnt() const;

    /// Of all estimates that turned out: how many waits were not longer than the high end, and the
    /// sum of how far the expected wait was off.
    struct Accuracy {
        std::int64_t told = 0;
        std::int64_t within_high = 0;
        double error_seconds = 0;
    };
    [[nodiscard]] const Accuracy& accuracy() const { return accuracy_; }

private:
    struct Wait {
        double seconds;
        bool given_up;
    };
    [[nodiscard]] double abandonment_rate() const;
    [[nodiscard]] double quantile(double share, double otherwise) const;
    [[nodiscard]] double low_factor() const;
    [[nodiscard]] double high_factor() const;

    double mean_chat_;
    std::int64_t chats_measured_ = 0;
    std::deque<Wait> waits_{};
    std::deque<double> ratios_{};
    Accuracy accuracy_{};
};

} // namespace help::desk
