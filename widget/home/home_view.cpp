#include "widget/home/home_view.h"

#include "widget/notices/notices_view.h"

namespace help {

namespace {

void hero(const ViewContext& view) {
    const auto header = view.ui.group({.key = "hero", .look = Look::Hero});
    close_button(view);
    const std::string_view name = first_name(view.settings.customer.name);
    view.ui.heading("greeting",
                    name.empty()
                        ? std::string{view.messages[Sentence::home_greeting]}
                        : fill(view.messages[Sentence::home_greeting_name], {"name", name}),
                    Look::Greeting, 2);
    view.ui.text("question", view.messages[Sentence::home_question], Look::Lead);
}

Route route_of(CardKind kind) {
    switch (kind) {
    case CardKind::Ticket:
        return Route::Ticket;
    case CardKind::Channels:
        return Route::Channels;
    case CardKind::Knowledge:
        return Route::Knowledge;
    case CardKind::Notices:
        return Route::Notices;
    default:
        return Route::Talk;
    }
}

void card(const ViewContext& view, const Card& card, std::string_view chat) {
    if (card.kind == CardKind::Link) {
        view.ui.link({.key = "card-" + card.id,
                      .name = card.title,
                      .href = card.href,
                      .look = Look::Card,
                      .icon = icon_of(card.icon),
                      .description = card.detail,
                      .states = view.desk_words});
        return;
    }
    const bool in_chat = card.kind == CardKind::Talk && !chat.empty();
    if (view.ui.button({.key = "card-" + card.id,
                        .name = card.title,
                        .look = Look::Card,
                        .icon = icon_of(card.icon),
                        .description = in_chat ? chat : std::string_view{card.detail},
                        // Where the chat stands is news, and in the help's language.
                        .states = in_chat ? 0U : view.desk_words})) {
        view.events.emplace_back(GoTo{route_of(card.kind)});
    }
}

void cards(const ViewContext& view, const Desk& desk, std::string_view chat) {
    for (const Card& each : desk.cards) {
        const bool there = each.kind == CardKind::Ticket      ? desk.takes_tickets
                           : each.kind == CardKind::Knowledge ? desk.has_articles
                                                              : true;
        if (there) {
            card(view, each, chat);
        }
    }
}

} // namespace

std::string_view first_name(std::string_view name) {
    const std::string_view trimmed = trim(name);
    return trimmed.substr(0, trimmed.find(' '));
}

void home_view(const ViewContext& view,
               const DeskState& desk,
               const NoticeList& notices,
               std::string_view chat) {
    hero(view);
    const auto body = view.ui.group(
        {.key = "home", .look = Look::Body, .name = view.messages[Sentence::home_options]});
    if (const auto* ready = std::get_if<Desk>(&desk)) {
        chat_news(view);
        notice_banners(view, notices);
        cards(view, *ready, chat);
    } else if (const auto* failed = std::get_if<DeskFailed>(&desk)) {
        desk_failed(view, failed->problem);
    } else {
        desk_loading(view);
    }
}

} // namespace help
