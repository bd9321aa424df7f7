#include "widget/talk/talk_view.h"

#include "widget/base/text.h"
#include "widget/channels/channels_view.h"
#include "widget/chat/chat_view.h"
#include "widget/hours/opening.h"
#include "widget/hours/opening_times.h"
#include "widget/hours/opening_words.h"
#include "widget/notices/notices_view.h"
#include "widget/peak/peak_view.h"

#include <algorithm>

namespace help {

namespace {

void timetable_view(const ViewContext& view, const Desk& desk) {
    view.ui.heading("hours", view.messages[Sentence::talk_hours], Look::Section, 3);
    const std::vector<TimetableLine> lines = timetable(desk.hours, view.messages);
    if (lines.empty()) {
        view.ui.text("none", view.messages[Sentence::talk_no_hours], Look::Paragraph);
    } else {
        const auto sheet = view.ui.group({.key = "week", .look = Look::Sheet});
        int place = 0; // a page may have one word for two days
        for (const TimetableLine& line : lines) {
            view.ui.fact("line-" + to_decimal(++place), line.days, line.times);
        }
    }
    if (!desk.hours.note.empty()) {
        view.ui.text("note", desk.hours.note, Look::Caption, view.desk_words);
    }
}

void open_or_closed(const ViewContext& view, const Opening& opening, const DeskHours& hours) {
    const std::string words = opening_words(
        opening, hours, view.now, view.settings.preferences.utc_offset_minutes, view.messages);
    if (words.empty()) {
        return;
    }
    const bool open = std::holds_alternative<OpenNow>(opening);
    view.ui.banner({.key = "opening",
                    .tone = open ? Tone::Success : Tone::Warning,
                    .icon = Icon::Clock,
                    .words = words});
}

/// Why the chat did not start, and the way that is left.
void refusal(const ViewContext& view, const TalkScreen& screen) {
    if (screen.chat_gone) {
        view.ui.banner({.key = "gone", .words = view.messages[Sentence::chat_gone]});
    }
    if (!screen.form.failure) {
        return;
    }
    view.ui.banner({.key = "failure",
                    .role = Role::Alert,
                    .tone = Tone::Danger,
                    .icon = Icon::Warning,
                    .words = chat_problem_words(*screen.form.failure, screen.desk.hours, view),
                    .description = view.messages[Sentence::kept_note]});
    contact_links(view);
}

/// What was begun stays when the desk closes under it: it can go another way.
bool is_begun(const ViewContext& view, const ChatDraft& draft) {
    const Customer& customer = view.settings.customer;
    return draft != ChatDraft{customer.name, customer.email, {}, {}};
}

void other_ways(const ViewContext& view, const TalkScreen& screen, bool ticket_below) {
    const Desk& desk = screen.desk;
    const bool has_channel = std::any_of(desk.channels.begin(), desk.channels.end(),
                                         [](const Channel& each) { return each.support; });
    const bool ticket_here = desk.takes_tickets && !ticket_below;
    if (!ticket_here && !has_channel) {
        return;
    }
    view.ui.heading("ways", view.messages[Sentence::talk_ways], Look::Section, 3);
    if (ticket_here) {
        const bool written = !trim(screen.form.draft.message).empty();
        const Sentence words = written ? Sentence::chat_ticket_instead : Sentence::talk_open_ticket;
        if (view.ui.button({.key = "ticket",
                            .name = view.messages[words],
                            .look = desk.offers_chat ? Look::Secondary : Look::Primary,
                            .icon = Icon::Ticket})) {
            if (written) {
                view.events.emplace_back(TicketFromChat{});
            } else {
                view.events.emplace_back(GoTo{Route::Ticket});
            }
        }
    }
    channel_sheets(view, desk, ChannelGroup::Support);
}

} // namespace

void talk_view(const ViewContext& view, const TalkScreen& screen) {
    const Desk& desk = screen.desk;
    const Opening opening = opening_at(desk.hours, view.now);
    const bool can_chat = desk.offers_chat && !std::holds_alternative<ClosedNow>(opening);
    const bool stays = !can_chat && is_begun(view, screen.form.draft);
    {
        const auto body = view.ui.group({.key = "talk", .look = Look::Body});
        open_or_closed(view, opening, desk.hours);
        notice_banners(view, screen.notices);
        refusal(view, screen);
        if (desk.tells_load) {
            peak_view(view, screen.load, desk.hours, view.now, screen.peak.day, screen.peak.hour);
        }
        if (stays && !desk.takes_tickets) {
            view.ui.banner({.key = "kept", .words = view.messages[Sentence::kept_note]});
        }
        if (can_chat || stays) {
            chat_form_view(view, desk, screen.form);
        }
        other_ways(view, screen, stays);
        timetable_view(view, desk);
    }
    if (can_chat || (stays && desk.takes_tickets)) {
        const auto footer = view.ui.group({.key = "footer", .look = Look::Footer});
        const Sentence words = can_chat ? Sentence::chat_start : Sentence::chat_ticket_instead;
        if (view.ui.button({.key = can_chat ? "start" : "instead",
                            .name = view.messages[words],
                            .look = Look::Primary,
                            .icon = can_chat ? Icon::Chat : Icon::Ticket})) {
            view.events.push_back(can_chat ? ViewEvent{ChatWanted{}} : ViewEvent{TicketFromChat{}});
        }
    }
}

} // namespace help
