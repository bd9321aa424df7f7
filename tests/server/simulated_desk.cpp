#include "tests/server/simulated_desk.h"

#include "demo/server/domain/waiting_time.h"

#include <cmath>
#include <deque>
#include <queue>
#include <random>
#include <utility>
#include <vector>

namespace {

using help::desk::WaitingTime;

constexpr double kMeanChat = 9 * 60;
constexpr double kVariation = 1.1;
constexpr double kMeanPatience = 20 * 60;
constexpr double kDay = 10 * 3600; // of opening
constexpr double kPi = 3.14159265358979;

std::chrono::seconds whole(double seconds) {
    return std::chrono::seconds(std::llround(seconds));
}

struct Waiting {
    double since;
    double gives_up_at;
    std::optional<double> expected;
    double high;
};

using End = std::pair<double, double>; // of a chat: when, and how long it took

class Simulation {
public:
    explicit Simulation(const SimulatedDesk& desk)
        : slots_(desk.agents * desk.chats_each), random_(desk.seed),
          chat_time_(std::log(kMeanChat) - 0.5 * std::log(1 + kVariation * kVariation),
                     std::sqrt(std::log(1 + kVariation * kVariation))) {}

    void one_day() {
        double next_arrival = 0;
        while (true) {
            next_arrival += gap_at(next_arrival);
            if (next_arrival > kDay) break;
            finish_until(next_arrival);
            arrive(next_arrival);
        }
        finish_until(kDay + 100 * 3600); // the evening: everybody is served or leaves
    }

    [[nodiscard]] SeenWaits seen() const {
        auto means = sums_;
        const double count = std::max(1, sums_.told);
        means.mean_wait /= count;
        means.mean_error /= count;
        means.bias /= count;
        means.share_within_high /= count;
        return means;
    }

private:
    /// Time to the next arrival; two peaks of 1.15 times what the desk can serve.
    double gap_at(double time) {
        const double wave = std::sin(2 * kPi * time / (kDay / 2) - kPi / 2);
        const double chats_at_once = static_cast<double>(slots_) * (0.8 + 0.35 * wave);
        return std::exponential_distribution<double>(chats_at_once / kMeanChat)(random_);
    }

    void arrive(double now) {
        drop_impatient(now);
        Waiting customer{now, now + patience_(random_), {}, 0};
        const auto ahead = static_cast<std::int64_t>(waiting_.size());
        const auto free = slots_ - static_cast<std::int64_t>(ends_.size());
        customer.expected = time_.expected(ahead, slots_, free);
        if (const auto range = time_.range(ahead, slots_, free))
            customer.high = static_cast<double>(range->high.count());
        waiting_.push_back(customer);
        serve(now);
    }

    void finish_until(double now) {
        while (!ends_.empty() && ends_.top().first <= now) {
            const auto [end, took] = ends_.top();
            ends_.pop();
            time_.chat_took(whole(took));
            drop_impatient(end);
            serve(end);
        }
    }

    void drop_impatient(double now) {
        std::erase_if(waiting_, [&](const Waiting& customer) {
            if (customer.gives_up_at > now) return false;
            time_.gave_up_after(whole(customer.gives_up_at - customer.since));
            return true;
        });
    }

    void serve(double now) {
        while (!waiting_.empty() && static_cast<std::int64_t>(ends_.size()) < slots_) {
            const auto customer = waiting_.front();
            waiting_.pop_front();
            note(customer, now - customer.since);
            const double takes = chat_time_(random_);
            ends_.emplace(now + takes, takes);
        }
    }

    void note(const Waiting& customer, double waited) {
        time_.was_served_after(whole(waited));
        if (!customer.expected || *customer.expected <= 0) return;
        time_.turned_out(whole(*customer.expected), whole(waited));
        sums_.told += 1;
        sums_.mean_wait += waited;
        sums_.mean_error += std::abs(*customer.expected - waited);
        sums_.bias += *customer.expected - waited;
        sums_.share_within_high += waited <= customer.high ? 1 : 0;
    }

    std::int64_t slots_;
    std::mt19937_64 random_;
    std::lognormal_distribution<double> chat_time_;
    std::exponential_distribution<double> patience_{1 / kMeanPatience};
    WaitingTime time_{whole(kMeanChat)};
    std::deque<Waiting> waiting_{};
    std::priority_queue<End, std::vector<End>, std::greater<>> ends_{};
    SeenWaits sums_{};
};

} // namespace

SeenWaits simulate_desk(const SimulatedDesk& desk) {
    Simulation simulation(desk);
    for (int day = 0; day < desk.days; ++day)
        simulation.one_day();
    return simulation.seen();
}
