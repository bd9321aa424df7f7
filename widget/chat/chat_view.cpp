#include "widget/chat/chat_view.h"

#include "widget/chat/chat_words.h"
#include "widget/chat/conversation_view.h"
#include "widget/chat/ended_view.h"
#include "widget/form/fields_view.h"
#include "widget/hours/opening_words.h"
#include "widget/notices/notices_view.h"

#include <algorithm>

namespace help {

namespace {

void report(const ViewContext& view, FormField field, std::optional<std::string> value) {
    if (value) {
        view.events.emplace_back(ChatEdited{field, std::move(*value)});
    }
}

/// Back, who it is, and an X that asks before it ends anything.
void live_header(const ViewContext& view, std::string_view title) {
    const auto header = view.ui.group({.key = "header", .look = Look::Header});
    if (view.ui.button({.key = "back",
                        .name = view.messages[Sentence::back],
                        .look = Look::IconOnly,
                        .icon = Icon::Back})) {
        view.events.emplace_back(GoTo{Route::Home});
    }
    view.ui.heading("title", title, Look::Title, 2);
    if (view.ui.button({.key = "close",
                        .name = view.messages[Sentence::close],
                        .look = Look::IconOnly,
                        .icon = Icon::Close})) {
        view.events.emplace_back(ChatCloseAsked{});
    }
}

void link_banner(const ViewContext& view, Link link) {
    if (link != Link::Unstable && link != Link::Offline) {
        return;
    }
    const bool offline = link == Link::Offline;
    view.ui.banner(
        {.key = "link",
         .tone = Tone::Warning,
         .icon = offline ? Icon::Offline : Icon::Retry,
         .words = view.messages[offline ? Sentence::link_offline : Sentence::link_unstable]});
}

void place_in_queue(const ViewContext& view, const QueueWatch& queue) {
    const int position = queue.position();
    // Read aloud as a sentence when it changes (Widget::tell_place), not as a figure and a caption.
    const auto place = view.ui.group({.key = "place", .look = Look::Centered});
    const std::string_view words = view.messages[place_sentence(position)];
    if (position == 0) {
        view.ui.text("choosing", words, Look::Section);
    } else {
        view.ui.figure("position", words, to_decimal(position));
    }
}

void queue_view(const ViewContext& view, const Desk& desk, const QueueWatch& queue, Link link) {
    const auto stack = view.ui.group({.key = "queue", .look = Look::Stack});
    place_in_queue(view, queue);
    // No live region: minutes that pass are not read aloud one by one.
    view.ui.banner({.key = "wait",
                    .role = Role::Text,
                    .tone = Tone::Accent,
                    .icon = Icon::Clock,
                    .words = wait_words(queue, view.device_now, view.messages),
                    .description = link == Link::Offline ? std::string_view{}
                                                         : view.messages[Sentence::queue_stay]});
    if (queue.pace() != QueueWatch::Pace::Steady) {
        view.ui.banner({.key = "pace",
                        .tone = Tone::Warning,
                        .icon = Icon::Clock,
                        .words = view.messages[queue.pace() == QueueWatch::Pace::Slower
                                                   ? Sentence::queue_slower
                                                   : Sentence::queue_moved_back]});
    }
    if (desk.takes_tickets && view.ui.button({.key = "ticket",
                                              .name = view.messages[Sentence::queue_no_time],
                                              .look = Look::Quiet})) {
        view.events.emplace_back(TicketFromChat{});
    }
}

/// The question that the X asks, in the composer's place.
void closing_view(const ViewContext& view, const LiveChat& chat) {
    const bool queued = std::holds_alternative<QueueWatch>(chat.stage);
    const bool on_its_way = chat.closing == Closing::OnItsWay;
    view.ui.heading("ask",
                    view.messages[queued ? Sentence::close_queue_ask : Sentence::close_chat_ask],
                    Look::Section, 3);
    if (chat.closing == Closing::Failed) {
        view.ui.banner({.key = "failed",
                        .role = Role::Alert,
                        .tone = Tone::Danger,
                        .icon = Icon::Warning,
                        .words = view.messages[Sentence::close_chat_failed]});
    }
    {
        const auto row = view.ui.group({.key = "answers", .look = Look::Row});
        if (view.ui.button(
                {.key = "no",
                 .name = view.messages[queued ? Sentence::close_queue_no : Sentence::close_chat_no],
                 .look = Look::Secondary,
                 .states = on_its_way ? state::kDisabled : 0U})) {
            view.events.emplace_back(ChatKept{});
        }
        if (view.ui.button(
                {.key = "yes",
                 .name = view.messages[queued ? Sentence::queue_leave : Sentence::close_chat_yes],
                 .look = Look::Primary,
                 .states = on_its_way ? state::kBusy : 0U})) {
            view.events.emplace_back(ChatCloseConfirmed{});
        }
    }
    if (view.ui.button({.key = "minimise",
                        .name = view.messages[Sentence::close_chat_minimise],
                        .look = Look::Quiet})) {
        view.events.emplace_back(ChatKept{});
        view.events.emplace_back(LeavePanel{});
    }
}

/// Whoever writes looks at the end of the conversation: what is grave stands there.
void grave_notice(const ViewContext& view, const NoticeList& notices) {
    if (!notices.empty() && notices.front()->severity != Severity::Info) {
        notice_banners(view, {notices.front()});
    }
}

void live_view(const ViewContext& view,
               const Desk& desk,
               const LiveChat& chat,
               Link link,
               const NoticeList& notices) {
    const auto* queue = std::get_if<QueueWatch>(&chat.stage);
    const auto* with = std::get_if<WithAgent>(&chat.stage);
    live_header(view, queue != nullptr ? view.messages[Sentence::queue_title]
                                       : agent_words(with->agent.name, view.messages));
    {
        const auto body = view.ui.group({.key = "chat", .look = Look::Body});
        link_banner(view, link);
        if (queue != nullptr) {
            // What is grave may be why one waits; the rest comes after what one looks for.
            const auto mild =
                std::find_if(notices.begin(), notices.end(), [](const Notice* notice) {
                    return notice->severity == Severity::Info;
                });
            notice_banners(view, {notices.begin(), mild});
            queue_view(view, desk, *queue, link);
            notice_banners(view, {mild, notices.end()});
        } else if (chat.talk.messages().empty() && chat.talk.waiting().empty()) {
            view.ui.text("empty", view.messages[Sentence::talking_empty], Look::SystemLine);
        }
        messages_view(view, chat);
    }
    jump_view(view, chat);
    const auto footer = view.ui.group({.key = "footer", .look = Look::Footer});
    if (queue == nullptr) {
        grave_notice(view, notices);
    }
    if (chat.closing == Closing::No) {
        composer_view(view, desk, chat);
    } else {
        closing_view(view, chat);
    }
}

void joining_view(const ViewContext& view, const Desk& desk, const JoiningChat& joining) {
    screen_header(view, view.messages[Sentence::chat_title]);
    const bool back = joining.way == JoiningChat::Way::Back;
    const auto body = view.ui.group({.key = "joining", .look = Look::Body});
    if (!joining.failure) {
        view.ui.mark({.key = "waiting",
                      .role = Role::Status,
                      .look = Look::Skeleton,
                      .name = view.messages[back ? Sentence::chat_back : Sentence::chat_starting],
                      .states = state::kBusy});
        return;
    }
    const auto centered =
        view.ui.group({.key = "failed", .role = Role::Alert, .look = Look::Centered});
    view.ui.emblem(Icon::Warning, Tone::Warning);
    view.ui.heading("what", view.messages[Sentence::chat_back_failed], Look::Title, 3);
    view.ui.text("why", problem_words(*joining.failure, view), Look::Lead);
    if (view.ui.button({.key = "again",
                        .name = view.messages[Sentence::try_again],
                        .look = Look::Primary,
                        .icon = Icon::Retry})) {
        view.events.emplace_back(ChatResumeWanted{});
    }
    contact_links(view);
    if (desk.takes_tickets && view.ui.button({.key = "ticket",
                                              .name = view.messages[Sentence::talk_open_ticket],
                                              .look = Look::Secondary,
                                              .icon = Icon::Ticket})) {
        view.events.emplace_back(GoTo{Route::Ticket});
    }
    // What may pass is waited for: another chat would leave this one behind, unless it is over.
    if ((joining.over || !may_pass(joining.failure->code)) &&
        view.ui.button({.key = "another",
                        .name = view.messages[Sentence::ended_again],
                        .look = Look::Quiet})) {
        view.events.emplace_back(AnotherChatWanted{});
    }
}

} // namespace

void chat_form_view(const ViewContext& view, const Desk& desk, const ChatForm& form) {
    const FieldsView fields{view, desk, &form.errors};
    const auto group = view.ui.group({.key = "form",
                                      .role = Role::Form,
                                      .look = Look::Stack,
                                      .name = view.messages[Sentence::chat_form]});
    report(view, FormField::Name, fields.name(form.draft.name));
    report(view, FormField::Email,
           fields.email(form.draft.email, Sentence::chat_email_known, std::nullopt));
    report(view, FormField::Reason, fields.reason(form.draft.reason, Need::Optional));
    report(view, FormField::Message,
           view.ui.field(
               {.key = "message",
                .role = Role::TextArea,
                .name = view.messages[Sentence::chat_message],
                .value = form.draft.message,
                .description = room_words(view.messages, form.draft.message, desk.limits.message,
                                          view.messages[Sentence::chat_message_hint]),
                .error = fields.error_of(FormField::Message, desk.limits.message),
                .max_length = desk.limits.message}));
}

std::string
chat_problem_words(const Problem& problem, const DeskHours& hours, const ViewContext& view) {
    switch (problem.code) {
    case ProblemCode::OutsideHours:
        if (problem.opens_at) {
            return fill(
                view.messages[Sentence::chat_outside_hours_until],
                {"when", when_words(*problem.opens_at, hours, view.now,
                                    view.settings.preferences.utc_offset_minutes, view.messages)});
        }
        return std::string{view.messages[Sentence::chat_outside_hours]};
    case ProblemCode::QueueFull:
        return std::string{view.messages[Sentence::chat_queue_full]};
    case ProblemCode::ChatLimit:
        return std::string{view.messages[Sentence::chat_limit]};
    default:
        return std::string{view.messages[Sentence::chat_failed]} + " " +
               problem_words(problem, view);
    }
}

void chat_view(const ViewContext& view,
               const Desk& desk,
               const ChatFlow& chat,
               const NoticeList& notices) {
    if (const auto* live = std::get_if<LiveChat>(&chat.state())) {
        live_view(view, desk, *live, chat.link(), notices);
    } else if (const auto* joining = std::get_if<JoiningChat>(&chat.state())) {
        joining_view(view, desk, *joining);
    } else if (const auto* ended = std::get_if<EndedChat>(&chat.state())) {
        screen_header(view, view.messages[Sentence::chat_title]);
        ended_view(view, desk, *ended);
    }
}

} // namespace help
