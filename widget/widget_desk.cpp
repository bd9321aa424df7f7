#include "widget/widget.h"

#include "widget/hours/opening.h"
#include "widget/wire/effects.h"
#include "widget/wire/protocol.h"

#include <utility>

// The desk's peak hours and notices, and its knowledge base.

namespace help {

namespace {

/// Peak hours are asked for again when they are older than this (their max-age in docs/protocol).
constexpr Milliseconds kLoadFresh{300'000};

} // namespace

Knowledge::Hands Widget::reading_hands() {
    return {*transport_, now_};
}

/// What a screen needs beside the desk is fetched when it is on the screen.
void Widget::fetch_for_screen() {
    const Desk* desk = std::get_if<Desk>(&desk_);
    if (desk == nullptr || !open_) {
        return;
    }
    const bool never = std::holds_alternative<LoadUnknown>(load_);
    const bool old =
        std::holds_alternative<Load>(load_) && std::chrono::abs(now_ - load_asked_at_) > kLoadFresh;
    if (route_ == Route::Talk && desk->tells_load && (never || old)) {
        ask_for_load();
    }
    if (route_ == Route::Knowledge && desk->has_articles) {
        knowledge_.enter(reading_hands());
    }
}

/// The customer has come, or the network has: what failed before that is worth another try.
void Widget::fetch_failed_again() {
    if (std::holds_alternative<LoadFailed>(load_)) {
        load_ = LoadUnknown{};
    }
    if (route_ == Route::Knowledge) {
        knowledge_.try_again(reading_hands());
    }
}

void Widget::ask_for_load() {
    if (!std::holds_alternative<Load>(load_)) {
        load_ = LoadLoading{};
    }
    load_asked_at_ = now_;
    transport_->load();
}

void Widget::handle(LoadArrived& event) {
    if (event.result.ok()) {
        load_ = std::move(event.result.value());
    } else if (!std::holds_alternative<Load>(load_)) {
        load_ = LoadFailed{};
    }
}

void Widget::handle(const LoadPeakAgain& /*event*/) {
    ask_for_load();
}

void Widget::handle(const PeakDayChosen& event) {
    peak_.day = event.day;
    peak_.hour.reset();
}

void Widget::handle(const PeakHourChosen& event) {
    peak_.hour = event.hour;
}

void Widget::handle(const NoticeDismissed& event) {
    dismissed_.add(event.id);
    keep_dismissed();
}

void Widget::keep_dismissed() {
    output_.effects.emplace_back(Store{"notices", encode_dismissed_notices(dismissed_)});
}

void Widget::handle(DeskChanged& /*event*/) {
    load_desk();
    load_asked_at_ = {};
    fetch_failed_again();
}

// The knowledge base

void Widget::handle(const SearchEdited& event) {
    knowledge_.edit(event.query, now_);
}

void Widget::handle(const ArticleChosen& event) {
    knowledge_.choose(event.id, reading_hands());
    focus_ = Focus::FirstHeading;
    scroll_back();
}

void Widget::handle(const ArticleLeft& /*event*/) {
    knowledge_.leave_article();
    if (const auto from = std::exchange(article_of_, std::nullopt)) {
        go(*from);
        return;
    }
    focus_ = Focus::FirstHeading;
    scroll_back();
}

void Widget::handle(const SuggestionChosen& event) {
    go(Route::Knowledge);
    knowledge_.choose(event.id, reading_hands());
    article_of_ = Route::Ticket;
}

void Widget::handle(const ArticleJudged& event) {
    knowledge_.say_helped(event.helped ? Helped::Yes : Helped::No);
    if (!event.helped) {
        focus_ = Focus::LastHeading; // what to do now stands below it; the button is gone
    }
    if (const auto* reading = std::get_if<ReadingArticle>(&knowledge_.reading())) {
        notify("articleJudged", article_detail(reading->article.id, event.helped));
    }
}

void Widget::handle(const ContactAboutArticle& event) {
    const auto* reading = std::get_if<ReadingArticle>(&knowledge_.reading());
    if (reading == nullptr) {
        return;
    }
    const Messages messages{settings_.language, settings_.labels};
    const std::string context =
        fill(messages[Sentence::article_context], {"title", reading->article.title});
    if (event.route == Route::Talk) {
        const auto* form = std::get_if<ChatForm>(&chat_.state());
        if (form != nullptr && form->draft.message.empty()) {
            chat_.edit(FormField::Message, context);
            chat_touched_ = true;
        }
    } else if (auto* writing = std::get_if<WritingTicket>(&ticket_);
               writing != nullptr && writing->draft.details.empty()) {
        edit(*writing, FormField::Details, context);
        keep_ticket();
    }
    // Back to where the article was suggested is no step further.
    go(event.route, article_of_ == event.route ? About::Nothing : About::Article);
}

void Widget::handle(const ArticleAgain& /*event*/) {
    about_ = About::Nothing;
    go(Route::Knowledge);
    focus_ = Focus::LastTitle;
}

void Widget::handle(const KnowledgeAgain& /*event*/) {
    knowledge_.try_again(reading_hands());
}

void Widget::handle(ArticlesFound& event) {
    knowledge_.take(event);
}

void Widget::handle(ArticlesSuggested& event) {
    suggestions_.take(event);
}

void Widget::handle(ArticleArrived& event) {
    const bool awaited = std::holds_alternative<ArticleLoading>(knowledge_.reading());
    knowledge_.take(event);
    if (awaited && route_ == Route::Knowledge) {
        focus_ = Focus::LastTitle; // the article's own; without one the screen's
    }
}

} // namespace help
