#include "widget/widget.h"

#include "widget/ticket/attachments.h"
#include "widget/wire/effects.h"
#include "widget/wire/protocol.h"

#include <algorithm>
#include <utility>

// The ticket: what the customer writes, what becomes of it, and what the host keeps of it.

namespace help {

// What the customer asks for

void Widget::handle(const TicketEdited& event) {
    if (auto* writing = std::get_if<WritingTicket>(&ticket_)) {
        edit(*writing, event.field, event.value);
        keep_ticket();
        if (event.field == FormField::Details) {
            watch_details();
        }
    }
}

void Widget::watch_details() {
    const auto* writing = std::get_if<WritingTicket>(&ticket_);
    const Desk* desk = std::get_if<Desk>(&desk_);
    if (writing != nullptr && desk != nullptr && desk->has_articles) {
        suggestions_.watch(writing->draft.details, now_);
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
        // The desk may have changed while the files were under way: the customer mends it.
        writing->send_when_uploaded = false;
        complain_about_fields(writing->errors.size());
        return;
    }
    if (waits_for_files(*writing)) {
        return;
    }
    if (sending->draft.locale.empty()) {
        sending->draft.locale = locale_tag(settings_.language);
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

void Widget::handle(TicketAnswered& event) {
    auto* sending = std::get_if<SendingTicket>(&ticket_);
    if (sending == nullptr) {
        return;
    }
    const Messages messages{settings_.language, settings_.labels};
    if (event.result.ok()) {
        const TicketReceipt& receipt = event.result.value();
        notify("ticketCreated", ticket_detail(sending->id, receipt));
        ticket_ = accept(*sending, receipt);
        forget_ticket();
        if (route_ == Route::Ticket) {
            focus_ = Focus::LastHeading;
            scroll_back();
        } else {
            announcements_.emplace_back(Live::Polite,
                                        std::string{messages[Sentence::sent_title]} + ". " +
                                            std::string{messages[Sentence::sent_reference]} + ": " +
                                            receipt.reference);
        }
        return;
    }
    const Problem& problem = event.result.error();
    WritingTicket writing = reject(std::move(*sending), problem);
    const auto refused = [&problem](FormField field) {
        return std::any_of(problem.errors.begin(), problem.errors.end(),
                           [field](FieldError error) { return error.field == field; });
    };
    login_refused_ = login_refused_ || refused(FormField::Email);
    if (refused(FormField::Attachments)) {
        files_are_lost(writing);
    }
    const Desk* desk = std::get_if<Desk>(&desk_);
    const bool asks_reason = desk != nullptr && !desk->reasons.empty();
    if (refused(FormField::Reason)) {
        load_desk(); // the backend has other reasons
    }
    if (std::erase_if(writing.errors, [asks_reason](FieldError error) {
            return error.field == FormField::Attachments || error.field == FormField::Message ||
                   (error.field == FormField::Reason && !asks_reason);
        }) > 0) {
        writing.failure = problem; // what the form does not show, it cannot mark
    }
    const bool fields_are_right = writing.errors.empty();
    ticket_ = std::move(writing);
    keep_ticket();
    if (fields_are_right) {
        notify_problem(problem);
    }
    if (route_ != Route::Ticket) {
        announcements_.emplace_back(Live::Assertive,
                                    std::string{messages[Sentence::ticket_title]} + ": " +
                                        std::string{messages[Sentence::ticket_failed]});
    } else if (fields_are_right) {
        show_end_ = true;
    } else {
        focus_ = Focus::FirstInvalid;
    }
}

// What is kept

void Widget::begin_ticket() {
    suggestions_.clear();
    ticket_ =
        WritingTicket{{settings_.customer.name, settings_.customer.email, {}, {}}, {}, {}, {}};
}

void Widget::restore_ticket(const std::optional<std::string>& kept) {
    if (!kept) {
        return;
    }
    auto stored = decode_stored_ticket(*kept);
    switch (stored ? whose(stored->draft.email, stored->vouched, stored->login)
                   : Whose::SomebodyElses) {
    case Whose::Theirs: {
        WritingTicket writing{std::move(stored->draft), std::move(stored->id), {}, {}};
        if (writing.id.empty()) {
            files_are_lost(writing); // else they may be part of a ticket that has arrived
        } else {
            writing.refused = take_gone(writing.draft.attachments);
        }
        ticket_ = std::move(writing);
        ticket_kept_ = true;
        if (!stored->vouched) {
            take_on_name({});
        }
        break;
    }
    case Whose::NotKnownYet:
        ticket_aside_ = kept;
        break;
    case Whose::SomebodyElses:
        ticket_kept_ = true;
        forget_ticket();
        break;
    }
}

/// What was sent once stays as it was: the backend may have it, and under its id it has to be the
/// same.
void Widget::take_on_name(const Customer& before) {
    auto* writing = std::get_if<WritingTicket>(&ticket_);
    if (writing == nullptr || !writing->id.empty()) {
        return;
    }
    if (writing->draft.name == before.name) {
        edit(*writing, FormField::Name, settings_.customer.name);
    }
    if (writing->draft.email == before.email) {
        edit(*writing, FormField::Email, settings_.customer.email);
    }
}

void Widget::keep_ticket() {
    StoredTicket stored;
    if (const auto* writing = std::get_if<WritingTicket>(&ticket_)) {
        stored = {writing->draft, writing->id};
    } else if (const auto* sending = std::get_if<SendingTicket>(&ticket_)) {
        stored = {sending->draft, sending->id};
    }
    stored.vouched = is_known();
    stored.login = settings_.customer.login();
    ticket_kept_ = true;
    ticket_aside_.reset();
    output_.effects.emplace_back(Store{"ticket", encode_stored_ticket(stored)});
}

void Widget::forget_ticket() {
    if (std::exchange(ticket_kept_, false)) {
        output_.effects.emplace_back(Store{"ticket", std::nullopt});
    }
}

} // namespace help
