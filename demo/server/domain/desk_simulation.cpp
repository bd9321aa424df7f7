#include "demo/server/domain/desk_simulation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace help::desk {
namespace {

constexpr double kMeanChat = 9 * 60;
constexpr double kVariation = 1.1;
constexpr double kMeanPatience = 20 * 60;
constexpr double kUsualLoad = 0.8; // of what the desk can serve …
constexpr double kPeakLoad = 0.35; // … and what the peaks add to it
constexpr double kPi = 3.14159265358979;

std::chrono::seconds whole(double seconds) {
    return std::chrono::seconds(std::llround(seconds));
}

} // namespace

DeskSimulation::DeskSimulation(const SimulatedDesk& desk)
    : slots_(std::int64_t{desk.agents} * desk.chats_each), random_(desk.seed),
      chat_time_(std::log(kMeanChat) - 0.5 * std::log(1 + kVariation * kVariation),
                 std::sqrt(std::log(1 + kVariation * kVariation))),
      patience_(1 / kMeanPatience), waiting_time_(whole(kMeanChat)),
      active_of_agent_(static_cast<std::size_t>(desk.agents)) {}

std::vector<SimulatedChat> DeskSimulation::day(double length, double crowd) {
    double next = gap_at(0, length, crowd);
    while (next <= length) {
        finish_until(next);
        arrive(next);
        next += gap_at(next, length, crowd);
    }
    finish_until(length);
    send_home(length);
    finish_until(std::numeric_limits<double>::infinity());
    return std::exchange(day_, {});
}

/// Time to the next arrival.
double DeskSimulation::gap_at(double time, double length, double crowd) {
    const double wave = std::sin(2 * kPi * time / (length / 2) - kPi / 2);
    const double chats_at_once = static_cast<double>(slots_) * (kUsualLoad + kPeakLoad * wave);
    return std::exponential_distribution<double>(crowd * chats_at_once / kMeanChat)(random_);
}

void DeskSimulation::arrive(double now) {
    drop_impatient(now);
    SimulatedChat chat{.arrived = now};
    const auto ahead = static_cast<std::int64_t>(waiting_.size());
    chat.expected = waiting_time_.expected(ahead, slots_, free_slots());
    if (const auto range = waiting_time_.range(ahead, slots_, free_slots()))
        chat.told_at_most = static_cast<double>(range->high.count());
    day_.push_back(chat);
    waiting_.push_back({day_.size() - 1, now + patience_(random_)});
    serve(now);
}

void DeskSimulation::finish_until(double now) {
    while (!serving_.empty() && serving_.top().until <= now) {
        const auto done = serving_.top();
        serving_.pop();
        active_of_agent_.at(static_cast<std::size_t>(done.agent)) -= 1;
        waiting_time_.chat_took(whole(done.takes));
        drop_impatient(done.until);
        serve(done.until);
    }
}

void DeskSimulation::drop_impatient(double now) {
    std::erase_if(waiting_, [&](const Waiting& waiting) {
        if (waiting.gives_up_at > now) return false;
        auto& chat = day_.at(waiting.chat);
        chat.end = SimulatedEnd::GaveUp;
        chat.ended_at = waiting.gives_up_at;
        waiting_time_.gave_up_after(whole(chat.ended_at - chat.arrived));
        return true;
    });
}

void DeskSimulation::send_home(double now) {
    drop_impatient(now);
    for (const auto& waiting : waiting_)
        day_.at(waiting.chat).ended_at = now;
    waiting_.clear();
}

void DeskSimulation::serve(double now) {
    while (!waiting_.empty() && free_slots() > 0) {
        auto& chat = day_.at(waiting_.front().chat);
        waiting_.pop_front();
        const double takes = chat_time_(random_);
        chat.end = SimulatedEnd::Served;
        chat.agent = least_busy();
        chat.served_at = now;
        chat.ended_at = now + takes;
        active_of_agent_.at(static_cast<std::size_t>(chat.agent)) += 1;
        serving_.push({chat.ended_at, takes, chat.agent});
        waiting_time_.was_served_after(whole(now - chat.arrived));
        if (chat.expected)
            waiting_time_.turned_out(whole(*chat.expected), whole(now - chat.arrived));
    }
}

int DeskSimulation::least_busy() {
    return static_cast<int>(std::ranges::min_element(active_of_agent_) - active_of_agent_.begin());
}

std::int64_t DeskSimulation::free_slots() const {
    return slots_ - static_cast<std::int64_t>(serving_.size());
}

} // namespace help::desk
