#include "widget/talk/talk_view.h"

#include "widget/channels/channels_view.h"
#include "widget/talk/opening_times.h"

#include <algorithm>

namespace help {

namespace {

void hours(const ViewContext& view, const Desk& desk) {
    view.ui.heading("hours", view.messages[Sentence::talk_hours], Look::Section, 3);
    const std::vector<TimetableLine> lines = timetable(desk.hours, view.messages);
    if (lines.empty()) {
        view.ui.text("none", view.messages[Sentence::talk_no_hours], Look::Paragraph);
    } else {
        const auto sheet = view.ui.group({.key = "week", .look = Look::Sheet});
        for (const TimetableLine& line : lines) {
            view.ui.fact(line.days, line.days, line.times);
        }
    }
    if (!desk.hours.note.empty()) {
        view.ui.text("note", desk.hours.note, Look::Caption);
    }
}

} // namespace

void talk_view(const ViewContext& view, const Desk& desk) {
    const auto body = view.ui.group({.key = "talk", .look = Look::Body});
    hours(view, desk);
    const bool has_support_channel =
        std::any_of(desk.channels.begin(), desk.channels.end(),
                    [](const Channel& channel) { return channel.support; });
    if (!desk.takes_tickets && !has_support_channel) {
        return;
    }
    view.ui.heading("ways", view.messages[Sentence::talk_ways], Look::Section, 3);
    if (desk.takes_tickets && view.ui.button({.key = "ticket",
                                              .name = view.messages[Sentence::talk_open_ticket],
                                              .look = Look::Primary,
                                              .icon = Icon::Ticket})) {
        view.events.emplace_back(GoTo{Route::Ticket});
    }
    channel_sheets(view, desk, ChannelGroup::Support);
}

} // namespace help
