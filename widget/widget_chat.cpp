#include "widget/widget.h"

#include "widget/chat/chat_words.h"
#include "widget/wire/effects.h"

#include <algorithm>

// A chat's events, and what the rest of the widget makes of its news.

namespace help {

namespace {

/// Nearer to the end than this, CSS pixels, is at the end (docs/looks.md, Log).
constexpr float kNearEnd = 24;

} // namespace

ChatFlow::Hands Widget::hands() {
    return {*transport_, random_, now_, desk_now()};
}

// What the customer asks for

void Widget::handle(const ChatEdited& event) {
    chat_.edit(event.field, event.value);
    chat_touched_ = true;
}

void Widget::handle(const ChatWanted& /*event*/) {
    const Desk* desk = std::get_if<Desk>(&desk_);
    if (desk == nullptr) {
        return;
    }
    if (!chat_.start(*desk, hands())) {
        complain_about_fields(std::get<ChatForm>(chat_.state()).errors.size());
        return;
    }
    chat_touched_ = true;
    go(Route::Chat);
}

void Widget::handle(const ChatResumeWanted& /*event*/) {
    chat_.resume(hands());
}

void Widget::handle(const MessageEdited& event) {
    chat_.write(event.words, hands());
    chat_touched_ = true;
}

void Widget::handle(const MessageSent& /*event*/) {
    const Desk* desk = std::get_if<Desk>(&desk_);
    const auto* chat = std::get_if<LiveChat>(&chat_.state());
    if (desk == nullptr || chat == nullptr ||
        count_characters(chat->words) > desk->limits.message) {
        return;
    }
    chat_.send(hands());
    chat_touched_ = true;
    show_end_ = true;
}

void Widget::handle(const MessageSentAgain& event) {
    chat_.send_again(event.id, hands());
    chat_touched_ = true;
}

void Widget::handle(const EarlierMessagesWanted& /*event*/) {
    chat_.show_earlier();
}

void Widget::handle(const NewestWanted& /*event*/) {
    show_end_ = true;
}

void Widget::handle(const ChatCloseAsked& /*event*/) {
    chat_.ask_to_close();
    focus_ = Focus::LastHeading;
}

void Widget::handle(const ChatKept& /*event*/) {
    chat_.keep_open();
    focus_ = Focus::FirstField;
}

void Widget::handle(const ChatCloseConfirmed& /*event*/) {
    chat_.close(hands());
}

void Widget::handle(const RatingChosen& event) {
    chat_.rate(event.score);
    chat_touched_ = true;
}

void Widget::handle(const RatingCommented& event) {
    chat_.comment(event.words);
    chat_touched_ = true;
}

void Widget::handle(const RatingSubmitted& /*event*/) {
    chat_.submit_rating(hands());
}

void Widget::handle(const AnotherChatWanted& /*event*/) {
    chat_.begin_again();
    chat_touched_ = true;
    go(Route::Talk);
}

void Widget::handle(const TranscriptCopied& /*event*/) {
    output_.effects.emplace_back(CopyText{transcript_now()});
    const Messages messages{settings_.language, settings_.labels};
    announcements_.emplace_back(Live::Polite, std::string{messages[Sentence::ended_copied]});
}

void Widget::handle(const TranscriptSaved& /*event*/) {
    const Messages messages{settings_.language, settings_.labels};
    const Date day = wall_time(desk_now(), settings_.preferences.utc_offset_minutes).date;
    const auto two = [](int value) { return (value < 10 ? "-0" : "-") + to_decimal(value); };
    output_.effects.emplace_back(SaveFile{std::string{messages[Sentence::transcript_file]} + "-" +
                                              to_decimal(day.year) + two(day.month) + two(day.day) +
                                              ".txt",
                                          transcript_now()});
}

void Widget::handle(const TicketFromChat& /*event*/) {
    if (std::holds_alternative<SentTicket>(ticket_)) {
        begin_ticket();
    }
    // While a ticket is on its way, or waits for its files, the words stay where they are.
    if (auto* writing = std::get_if<WritingTicket>(&ticket_);
        writing != nullptr && !writing->send_when_uploaded) {
        const std::string& before = writing->draft.details;
        if (before.empty()) {
            edit(*writing, FormField::Details, chat_.hand_over());
        } else if (!std::holds_alternative<LiveChat>(chat_.state())) {
            const std::string words = chat_.hand_over();
            edit(*writing, FormField::Details, before + (words.empty() ? "" : "\n\n") + words);
        }
        const Customer& customer = settings_.customer;
        if (writing->draft.name == customer.name) {
            edit(*writing, FormField::Name, chat_.draft().name);
        }
        if (writing->draft.email == customer.email) {
            edit(*writing, FormField::Email, chat_.draft().email);
        }
        keep_ticket();
        watch_details();
        chat_touched_ = true;
    }
    go(Route::Ticket);
}

// What the backend says

void Widget::handle(ChatArrived& event) {
    chat_.take(event, hands());
}
void Widget::handle(MessageAnswered& event) {
    chat_.take(event, hands());
    chat_touched_ = true;
}
void Widget::handle(ChatCloseAnswered& event) {
    chat_.take(event, hands());
}
void Widget::handle(RatingAnswered& event) {
    chat_.take(event);
    chat_touched_ = true;
}
void Widget::handle(QueueMoved& event) {
    chat_.take(event, hands());
}
void Widget::handle(AgentAssigned& event) {
    chat_.take(event);
}
void Widget::handle(MessageArrived& event) {
    chat_.take(event, hands());
}
void Widget::handle(MessagesRead& event) {
    chat_.take(event);
    chat_touched_ = true;
}
void Widget::handle(AgentTyping& event) {
    chat_.take(event, hands());
}
void Widget::handle(ChatTransferred& event) {
    chat_.take(event, hands());
}
void Widget::handle(ChatClosed& event) {
    chat_.take(event, hands());
}
void Widget::handle(LinkChanged& event) {
    chat_.take(event);
}

void Widget::handle(EventsLost& event) {
    chat_.take(event, hands());
    load_desk();
}

// What the others make of it

void Widget::settle_chat() {
    chat_.advance(hands());
    chat_unvisited_ = chat_unvisited_ && !open_;
    const bool seen =
        open_ && page_visible_ && route_ == Route::Chat && std::holds_alternative<Desk>(desk_);
    const Attention attention = !seen               ? Attention::None
                                : below_ < kNearEnd ? Attention::Newest
                                                    : Attention::Earlier;
    chat_touched_ = chat_.attend(attention, hands()) || chat_touched_;
    for (const ChatNews news : chat_.take_news()) {
        tell(news);
        chat_touched_ = true;
    }
    tell_place();
    const int unread = chat_.unread();
    std::string words =
        unread > 0 ? news_words(chat_, {settings_.language, settings_.labels}) : std::string{};
    if (unread != unread_) {
        notify("unread", unread_detail(unread));
    }
    if (unread != unread_ || words != unread_words_) {
        if (unread >= unread_) {
            tell_elsewhere(words);
        }
        unread_ = unread;
        unread_words_ = words;
        output_.effects.emplace_back(ShowUnread{unread, std::move(words)});
    }
    if (std::exchange(chat_touched_, false)) {
        keep_chat();
    }
}

void Widget::tell(ChatNews news) {
    const std::string& id =
        std::visit([](const auto& each) -> const std::string& { return each.id; }, chat_.state());
    const Messages messages{settings_.language, settings_.labels};
    switch (news) {
    case ChatNews::Joined:
        notify("chatQueued", chat_detail(id));
        leave_chat_for(Route::Chat, Focus::FirstHeading);
        place_told_at_ = {};
        place_moved_ = true;
        break;
    case ChatNews::Moved:
        place_moved_ = true;
        break;
    case ChatNews::Transferred:
        // Whoever writes goes on writing: the focus stays.
        notify("chatQueued", chat_detail(id));
        place_told_at_ = {};
        place_moved_ = true;
        break;
    case ChatNews::Assigned:
        notify("chatAssigned", chat_detail(id));
        break;
    case ChatNews::Ended:
        if (const auto* ended = std::get_if<EndedChat>(&chat_.state())) {
            notify("chatEnded", chat_end_detail(id, ended->end));
        }
        leave_chat_for(Route::Chat, Focus::LastTitle);
        break;
    case ChatNews::Refused: {
        const auto& form = std::get<ChatForm>(chat_.state());
        login_refused_ = login_refused_ ||
                         std::any_of(form.errors.begin(), form.errors.end(), [](FieldError error) {
                             return error.field == FormField::Email;
                         });
        if (form.failure) {
            notify_problem(*form.failure);
        }
        tell_elsewhere(std::string{messages[Sentence::chat_failed]});
        leave_chat_for(Route::Talk, form.failure ? Focus::FirstHeading : Focus::FirstInvalid);
        break;
    }
    case ChatNews::Gone:
        chat_gone_ = true;
        tell_elsewhere(std::string{messages[Sentence::chat_gone]});
        leave_chat_for(Route::Talk, Focus::FirstHeading);
        break;
    }
}

/// Whoever is on another screen hears what is new.
void Widget::tell_elsewhere(std::string words) {
    if (open_ && route_ != Route::Chat && !words.empty()) {
        announcements_.emplace_back(Live::Polite, std::move(words));
    }
}

/// Whoever waits hears where they stand when that changes, and as it is then; who is next hears it
/// at once. Minutes that pass are not read aloud one by one.
void Widget::tell_place() {
    const auto* chat = std::get_if<LiveChat>(&chat_.state());
    const auto* queue = chat == nullptr ? nullptr : std::get_if<QueueWatch>(&chat->stage);
    const bool waits = open_ && route_ == Route::Chat && queue != nullptr;
    if (waits && queue->position() > 1 && std::chrono::abs(now_ - place_told_at_) < kPlacesApart) {
        return;
    }
    if (std::exchange(place_moved_, false) && waits) {
        place_told_at_ = now_;
        announcements_.emplace_back(
            Live::Polite, queue_words(*queue, now_, {settings_.language, settings_.labels}));
    }
}

void Widget::leave_chat_for(Route route, Focus focus) {
    if (route_ == Route::Chat) {
        route_ = route;
        scroll_back();
        focus_ = focus;
    }
}

std::string Widget::transcript_now() const {
    const auto* ended = std::get_if<EndedChat>(&chat_.state());
    const Messages messages{settings_.language, settings_.labels};
    return ended == nullptr
               ? std::string{}
               : transcript(ended->talk, settings_.preferences.utc_offset_minutes, messages);
}

} // namespace help
