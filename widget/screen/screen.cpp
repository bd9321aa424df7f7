#include "widget/screen/screen.h"

#include "widget/base/text.h"

#include <utility>

namespace help {

void close_button(const ViewContext& view) {
    if (view.ui.button({.key = "close",
                        .name = view.messages[Sentence::close],
                        .look = Look::IconOnly,
                        .icon = Icon::Close})) {
        view.events.emplace_back(LeavePanel{});
    }
}

void chat_news(const ViewContext& view) {
    if (!view.news.empty() &&
        view.ui.button(
            {.key = "chat-news", .name = view.news, .look = Look::Primary, .icon = Icon::Chat})) {
        view.events.emplace_back(GoTo{Route::Chat});
    }
}

void screen_header(const ViewContext& view,
                   std::string_view title,
                   ViewEvent back,
                   std::uint32_t states) {
    const auto header = view.ui.group({.key = "header", .look = Look::Header});
    if (view.ui.button({.key = "back",
                        .name = view.messages[Sentence::back],
                        .look = Look::IconOnly,
                        .icon = Icon::Back})) {
        view.events.push_back(std::move(back));
    }
    view.ui.heading("title", title, Look::Title, 2, states);
    close_button(view);
}

void desk_loading(const ViewContext& view) {
    const auto skeleton = view.ui.group({.key = "loading",
                                         .role = Role::Status,
                                         .look = Look::Skeleton,
                                         .name = view.messages[Sentence::loading],
                                         .states = state::kBusy});
}

void desk_failed(const ViewContext& view, const Problem& problem) {
    const bool offline = !view.settings.online;
    const Sentence title = offline ? Sentence::desk_offline : Sentence::desk_failed;
    const auto centered =
        view.ui.group({.key = "failed", .role = Role::Alert, .look = Look::Centered});
    view.ui.emblem(offline ? Icon::Offline : Icon::Warning,
                   offline ? Tone::Neutral : Tone::Warning);
    view.ui.heading("what", view.messages[title], Look::Title, 3);
    view.ui.text("why",
                 offline ? std::string{view.messages[Sentence::desk_offline_note]}
                         : problem_words(problem, view),
                 Look::Lead);
    if (view.ui.button({.key = "again",
                        .name = view.messages[Sentence::try_again],
                        .look = Look::Primary,
                        .icon = Icon::Retry})) {
        view.events.emplace_back(LoadDeskAgain{});
    }
    contact_links(view);
}

void contact_links(const ViewContext& view) {
    if (view.settings.contacts.empty()) {
        return;
    }
    const auto stack = view.ui.group({.key = "contacts", .look = Look::Stack});
    view.ui.text("note", view.messages[Sentence::contacts_note], Look::Caption);
    int place = 0; // two may lead to one address
    for (const ContactLink& contact : view.settings.contacts) {
        const std::string key = "contact-" + to_decimal(++place);
        view.ui.link({.key = key, .name = contact.label, .href = contact.href});
    }
}

std::string problem_words(const Problem& problem, const ViewContext& view) {
    const Messages& messages = view.messages;
    switch (problem.code) {
    case ProblemCode::Unreachable:
        return std::string{
            messages[view.settings.online ? Sentence::fault_network : Sentence::fault_offline]};
    case ProblemCode::InvalidAnswer:
        return std::string{messages[Sentence::fault_invalid]};
    case ProblemCode::IdConflict:
        return std::string{messages[Sentence::fault_conflict]};
    case ProblemCode::RateLimited:
    case ProblemCode::Unavailable:
        if (problem.retry_after.count() > 0) {
            return fill(messages[Sentence::fault_busy],
                        {"wait", messages.wait(problem.retry_after)});
        }
        return std::string{
            messages[problem.code == ProblemCode::RateLimited ? Sentence::fault_busy_soon
                                                              : Sentence::fault_server]};
    case ProblemCode::Internal:
        return std::string{messages[Sentence::fault_server]};
    default:
        return std::string{messages[Sentence::fault_refused]};
    }
}

Icon icon_of(DeskIcon icon) {
    switch (icon) {
    case DeskIcon::Chat:
        return Icon::Chat;
    case DeskIcon::Ticket:
        return Icon::Ticket;
    case DeskIcon::Book:
        return Icon::Book;
    case DeskIcon::Question:
        return Icon::Question;
    case DeskIcon::Play:
        return Icon::Play;
    case DeskIcon::Channels:
        return Icon::Channels;
    case DeskIcon::Mail:
        return Icon::Mail;
    case DeskIcon::Phone:
        return Icon::Phone;
    case DeskIcon::Bell:
        return Icon::Bell;
    case DeskIcon::Link:
        break;
    }
    return Icon::Link;
}

} // namespace help
