#pragma once

#include "demo/server/domain/desk.h"
#include "demo/server/domain/load_json.h"
#include "demo/server/domain/queue_news.h"
#include "demo/server/domain/waiting_time.h"
#include "demo/server/store/desk_store.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace help::desk {

/// What a customer can be told about waiting when they begin to.
struct Promise {
    std::int64_t expected = 0; // seconds; 0: not known, or none
    std::int64_t high = 0;     // of the range that is told; 0: none is
};

/// Who waits, who serves, and how long it takes. Every team has a queue and an estimate of its own;
/// teams that share agents are in each other's way (domain/team_queues.h), and a team of which
/// fewer than ten chats were measured is estimated from all of them. On the store's thread only.
class WaitingRoom {
public:
    WaitingRoom(const Desk& desk, DeskStore& store);

    /// Where everybody in the queues stands, in the order of all.
    [[nodiscard]] std::vector<std::pair<Chat, QueuePlace>> queue(Instant now);
    [[nodiscard]] QueuePlace place_of(const Chat& queued, Instant now);
    /// For somebody who joins the queue of `team`.
    [[nodiscard]] Promise promise(const std::string& team, Instant now);

    /// How many chats the agents who are there can serve at once.
    [[nodiscard]] std::int64_t slots(Instant now);
    [[nodiscard]] std::int64_t free_slots_of(const std::string& agent, Instant now);
    [[nodiscard]] std::optional<LoadNow> load_now(Instant now);
    [[nodiscard]] std::chrono::seconds mean_chat() const;
    [[nodiscard]] std::int64_t agents_online(Instant now);
    /// How the waiting times that were told have turned out, of all teams.
    [[nodiscard]] const WaitingTime::Accuracy& accuracy() const { return of_all_.accuracy(); }

    void learn_wait(const Chat& served);
    void learn_end(const Chat& closed);

private:
    struct Staff {
        std::int64_t agents_online = 0;
        std::int64_t slots = 0;
        std::int64_t free_slots = 0;
    };
    using StaffByTeam = std::map<std::string, Staff>;

    /// Those who are there and serve the team; the name of no team: everybody.
    [[nodiscard]] Staff staff_of(const std::string& team, Instant now);
    [[nodiscard]] QueuePlace
    place(const std::string& team, std::int64_t ahead, const Staff& staff, Instant now) const;
    [[nodiscard]] const WaitingTime& estimator(const std::string& team) const;
    [[nodiscard]] WaitingTime& own_estimator(const std::string& team);

    const Desk& desk_;
    DeskStore& store_;
    WaitingTime of_all_;
    std::map<std::string, WaitingTime> by_team_{};
};

} // namespace help::desk
