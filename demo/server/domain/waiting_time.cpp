#include "demo/server/domain/waiting_time.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace help::desk {
namespace {

constexpr double kWeightOfNewest = 0.05;
constexpr std::int64_t kFewestChats = 10;
constexpr std::size_t kRemembered = 200;
constexpr std::size_t kFewestRatios = 20;
constexpr double kMostAbandonment = 1.0 / 120; // a second
constexpr double kUsualLow = 0.9;
constexpr double kUsualHigh = 1.4;

template <typename Value>
void remember(std::deque<Value>& values, Value value) {
    values.push_back(value);
    if (values.size() > kRemembered) values.pop_front();
}

double seconds_of(std::chrono::seconds time) {
    return static_cast<double>(time.count());
}

std::chrono::seconds rounded_up(double count) {
    constexpr double kMinute = 60;
    const double step = count < 2 * kMinute ? 15 : count < 10 * kMinute ? kMinute : 5 * kMinute;
    return std::chrono::seconds(static_cast<std::int64_t>(std::ceil(count / step) * step));
}

} // namespace

void WaitingTime::chat_took(Seconds time) {
    mean_chat_ += kWeightOfNewest * (seconds_of(time) - mean_chat_);
    ++chats_measured_;
}

void WaitingTime::was_served_after(Seconds waited) {
    remember(waits_, {seconds_of(waited), false});
}

void WaitingTime::gave_up_after(Seconds waited) {
    remember(waits_, {seconds_of(waited), true});
}

void WaitingTime::turned_out(Seconds expected, Seconds actual) {
    if (expected.count() <= 0) return;
    const double high = seconds_of(rounded_up(seconds_of(expected) * high_factor()));
    accuracy_.told += 1;
    accuracy_.within_high += seconds_of(actual) <= high ? 1 : 0;
    accuracy_.error_seconds += std::abs(seconds_of(expected) - seconds_of(actual));
    remember(ratios_, seconds_of(actual) / seconds_of(expected));
}

std::optional<double>
WaitingTime::expected(std::int64_t ahead, std::int64_t slots, std::int64_t free_slots) const {
    if (slots < 1 || !has_learnt()) return std::nullopt;
    if (ahead < free_slots) return 0;
    const double served = static_cast<double>(slots) / std::max(mean_chat_, 1.0);
    const double given_up = abandonment_rate();
    double wait = 0;
    for (std::int64_t place = 0; place <= ahead - free_slots; ++place)
        wait += 1 / (served + static_cast<double>(place) * given_up);
    return wait;
}

std::optional<WaitRange>
WaitingTime::range(std::int64_t ahead, std::int64_t slots, std::int64_t free_slots) const {
    const auto wait = expected(ahead, slots, free_slots);
    if (!wait) return std::nullopt;
    constexpr double kAtLeast = 1; // somebody still has to take the chat
    return WaitRange{rounded_up(*wait * low_factor()),
                     rounded_up(std::max(*wait * high_factor(), kAtLeast))};
}

double WaitingTime::low_factor() const {
    return quantile(0.5, kUsualLow);
}

double WaitingTime::high_factor() const {
    return std::max(low_factor(), quantile(0.8, kUsualHigh));
}

bool WaitingTime::has_learnt() const {
    return chats_measured_ >= kFewestChats;
}

double WaitingTime::abandonment_rate() const {
    double waited = 0;
    double given_up = 0;
    for (const auto& wait : waits_) {
        waited += wait.seconds;
        given_up += wait.given_up ? 1 : 0;
    }
    return waited > 0 ? std::min(given_up / waited, kMostAbandonment) : 0;
}

double WaitingTime::quantile(double share, double otherwise) const {
    if (ratios_.size() < kFewestRatios) return otherwise;
    std::vector<double> sorted(ratios_.begin(), ratios_.end());
    const auto at = sorted.begin() +
                    static_cast<std::ptrdiff_t>(share * static_cast<double>(sorted.size() - 1));
    std::ranges::nth_element(sorted, at);
    return *at;
}

} // namespace help::desk
