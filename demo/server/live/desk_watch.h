#pragma once

#include "demo/server/domain/queue_news.h"
#include "demo/server/live/chat_desk.h"

#include <string>
#include <vector>

namespace help::desk {

/// Who holds a stream or a poll open.
struct Listening {
    std::vector<std::string> customers{};
    std::vector<std::string> agents{};
};

/// What a desk does by itself as time passes: tells the queue where it stands, hands on the chats
/// of agents who have gone, ends chats that are over, measures how much could have been served,
/// forgets old events, what is not kept, and files that no ticket has taken.
class DeskWatch {
public:
    /// `kept` none: nothing is ever deleted.
    DeskWatch(const Desk& desk,
              DeskStore& store,
              ChatDesk& chats,
              std::optional<std::chrono::days> kept = {})
        : desk_(desk), store_(store), chats_(chats), kept_(kept) {}

    /// To be called about once a second.
    void tick(Instant now);

    /// Whoever listens is there: customers keep their place, agents stay what they said they are.
    void heard(const Listening& listening, Instant now);
    /// Those who wait and have not been heard of for a minute.
    [[nodiscard]] std::vector<std::string> quiet_customers(Instant now);

private:
    void hand_on_of_gone_agents(Instant now);
    void end_what_is_over(Instant now);
    void tell_queue(Instant now);
    void tell_agents(Instant now);
    void measure_capacity(Instant now);
    void forget(Instant now);

    const Desk& desk_;
    DeskStore& store_;
    ChatDesk& chats_;
    std::optional<std::chrono::days> kept_;
    QueueNews news_{};
    Json told_agents_{};
    Instant ticked_at_{};
    Instant watching_since_{}; // without a pause
    Instant forgot_at_{};
    Instant measured_hour_{};
    std::int64_t slot_seconds_ = 0; // measured and not written yet
};

} // namespace help::desk
