#include "widget/chat/ended_view.h"

#include "widget/chat/chat_words.h"
#include "widget/chat/conversation_view.h"
#include "widget/form/fields_view.h"

namespace help {

namespace {

constexpr int kMostStars = 5;

void stars(const ViewContext& view, const EndedChat& chat) {
    const auto group = view.ui.group({.key = "stars",
                                      .role = Role::RadioGroup,
                                      .look = Look::Rating,
                                      .name = view.messages[Sentence::rating_title]});
    const std::uint32_t lock = chat.rated == RatingStage::OnItsWay ? state::kDisabled : 0U;
    for (int score = 1; score <= kMostStars; ++score) {
        if (view.ui.pick({.key = to_decimal(score),
                          .role = Role::Radio,
                          .look = Look::Star,
                          .name = view.messages.counted(Sentence::rating_star,
                                                        Sentence::rating_star_one, score),
                          .icon = Icon::Star,
                          .states = (score == chat.rating.score ? state::kSelected : 0U) | lock})) {
            view.events.emplace_back(RatingChosen{score});
        }
    }
}

void rating(const ViewContext& view, const Desk& desk, const EndedChat& chat) {
    if (chat.rated == RatingStage::Given) {
        view.ui.banner({.key = "thanks",
                        .tone = Tone::Success,
                        .icon = Icon::Check,
                        .words = view.messages[Sentence::rating_thanks]});
        return;
    }
    if (chat.rated == RatingStage::TooLate) {
        view.ui.banner({.key = "late",
                        .role = Role::Alert,
                        .icon = Icon::Clock,
                        .words = view.messages[Sentence::rating_too_late]});
        return;
    }
    view.ui.heading("rate", view.messages[Sentence::rating_title], Look::Section, 3);
    const auto stack = view.ui.group({.key = "rating", .look = Look::Stack});
    stars(view, chat);
    if (chat.rating.score == 0) {
        return;
    }
    if (auto words = view.ui.field(
            {.key = "comment",
             .role = Role::TextArea,
             .name = view.messages[Sentence::rating_comment],
             .value = chat.rating.comment,
             .description = room_words(view.messages, chat.rating.comment, desk.limits.comment),
             .max_length = desk.limits.comment,
             .states = chat.rated == RatingStage::OnItsWay ? state::kReadOnly : 0U})) {
        view.events.emplace_back(RatingCommented{std::move(*words)});
    }
    if (chat.rated == RatingStage::Failed) {
        view.ui.banner({.key = "failed",
                        .role = Role::Alert,
                        .tone = Tone::Danger,
                        .icon = Icon::Warning,
                        .words = view.messages[Sentence::rating_failed]});
    }
    if (view.ui.button({.key = "send",
                        .name = view.messages[Sentence::rating_send],
                        .look = Look::Primary,
                        .states = chat.rated == RatingStage::OnItsWay ? state::kBusy : 0U})) {
        view.events.emplace_back(RatingSubmitted{});
    }
}

void keep(const ViewContext& view) {
    const auto row = view.ui.group({.key = "keep", .look = Look::Row});
    if (view.ui.button({.key = "copy",
                        .name = view.messages[Sentence::ended_copy],
                        .look = Look::Secondary,
                        .icon = Icon::Copy})) {
        view.events.emplace_back(TranscriptCopied{});
    }
    if (view.ui.button({.key = "save",
                        .name = view.messages[Sentence::ended_save],
                        .look = Look::Secondary,
                        .icon = Icon::Save})) {
        view.events.emplace_back(TranscriptSaved{});
    }
}

/// Nobody came, and it was not the customer who left.
bool unserved(const EndedChat& chat) {
    return !chat.agent && chat.end.by != ClosedBy::Customer;
}

/// Who was away for too long had a place, and takes another one.
bool lost_place(const EndedChat& chat) {
    return chat.end.by == ClosedBy::System && chat.end.reason == CloseReason::Abandoned;
}

void another_chat(const ViewContext& view, Look look) {
    if (view.ui.button(
            {.key = "another", .name = view.messages[Sentence::ended_again], .look = look})) {
        view.events.emplace_back(AnotherChatWanted{});
    }
}

/// The way that is left for what nobody has answered.
void unsent(const ViewContext& view, const Desk& desk, const EndedChat& chat) {
    const bool written = !chat.draft.message.empty();
    const bool unread = unserved(chat) || chat.draft.message != chat.unsent;
    if (written) {
        view.ui.banner(
            {.key = "unsent",
             .tone = Tone::Warning,
             .icon = Icon::Warning,
             .words = view.messages[unread ? Sentence::ended_unread : Sentence::ended_unsent],
             .description = chat.draft.message});
    }
    if (lost_place(chat)) {
        another_chat(view, Look::Primary);
    }
    if (!desk.takes_tickets || !(written || !chat.agent)) {
        return;
    }
    const Sentence words = written ? Sentence::chat_ticket_instead : Sentence::talk_open_ticket;
    if (view.ui.button(
            {.key = "ticket",
             .name = view.messages[words],
             .look = unserved(chat) && !lost_place(chat) ? Look::Primary : Look::Secondary,
             .icon = Icon::Ticket})) {
        view.events.emplace_back(written ? ViewEvent{TicketFromChat{}}
                                         : ViewEvent{GoTo{Route::Ticket}});
    }
}

} // namespace

void ended_view(const ViewContext& view, const Desk& desk, const EndedChat& chat) {
    const bool left_queue = chat.end.reason == CloseReason::Abandoned;
    const bool alone = unserved(chat);
    const Sentence title = left_queue ? Sentence::ended_left
                           : alone    ? Sentence::ended_unserved
                                      : Sentence::ended_title;
    const auto body = view.ui.group({.key = "ended", .look = Look::Body});
    {
        const auto top = view.ui.group({.key = "over", .look = Look::Centered});
        const bool served = !alone && !left_queue;
        view.ui.emblem(served ? Icon::Check : Icon::Clock, served ? Tone::Success : Tone::Neutral);
        view.ui.heading("what", view.messages[title], Look::Title, 3);
        view.ui.text("why", end_words(chat, view.messages), Look::Lead);
    }
    if (chat.agent) { // what nobody has answered stands in the way that is left for it
        last_messages_view(view, chat);
    }
    unsent(view, desk, chat);
    if (chat.agent) {
        rating(view, desk, chat);
    }
    if (!chat.talk.messages().empty()) {
        keep(view);
    }
    if (!lost_place(chat)) {
        another_chat(view, chat.agent || alone ? Look::Quiet : Look::Primary);
    }
    if (view.ui.button(
            {.key = "home", .name = view.messages[Sentence::sent_home], .look = Look::Quiet})) {
        view.events.emplace_back(GoTo{Route::Home});
    }
}

} // namespace help
