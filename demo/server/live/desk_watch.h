#pragma once

#include "demo/server/domain/queue_news.h"
#include "demo/server/live/chat_desk.h"

namespace help::desk {

/// What a desk does by itself as time passes: tells the queue where it stands, ends chats that are
/// over, measures how much could have been served, forgets old events.
class DeskWatch {
public:
    DeskWatch(const Desk& desk, DeskStore& store, ChatDesk& chats)
        : desk_(desk), store_(store), chats_(chats) {}

    /// To be called about once a second.
    void tick(Instant now);

private:
    void end_what_is_over(Instant now);
    void tell_queue(Instant now);
    void measure_capacity(Instant now);
    void forget(Instant now);

    const Desk& desk_;
    DeskStore& store_;
    ChatDesk& chats_;
    QueueNews news_{};
    Instant ticked_at_{};
    Instant forgot_at_{};
    Instant measured_hour_{};
    std::int64_t slot_seconds_ = 0; // measured and not written yet
};

} // namespace help::desk
