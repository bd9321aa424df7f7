#pragma once

#include "demo/server/domain/waiting_time.h"

#include <functional>
#include <optional>
#include <queue>
#include <random>
#include <vector>

namespace help::desk {

/// A support desk as research simulates it: two peaks a day, chats that take 9 minutes in the mean
/// (lognormal, coefficient of variation 1.1), customers who give up after 20 minutes in the mean
/// (exponential), every agent with the same number of chats at once.
struct SimulatedDesk {
    int agents = 6;
    int chats_each = 3;
    std::uint64_t seed = 0;
};

enum class SimulatedEnd { Served, GaveUp, SentHome };

/// One customer of a simulated day. Times are seconds since the desk opened.
struct SimulatedChat {
    double arrived = 0;
    std::optional<double> expected{}; // the wait, as it was estimated on arrival
    double told_at_most = 0;          // the high end of what was told of it
    SimulatedEnd end = SimulatedEnd::SentHome;
    int agent = 0;        // from 0; of a served one
    double served_at = 0; // of a served one
    double ended_at = 0;  // of the chat, or of the wait
};

/// Customers, agents and the waiting time that is told, day after day: what was learnt on one day
/// is known on the next. The same seed makes the same days.
class DeskSimulation {
public:
    explicit DeskSimulation(const SimulatedDesk& desk);

    /// All who came on a day that is `length` seconds long, in the order in which they came. With
    /// `crowd` 1 as many as fill the desk to 80 % in the mean and 115 % at the peaks. At the end of
    /// the day conversations finish, and who still waits is sent home.
    [[nodiscard]] std::vector<SimulatedChat> day(double length, double crowd);

private:
    struct Serving {
        double until;
        double takes;
        int agent;
        bool operator>(const Serving& other) const { return until > other.until; }
    };
    [[nodiscard]] double gap_at(double time, double length, double crowd);
    void arrive(double now);
    void finish_until(double now);
    void drop_impatient(double now);
    void send_home(double now);
    void serve(double now);
    [[nodiscard]] int least_busy();
    [[nodiscard]] std::int64_t free_slots() const;

    struct Waiting {
        std::size_t chat; // of day_
        double gives_up_at;
    };
    std::int64_t slots_;
    std::mt19937_64 random_;
    std::lognormal_distribution<double> chat_time_;
    std::exponential_distribution<double> patience_;
    WaitingTime waiting_time_;
    std::vector<SimulatedChat> day_{};
    std::deque<Waiting> waiting_{};
    std::priority_queue<Serving, std::vector<Serving>, std::greater<>> serving_{};
    std::vector<int> active_of_agent_;
};

} // namespace help::desk
