#include "demo/server/live/sample_history.h"

#include "demo/server/domain/desk_simulation.h"
#include "demo/server/store/session_token.h"

#include <algorithm>
#include <cmath>

namespace help::desk {
namespace {

using std::chrono::hours;
using std::chrono::seconds;

constexpr std::chrono::days kHistory{56};
constexpr hours kLongestShift{24}; // of a desk that never closes
constexpr std::size_t kMostAgents = 6;
constexpr int kChatsEach = 3;
constexpr std::uint64_t kSeed = 2026;

/// From Sunday on: how full the days are.
constexpr std::array<double, 7> kCrowds{0.7, 1.1, 1.05, 1.0, 1.0, 0.95, 0.65};
constexpr double kShareThatRates = 0.4;
/// How often 1 to 5 are given.
constexpr std::array<double, 5> kScoreWeights{4, 3, 8, 25, 60};

seconds whole(double time) {
    return seconds(std::llround(time));
}

class SampleHistory {
public:
    SampleHistory(const Desk& desk, DeskStore& store, Instant now)
        : desk_(desk), store_(store), now_(now),
          agents_(std::min(desk.chat.agents.size(), kMostAgents)),
          simulation_({static_cast<int>(agents_), kChatsEach, kSeed}) {}

    void write() {
        Transaction all(store_.database());
        store_.sessions().know(kSampleSubject, now_ - kHistory);
        const auto first = desk_.opening.zone.today(now_ - kHistory);
        for (const auto& window :
             windows_of(desk_.opening, first, static_cast<int>(kHistory.count()) + 1))
            for (auto from = window.from.instant; from < window.to.instant; from += kLongestShift)
                shift(from, std::min(window.to.instant, from + kLongestShift));
        store_.samples().mark(now_);
        all.commit();
    }

private:
    void shift(Instant from, Instant to) {
        if (to > now_) return; // this one is lived, not made up
        const std::chrono::weekday day{desk_.opening.zone.today(from)};
        const auto length = static_cast<double>((to - from).count());
        for (const auto& chat : simulation_.day(length, kCrowds.at(day.c_encoding())))
            if (from + whole(chat.ended_at) < now_) keep(chat, from);
        const auto slots = static_cast<std::int64_t>(agents_) * kChatsEach;
        for (auto hour = from; hour < to;) {
            const auto start = desk_.opening.zone.hour_start(hour);
            const auto end = std::min<Instant>(to, start + hours(1));
            store_.chats().add_capacity(start, slots * (end - hour).count());
            hour = end;
        }
    }

    void keep(const SimulatedChat& simulated, Instant opened) {
        const auto number = std::to_string(++chats_);
        const auto arrived = opened + whole(simulated.arrived);
        Chat chat{.id = new_uuid(),
                  .subject = kSampleSubject,
                  .name = "Amostra " + number,
                  .email = "amostra-" + number + "@example.com",
                  .locale = desk_.locales.front(),
                  .created_at = arrived,
                  .queued_at = arrived,
                  .predicted_wait = std::lround(simulated.expected.value_or(0)),
                  .active_at = arrived};
        if (!desk_.reasons.empty()) {
            const auto& reason = desk_.reasons.at(random_() % desk_.reasons.size());
            chat.reason = reason.id;
            chat.team = reason.team;
        }
        store_.chats().insert(
            chat,
            {.name = chat.name, .email = chat.email, .reason = chat.reason, .locale = chat.locale});
        finish(chat, simulated, opened);
        store_.chats().save(chat);
        if (chat.agent.empty() || share_(random_) > kShareThatRates) return;
        (void)store_.chats().rate(chat.id, 1 + score_(random_), "");
    }

    void finish(Chat& chat, const SimulatedChat& simulated, Instant opened) {
        ChatEnd end{.at = opened + whole(simulated.ended_at)};
        if (simulated.end == SimulatedEnd::Served) {
            chat.agent = desk_.chat.agents.at(static_cast<std::size_t>(simulated.agent)).id;
            chat.assigned_at = opened + whole(simulated.served_at);
            end.by = share_(random_) < 0.5 ? Party::Customer : Party::Agent;
        } else if (simulated.end == SimulatedEnd::GaveUp) {
            end.by = Party::Customer;
            end.reason = EndReason::Abandoned;
        } else {
            end.reason = EndReason::OutsideHours;
        }
        chat.active_at = end.at;
        close(chat, end);
    }

    const Desk& desk_;
    DeskStore& store_;
    Instant now_;
    std::size_t agents_;
    DeskSimulation simulation_;
    std::mt19937_64 random_{kSeed};
    std::uniform_real_distribution<double> share_{};
    std::discrete_distribution<std::int64_t> score_{kScoreWeights.begin(), kScoreWeights.end()};
    int chats_ = 0;
};

} // namespace

void write_sample_history(const Desk& desk, DeskStore& store, Instant now) {
    SampleHistory(desk, store, now).write();
}

} // namespace help::desk
