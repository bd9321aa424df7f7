#pragma once

#include "widget/chat/chat.h"

#include <optional>

namespace help {

/// The customer's place in the queue as it is shown: the range counts down between the backend's
/// updates, and says so when it grows.
class QueueWatch {
public:
    QueueWatch() = default;
    QueueWatch(const QueuePlace& place, UtcTime now) : place_(place), told_at_(now) {}

    /// The backend says where the customer is now. Its clock is not trusted: time counts from here.
    void update(const QueuePlace& place, UtcTime now);

    /// 1 is next; 0: an agent is being chosen.
    [[nodiscard]] int position() const { return place_.position; }
    [[nodiscard]] int agents_online() const { return place_.agents_online; }

    enum class Pace : std::uint8_t {
        Steady,
        Slower,   ///< the end of the wait has moved away
        MovedBack ///< the position has grown
    };
    [[nodiscard]] Pace pace() const { return pace_; }

    /// What is left of the wait, in whole minutes, rounded up; high 0: any moment now.
    struct Minutes {
        int low = 0;
        int high = 0;
        friend bool operator==(const Minutes&, const Minutes&) = default;
    };
    /// nullopt: nobody knows, and nothing is made up.
    [[nodiscard]] std::optional<Minutes> left(UtcTime now) const;

    /// When left() will be another one without news; nullopt: never.
    [[nodiscard]] std::optional<UtcTime> next_change(UtcTime now) const;

private:
    [[nodiscard]] Milliseconds left_of(int seconds, UtcTime now) const;

    QueuePlace place_;
    UtcTime told_at_;
    Pace pace_ = Pace::Steady;
};

} // namespace help
