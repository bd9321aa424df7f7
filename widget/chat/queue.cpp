#include "widget/chat/queue.h"

#include <algorithm>

namespace help {

namespace {

/// A wait that ends less than this later than was said is the same wait.
constexpr Milliseconds kSameWait{45'000};
constexpr Milliseconds kMinute{60'000};

int minutes_up(Milliseconds time) {
    return static_cast<int>((time.count() + kMinute.count() - 1) / kMinute.count());
}

} // namespace

void QueueWatch::update(const QueuePlace& place, UtcTime now) {
    const auto high_of = [](const QueuePlace& each) {
        return Milliseconds{each.estimate ? each.estimate->high_seconds * 1000 : 0};
    };
    const bool further = place_.estimate && place.estimate &&
                         now + high_of(place) > told_at_ + high_of(place_) + kSameWait;
    if (place.position > place_.position && place_.position > 0) {
        pace_ = Pace::MovedBack;
    } else if (further) {
        pace_ = Pace::Slower;
    } else if (place.position < place_.position) {
        pace_ = Pace::Steady;
    }
    place_ = place;
    told_at_ = now;
}

Milliseconds QueueWatch::left_of(int seconds, UtcTime now) const {
    // A clock that was set back makes no wait longer.
    const Milliseconds passed = std::max(now - told_at_, Milliseconds{0});
    return std::max(Milliseconds{seconds * 1000} - passed, Milliseconds{0});
}

std::optional<QueueWatch::Minutes> QueueWatch::left(UtcTime now) const {
    if (!place_.estimate) {
        return std::nullopt;
    }
    return Minutes{minutes_up(left_of(place_.estimate->low_seconds, now)),
                   minutes_up(left_of(place_.estimate->high_seconds, now))};
}

std::optional<UtcTime> QueueWatch::next_change(UtcTime now) const {
    std::optional<UtcTime> next;
    if (!place_.estimate) {
        return next;
    }
    for (const int seconds : {place_.estimate->low_seconds, place_.estimate->high_seconds}) {
        const Milliseconds left = left_of(seconds, now);
        if (left.count() > 0) {
            // The rounded-up minute falls when the rest of it has passed.
            const Milliseconds rest{(left.count() - 1) % kMinute.count() + 1};
            next = next ? std::min(*next, now + rest) : now + rest;
        }
    }
    return next;
}

} // namespace help
