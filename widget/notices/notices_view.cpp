#include "widget/notices/notices_view.h"

#include "widget/hours/holidays.h"

namespace help {

namespace {

struct SeverityLook {
    Tone tone;
    Icon icon;
    Sentence name;
};

SeverityLook look_of(Severity severity) {
    switch (severity) {
    case Severity::Outage:
        return {Tone::Danger, Icon::Warning, Sentence::notice_outage};
    case Severity::Warning:
        return {Tone::Warning, Icon::Bell, Sentence::notice_warning};
    case Severity::Info:
        break;
    }
    return {Tone::Accent, Icon::Info, Sentence::notice_info};
}

std::string headline(const Notice& notice, const Messages& messages) {
    return fill(messages[look_of(notice.severity).name], {"title", notice.title});
}

enum class Dismissal : std::uint8_t { Offered, NotOffered };

void notice_box(const ViewContext& view, const Notice& notice, Dismissal dismissal) {
    const SeverityLook look = look_of(notice.severity);
    const auto box = view.ui.group({.key = "notice-" + notice.id,
                                    .look = Look::Notice,
                                    .name = headline(notice, view.messages),
                                    .tone = look.tone,
                                    .icon = look.icon});
    view.ui.text("title", notice.title, Look::Section, view.desk_words);
    if (!notice.body.empty()) {
        view.ui.text("body", notice.body, Look::Caption, view.desk_words);
    }
    if (!notice.href.empty()) {
        view.ui.link({.key = "link",
                      .name = notice.link.empty() ? view.messages[Sentence::notice_more]
                                                  : std::string_view{notice.link},
                      .href = notice.href,
                      .states = notice.link.empty() ? 0U : view.desk_words});
    }
    if (dismissal == Dismissal::Offered && notice.dismissible &&
        view.ui.button(
            {.key = "dismiss",
             .name = fill(view.messages[Sentence::notice_dismiss], {"title", notice.title}),
             .look = Look::IconOnly,
             .icon = Icon::Close})) {
        view.events.emplace_back(NoticeDismissed{notice.id});
    }
}

void calendar(const ViewContext& view, const std::vector<HolidayLine>& lines) {
    view.ui.heading("holidays", view.messages[Sentence::notices_holidays], Look::Section, 3);
    const auto list = view.ui.group({.key = "calendar",
                                     .role = Role::List,
                                     .look = Look::Sheet,
                                     .name = view.messages[Sentence::notices_holidays]});
    for (const HolidayLine& line : lines) {
        view.ui.mark({.key = to_decimal(days_since_epoch(line.date)),
                      .role = Role::ListItem,
                      .look = Look::Pair,
                      .name = capitalised(view.messages.date(line.date)),
                      .icon = Icon::Calendar,
                      .description = line.words});
    }
}

void nothing(const ViewContext& view) {
    const auto centered = view.ui.group({.key = "none", .look = Look::Centered});
    view.ui.emblem(Icon::Check, Tone::Success);
    view.ui.heading("what", view.messages[Sentence::notices_none], Look::Title, 3);
    view.ui.text("why", view.messages[Sentence::notices_none_note], Look::Lead);
}

} // namespace

void notice_banners(const ViewContext& view, const NoticeList& notices) {
    for (const Notice* notice : notices) {
        notice_box(view, *notice, Dismissal::Offered);
    }
}

std::string notice_words(const Notice& notice, const Messages& messages) {
    return headline(notice, messages) + (notice.body.empty() ? "" : ". " + notice.body);
}

void notices_view(const ViewContext& view, const Desk& desk, UtcTime now, Date today) {
    const auto body = view.ui.group({.key = "notices", .look = Look::Body});
    chat_news(view);
    const NoticeList current = current_notices(desk.notices, now);
    const std::vector<HolidayLine> holidays = holidays_ahead(desk.hours, today, view.messages);
    if (current.empty() && holidays.empty()) {
        nothing(view);
        return;
    }
    if (!current.empty()) {
        view.ui.heading("now", view.messages[Sentence::notices_now], Look::Section, 3);
        for (const Notice* notice : current) {
            notice_box(view, *notice, Dismissal::NotOffered);
        }
    }
    if (!holidays.empty()) {
        calendar(view, holidays);
    }
}

} // namespace help
