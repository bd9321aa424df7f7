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
        view.ui.text("note", desk.hours.note, Look::Caption);
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

void other_ways(const ViewContext& view, const TalkScreen& screen) {
    const Desk& desk = screen.desk;
    const bool has_channel = std::any_of(desk.channels.begin(), desk.channels.end(),
                                         [](const Channel& each) { return each.support; });
    if (!desk.takes_tickets && !has_channel) {
        return;
    }
    view.ui.heading("ways", view.messages[Sentence::talk_ways], Look::Section, 3);
    if (desk.takes_tickets) {
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
    {
        const auto body = view.ui.group({.key = "talk", .look = Look::Body});
        open_or_closed(view, opening, desk.hours);
        notice_banners(view, screen.notices);
        refusal(view, screen);
        if (desk.tells_load) {
            peak_view(view, screen.load, desk.hours, view.now, screen.peak.day, screen.peak.hour);
        }
        if (can_chat) {
            chat_form_view(view, desk, screen.form);
        }
        other_ways(view, screen);
        timetable_view(view, desk);
    }
    if (can_chat) {
        const auto footer = view.ui.group({.key = "footer", .look = Look::Footer});
        if (view.ui.button({.key = "start",
                            .name = view.messages[Sentence::chat_start],
                            .look = Look::Primary,
                            .icon = Icon::Chat})) {
            view.events.emplace_back(ChatWanted{});
        }
    }
}

} // namespace help
