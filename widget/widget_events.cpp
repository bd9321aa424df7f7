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

} // namespace

// What the host and the page say

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
    const bool stale = std::holds_alternative<Desk>(desk_) &&
                       now_ - desk_arrived_at_ > kDeskFresh && now_ - desk_asked_at_ > kDeskFresh;
    if (!desk_wanted_ || stale || std::holds_alternative<DeskFailed>(desk_)) {
        load_desk();
        desk_asked_at_ = now_;
    }
}

void Widget::handle(const OpenPanel& event) {
    load_stale_desk();
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

void Widget::handle(const NewSettings& event) {
    const Settings before = std::exchange(settings_, event.settings);
    const bool somebody_else = before.customer.email != settings_.customer.email;
    const bool other_desk = before.site != settings_.site ||
                            before.transport != settings_.transport ||
                            before.endpoint != settings_.endpoint;
    if (other_desk) {
        desk_ = DeskLoading{};
    }
    if (somebody_else || other_desk || before.language != settings_.language) {
        transport_->forget();
        connect();
        if (!somebody_else && chat_.busy()) {
            // The same customer over another line: everything that is kept takes it up again.
            chat_ = ChatFlow{*chat_.stored()};
            chat_.resume(hands());
        }
        chat_.take(RatingAnswered{problem_of(ProblemCode::Unreachable)});
        if (std::holds_alternative<SendingTicket>(ticket_)) {
            ticket_ = reject(std::get<SendingTicket>(std::move(ticket_)),
                             problem_of(ProblemCode::Unreachable));
        }
        if (auto* writing = std::get_if<WritingTicket>(&ticket_)) {
            files_are_lost(*writing);
        }
        // What was asked for over the old line is never answered, and words are of the old
        // language.
        knowledge_ = Knowledge{};
        suggestions_.clear();
        load_ = LoadUnknown{};
        if (desk_wanted_) {
            load_desk();
        }
    }
    if (somebody_else) {
        forget_ticket();
        begin_ticket();
        begin_chat();
        route_ = Route::Home;
    } else if (before.customer.name != settings_.customer.name) {
        rename_customer(before.customer.name);
    }
    if (before.language != settings_.language) {
        output_.effects.emplace_back(UseLanguage{locale_tag(settings_.language)});
    }
    refresh_theme();
}

/// The page's new name stands where the customer has left the old one. What was sent once stays as
/// it was: the backend may have it, and under its id it has to be the same.
void Widget::rename_customer(std::string_view before) {
    auto* writing = std::get_if<WritingTicket>(&ticket_);
    if (writing != nullptr && writing->id.empty() && writing->draft.name == before) {
        edit(*writing, FormField::Name, settings_.customer.name);
        if (ticket_kept_) {
            keep_ticket();
        }
    }
    chat_.rename(before, settings_.customer.name);
    chat_touched_ = true;
}

void Widget::handle(const NewPreferences& event) {
    settings_.preferences = event.preferences;
    refresh_theme();
}

void Widget::handle(const NetworkChanged& event) {
    const bool back = event.online && !settings_.online;
    settings_.online = event.online;
    if (!event.online) {
        transport_->network_lost(now_);
    }
    if (back) {
        transport_->hurry(now_);
        if (std::holds_alternative<DeskFailed>(desk_)) {
            load_desk();
        }
        if (auto* writing = std::get_if<WritingTicket>(&ticket_)) {
            send_unreached_again(writing->draft.attachments, now_, random_);
        }
    }
}

void Widget::handle(const ChannelAnswer& event) {
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

void Widget::handle(const TicketEdited& event) {
    if (auto* writing = std::get_if<WritingTicket>(&ticket_)) {
        edit(*writing, event.field, event.value);
        keep_ticket();
        const Desk* desk = std::get_if<Desk>(&desk_);
        if (event.field == FormField::Details && desk != nullptr && desk->has_articles) {
            suggestions_.watch(event.value, now_);
        }
    }
}

void Widget::handle(const TicketSubmitted& /*event*/) {
    auto* writing = std::get_if<WritingTicket>(&ticket_);
    const Desk* desk = std::get_if<Desk>(&desk_);
    if (writing == nullptr || desk == nullptr) {
        return;
    }
    auto sending = submit(*writing, *desk, make_uuid(now_, random_));
    if (!sending) {
        complain_about_fields(writing->errors.size());
        return;
    }
    if (waits_for_files(*writing)) {
        return;
    }
    transport_->create_ticket(sending->id, sending->draft);
    ticket_ = std::move(*sending);
    keep_ticket();
    const Messages messages{settings_.language, settings_.labels};
    announcements_.emplace_back(Live::Polite, std::string{messages[Sentence::ticket_sending]});
}

void Widget::complain_about_fields(std::size_t count) {
    focus_ = Focus::FirstInvalid;
    const Messages messages{settings_.language, settings_.labels};
    announcements_.emplace_back(
        Live::Assertive, messages.counted(Sentence::errors_to_mend, Sentence::errors_to_mend_one,
                                          static_cast<std::int64_t>(count)));
}

void Widget::handle(const AnotherTicketWanted& /*event*/) {
    begin_ticket();
    focus_ = Focus::FirstHeading;
    scroll_back();
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

void Widget::handle(DeskArrived& event) {
    if (event.result.ok()) {
        desk_ = std::move(event.result.value());
        desk_arrived_at_ = now_;
        if (dismissed_.keep_only(std::get<Desk>(desk_).notices)) {
            keep_dismissed();
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

void Widget::handle(TicketAnswered& event) {
    auto* sending = std::get_if<SendingTicket>(&ticket_);
    if (sending == nullptr) {
        return;
    }
    if (event.result.ok()) {
        const TicketReceipt& receipt = event.result.value();
        notify("ticketCreated", ticket_detail(sending->id, receipt));
        ticket_ = accept(*sending, receipt);
        forget_ticket();
        focus_ = Focus::LastHeading;
        scroll_back();
        return;
    }
    const Problem& problem = event.result.error();
    WritingTicket writing = reject(std::move(*sending), problem);
    if (std::erase_if(writing.errors,
                      [](FieldError error) { return error.field == FormField::Attachments; }) > 0) {
        files_are_lost(writing);
        writing.failure = problem;
    }
    ticket_ = std::move(writing);
    keep_ticket();
    if (std::get<WritingTicket>(ticket_).errors.empty()) {
        notify_problem(problem);
        show_end_ = true;
    } else {
        focus_ = Focus::FirstInvalid;
    }
}

} // namespace help
