#include "widget/widget.h"

#include "widget/ticket/attachments.h"
#include "widget/transport/host_line.h"
#include "widget/wire/effects.h"
#include "widget/wire/protocol.h"

#include <algorithm>
#include <utility>

// What happened, and what becomes of it. Each event has one place here.

namespace help {

namespace {

/// A desk that is older than this is fetched again when the customer acts (its max-age in
/// docs/protocol), and no more often than this.
constexpr Milliseconds kDeskFresh{60'000};

/// Clocks that are this far apart do not differ by the way of an answer: the customer's is wrong.
constexpr Milliseconds kClocksDiffer{300'000};

} // namespace

// What the host and the page say

/// A clock goes back when somebody sets it; how far the desk's is from it is then something else.
/// One that is set forward is no other than one that has slept: whoever acts finds an old desk.
void Widget::take_time(UtcTime now) {
    const Milliseconds back = now_ - now;
    now_ = now;
    if (back > kClocksDiffer) {
        if (desk_ahead_.count() != 0) {
            desk_ahead_ += back;
        }
        if (desk_wanted_) {
            load_desk();
        }
    }
}

void Widget::handle(const ActionRequest& action) {
    if (action.kind == ActionKind::Scroll) {
        const std::string_view both = action.data;
        const auto between = std::min(both.find(' '), both.size());
        const auto pixels = [](std::string_view text) {
            return static_cast<float>(std::max(0.0, parse_decimal(text).value_or(0)));
        };
        const float before = std::exchange(scroll_, pixels(both.substr(0, between)));
        below_ = pixels(trim(both.substr(between)));
        picture_stale_ = picture_stale_ || scroll_ != before;
        return;
    }
    if (action.kind == ActionKind::SetValue) {
        // The host shows this value already; without this the answer would be sent back and disturb
        // the typing.
        if (Node* node = host_tree_.find(action.node)) {
            node->text(TextPart::Value) = action.data;
        }
    }
    actions_.push_back(action);
}

void Widget::handle(const Prepare& /*event*/) {
    built_ahead_ = true;
    if (!desk_wanted_) {
        load_desk();
    }
    bring_chat_back();
}

/// Events come while a chat is open only (docs/protocol). Without one what has changed in the
/// meantime is seen when the customer acts: opens the panel, comes back to the page, or goes to
/// another screen.
void Widget::load_stale_desk() {
    const auto is_old = [this](UtcTime time) { // or to come: the clock has been set back
        return std::chrono::abs(now_ - time) > kDeskFresh;
    };
    const bool stale =
        std::holds_alternative<Desk>(desk_) && is_old(desk_arrived_at_) && is_old(desk_asked_at_);
    if (!desk_wanted_ || stale || std::holds_alternative<DeskFailed>(desk_)) {
        load_desk();
        desk_asked_at_ = now_;
    }
}

void Widget::handle(const OpenPanel& event) {
    load_stale_desk();
    fetch_failed_again();
    bring_chat_back();
    if (event.route && *event.route != route_) {
        go(*event.route);
    }
    focus_ = Focus::FirstHeading;
    if (!open_) {
        open_ = true;
        notify("open", route_detail(route_));
    }
}

void Widget::handle(const ClosePanel& /*event*/) {
    built_ahead_ = false;
    if (open_) {
        open_ = false;
        scroll_back();
        notify("close", "{}");
    }
}

void Widget::handle(const NetworkChanged& event) {
    const bool back = event.online && !settings_.online;
    settings_.online = event.online;
    if (!event.online) {
        transport_->network_lost(now_);
    }
    if (back) {
        transport_->hurry(now_);
        if (std::holds_alternative<DeskFailed>(desk_) ||
            (std::holds_alternative<Desk>(desk_) && desk_language_ != settings_.language)) {
            load_desk();
        }
        if (auto* writing = std::get_if<WritingTicket>(&ticket_)) {
            send_unreached_again(writing->draft.attachments, now_, random_);
        }
        fetch_failed_again();
    }
}

void Widget::handle(const ChannelAnswer& event) {
    if (event.clock) {
        const Milliseconds ahead = *event.clock - now_;
        desk_ahead_ = std::chrono::abs(ahead) < kClocksDiffer ? Milliseconds{0} : ahead;
    }
    transport_->receive(HttpLine::read(event), now_);
}

void Widget::handle(const ChannelFailure& event) {
    transport_->receive(HttpLine::read(event), now_);
}

void Widget::handle(const ChannelChunk& event) {
    transport_->receive_chunk(event.id, event.text, now_);
}

void Widget::handle(const PageVisible& event) {
    const bool was_visible = std::exchange(page_visible_, event.visible);
    if (event.visible && !was_visible && open_) {
        load_stale_desk();
    }
}

void Widget::handle(const HostAnswer& event) {
    transport_->receive(HostLine::read(event.id, event.ok, event.json), now_);
}

// What the customer asks for

void Widget::handle(const GoTo& event) {
    if (std::holds_alternative<Desk>(desk_)) { // one that failed has a button of its own
        load_stale_desk();
    }
    go(event.route);
}

void Widget::handle(const LeavePanel& /*event*/) {
    output_.effects.emplace_back(Dismiss{});
}

void Widget::handle(const LoadDeskAgain& /*event*/) {
    load_desk();
}

// What the backend says

void Widget::take_transport_events() {
    for (TransportEvent& event : transport_->take_events()) {
        std::visit([this](auto& each) { handle(each); }, event);
    }
    settle_chat();
    fetch_for_screen();
    advance_uploads();
    knowledge_.advance(reading_hands());
    suggestions_.advance(reading_hands());
    transport_->advance(now_);
}

void Widget::handle(WrongEventHeard& /*event*/) {
    notify_problem(problem_of(ProblemCode::InvalidAnswer));
}

void Widget::handle(DeskArrived& event) {
    if (event.result.ok()) {
        desk_ = std::move(event.result.value());
        desk_arrived_at_ = now_;
        desk_language_ = settings_.language;
        if (dismissed_.keep_only(std::get<Desk>(desk_).notices)) {
            keep_dismissed();
        }
        if (offered(route_) != route_) {
            go(route_);
        }
        if (route_ == Route::Ticket) {
            watch_details();
        }
        if (!desk_seen_) {
            desk_seen_ = true;
            notify("ready", "{}");
        }
        return;
    }
    // A desk that is merely old is better than none.
    const bool has_desk = std::holds_alternative<Desk>(desk_);
    // What failed before anybody came is asked again when somebody does, and told then: once.
    if (open_ || has_desk) {
        notify_problem(event.result.error());
    }
    if (!has_desk) {
        desk_ = DeskFailed{event.result.error()};
    }
}

} // namespace help
