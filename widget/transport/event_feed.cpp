#include "widget/transport/event_feed.h"

#include "widget/transport/retry.h"
#include "widget/wire/chat_parts.h"

#include <algorithm>
#include <utility>

namespace help {

void EventFeed::watch(std::string_view cursor) {
    if (std::exchange(lost_, false)) {
        // Whoever told of the loss goes on by itself, from before the state was fetched. The
        // state's cursor is needed where it did not say from where.
        if (cursor_.empty()) {
            cursor_ = cursor;
        }
        return;
    }
    if (stage_ == Stage::Listening && cursor_ == cursor) {
        return;
    }
    cursor_ = cursor;
    if (stage_ == Stage::Waiting) {
        return; // it goes on from there
    }
    drop_call();
    connected_since_.reset();
    stage_ = Stage::Waiting;
    due_ = {};
}

void EventFeed::unwatch() {
    drop_call();
    complained_ = false;
    stage_ = Stage::Off;
    cursor_.clear();
    lost_ = false;
    connected_since_.reset();
    lost_since_.reset();
    failures_ = 0;
    show(Link::Off);
}

void EventFeed::forget() {
    unwatch();
    polls_ = false;
    ever_greeted_ = false;
    silent_streams_ = 0;
}

void EventFeed::network_lost(UtcTime now) {
    polls_ = false;
    silent_streams_ = 0;
    if (stage_ == Stage::Off) {
        return;
    }
    lose({}, now);
    show(Link::Offline);
}

void EventFeed::hurry(UtcTime now) {
    if (stage_ == Stage::Waiting) {
        due_ = std::min(due_, now);
    }
}

void EventFeed::advance(UtcTime now) {
    if (stage_ == Stage::Off) {
        return;
    }
    if (stage_ == Stage::Listening && !polls_ && may_fall_silent_) {
        const auto left_at = calls_.left_at(CallKind::EventStream);
        if (greeted_ && now - heard_at_ >= kLongestSilence) {
            lose({}, now);
        } else if (!greeted_ && left_at && now - *left_at >= kHelloWithin) {
            polls_ = true;
            lose({}, now);
            due_ = now;
        }
    }
    if (!connected_since_) {
        lost_since_ = lost_since_.value_or(now);
        if (now - *lost_since_ >= kOfflineAfter) {
            show(Link::Offline);
        }
    }
    if (stage_ == Stage::Waiting && due_ <= now) {
        begin(now);
    }
}

std::optional<UtcTime> EventFeed::next_wake() const {
    std::optional<UtcTime> wake;
    const auto at = [&wake](UtcTime time) { wake = wake ? std::min(*wake, time) : time; };
    if (stage_ == Stage::Waiting) {
        at(due_);
    }
    if (stage_ == Stage::Listening && !polls_ && may_fall_silent_) {
        const auto left_at = calls_.left_at(CallKind::EventStream);
        if (greeted_) {
            at(heard_at_ + kLongestSilence);
        } else if (left_at) {
            at(*left_at + kHelloWithin);
        }
    }
    if (lost_since_ && link_ != Link::Offline) {
        at(*lost_since_ + kOfflineAfter);
    }
    return wake;
}

void EventFeed::begin(UtcTime now) {
    Call call;
    call.kind = polls_ ? CallKind::EventPoll : CallKind::EventStream;
    call.cursor = cursor_;
    call.wait_seconds = connected_since_ ? kPollWaitSeconds : 0;
    calls_.start(std::move(call));
    stage_ = Stage::Listening;
    asked_at_ = now;
    parser_ = {};
    begin_.clear();
    lost_ = lost_ && !cursor_.empty(); // what begins from now on has not heard what came in between
    greeted_ = false;
}

void EventFeed::drop_call() {
    calls_.drop(CallKind::EventStream);
    calls_.drop(CallKind::EventPoll);
}

void EventFeed::connected(UtcTime now) {
    connected_since_ = connected_since_.value_or(now);
    lost_since_.reset();
    show(Link::Online);
}

void EventFeed::lose(Milliseconds retry_after, UtcTime now) {
    drop_call();
    complained_ = false;
    if (connected_since_ && now - *connected_since_ >= kStableAfter) {
        failures_ = 0;
    }
    connected_since_.reset();
    lost_since_ = lost_since_.value_or(now);
    stage_ = Stage::Waiting;
    due_ = now + patient_pause(retry_after, failures_++, random_);
    faults_ = 0;
    if (link_ != Link::Offline) {
        show(Link::Unstable);
    }
}

void EventFeed::show(Link link) {
    if (link_ != link) {
        link_ = link;
        events_.emplace_back(LinkChanged{link});
    }
}

void EventFeed::read_stream(std::string_view piece, UtcTime now) {
    heard_at_ = now;
    auto read = parser_.read(piece);
    if (!read) {
        lose({}, now);
        return;
    }
    for (const StreamEvent& event : *read) {
        if (!take(event.data.empty() ? ServerEvent{IgnoredEvent{}} : decode_event(event.data),
                  event.id.value_or(std::string{}), now)) {
            return;
        }
    }
}

void EventFeed::settle(const EndedCall& ended, UtcTime now) {
    const bool polled = ended.call.kind == CallKind::EventPoll;
    if (polled && ended.result.ok()) {
        take_poll(ended.result.value(), now);
        return;
    }
    // Where streams have come through before, one that fails says nothing about the next.
    if (!polled && !ever_greeted_ && may_fall_silent_ && ++silent_streams_ >= kMostSilentStreams) {
        polls_ = true;
    }
    if (ended.result.ok()) {
        lose({}, now);
        return;
    }
    const Problem& problem = ended.result.error();
    lose(problem.retry_after, now);
    due_ += grace(problem);
}

void EventFeed::take_poll(std::string_view json, UtcTime now) {
    auto batch = decode_event_batch(json);
    if (!batch) {
        lose({}, now);
        return;
    }
    const bool first = !connected_since_;
    connected(now);
    stage_ = Stage::Waiting;
    due_ = first ? now : std::max(now, asked_at_ + kPollPace);
    for (PolledEvent& polled : batch->events) {
        if (!take(std::move(polled.event), polled.cursor, now)) {
            return;
        }
    }
    cursor_ = std::move(batch->cursor);
}

/// False: the connection has been given up, and what follows is heard again from the cursor on.
bool EventFeed::take(ServerEvent event, std::string_view cursor, UtcTime now) {
    if (is_cursor(cursor)) {
        cursor_ = cursor;
    }
    if (std::holds_alternative<MalformedEvent>(event)) {
        if (!std::exchange(complained_, true)) {
            events_.emplace_back(WrongEventHeard{});
        }
        if (++faults_ >= kMostFaults) {
            lose({}, now);
            return false;
        }
        return true;
    }
    if (const auto* draining = std::get_if<ServerDraining>(&event)) {
        lose(draining->pause, now);
        return false;
    }
    if (auto* hello = std::get_if<StreamHello>(&event)) {
        greeted_ = true;
        ever_greeted_ = true;
        begin_ = std::move(hello->cursor);
        // A stream that goes on from an older cursor first says what was missed.
        if (cursor_.empty()) {
            cursor_ = begin_;
        }
        connected(now);
        return true;
    }
    if (auto* said = std::get_if<TransportEvent>(&event)) {
        faults_ = 0;
        if (std::holds_alternative<EventsLost>(*said)) {
            cursor_ = begin_;
            lost_ = true;
        }
        events_.push_back(std::move(*said));
    }
    return true;
}

} // namespace help
