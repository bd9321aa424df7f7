#include "demo/server/domain/bootstrap.h"

#include "demo/server/domain/attachment.h"
#include "demo/server/domain/desk_edit.h"
#include "demo/server/domain/notices.h"

#include <nlohmann/json.hpp>

namespace help::desk {
namespace {

using Json = nlohmann::ordered_json; // members in the order of the protocol's document

constexpr int kDaysOfWindows = 14;
constexpr std::size_t kMostWindows = 60;    // of the protocol
constexpr std::size_t kMostExceptions = 60; // of the protocol

Json told_cards(const Desk& desk, const std::string& locale) {
    Json all = Json::array();
    for (const auto& card : desk.cards) {
        Json told{{"id", card.id},
                  {"kind", card.kind},
                  {"icon", card.icon},
                  {"title", card.title.at(locale)},
                  {"detail", card.detail.at(locale)}};
        if (!card.href.empty()) told["href"] = card.href;
        all.push_back(std::move(told));
    }
    return all;
}

/// The exceptions of a year from `today` on, as many as the protocol takes.
Json told_exceptions(const OpeningHours& opening,
                     const std::string& locale,
                     std::chrono::local_days today) {
    Json all = Json::array();
    const auto end = opening.exceptions.lower_bound(today + std::chrono::days(366));
    for (auto at = opening.exceptions.lower_bound(today); at != end; ++at) {
        if (all.size() == kMostExceptions) break;
        Json exception{{"date", told(at->first)}, {"name", at->second.name.at(locale)}};
        if (at->second.intervals.empty()) exception["closed"] = true;
        for (const auto& interval : at->second.intervals)
            exception["intervals"].push_back(
                {{"open", clock_time(interval.open)}, {"close", clock_time(interval.close)}});
        all.push_back(std::move(exception));
    }
    return all;
}

Json told_business_days(const BusinessWeek& week) {
    Json days = Json::array();
    for (std::size_t day = 0; day < week.size(); ++day)
        if (week.at(day)) days.push_back(day);
    return days;
}

Json told_hours(const Desk& desk, const std::string& locale, std::chrono::local_days today) {
    Json weekly = Json::array();
    for (const auto& interval : desk.weekly)
        weekly.push_back(
            {{"days", interval.days}, {"open", interval.open}, {"close", interval.close}});
    auto open = windows_of(desk.opening, today, kDaysOfWindows);
    auto until = desk.opening.zone.at(today + std::chrono::days(kDaysOfWindows), {});
    if (open.size() > kMostWindows) {
        until = open[kMostWindows].from;
        open.resize(kMostWindows);
    }
    Json windows = Json::array();
    for (const auto& window : open)
        windows.push_back({{"from", rfc3339(window.from)}, {"to", rfc3339(window.to)}});
    return {{"timeZone", desk.time_zone},
            {"weekly", std::move(weekly)},
            {"businessDays", told_business_days(desk.business_week)},
            {"note", desk.hours_note.at(locale)},
            {"exceptions", told_exceptions(desk.opening, locale, today)},
            {"windows", std::move(windows)},
            {"windowsUntil", rfc3339(until)}};
}

Json told_notices(const Desk& desk, const std::string& locale, Instant now) {
    Json all = Json::array();
    for (const auto& notice : told_notices(desk.notices, now)) {
        Json told{{"id", notice.id},
                  {"severity", notice.severity},
                  {"title", notice.title.at(locale)},
                  {"body", notice.body.at(locale)}};
        if (!notice.from.empty()) told["from"] = notice.from;
        if (!notice.to.empty()) told["to"] = notice.to;
        if (!notice.href.empty()) {
            told["href"] = notice.href;
            told["link"] = notice.link.at(locale);
        }
        told["dismissible"] = notice.dismissible;
        all.push_back(std::move(told));
    }
    return all;
}

bool has_images(const Desk& desk) {
    return std::ranges::any_of(desk.articles, [](const Article& article) {
        return std::ranges::find(article.blocks, "image", &ArticleBlock::kind) !=
               article.blocks.end();
    });
}

/// What this desk can do; a client offers nothing else.
Json told_capabilities(const Desk& desk) {
    Json all = Json::array();
    if (!desk.reasons.empty()) all.push_back("tickets"); // every ticket needs a reason
    if (takes_attachments(desk)) all.push_back("attachments");
    if (!desk.chat.agents.empty()) all.push_back("chat");
    if (desk.usual_load) all.push_back("load");
    if (!desk.articles.empty()) all.push_back("articles");
    if (has_images(desk)) all.push_back("images");
    if (!desk.identity.keys.empty()) all.push_back("identity");
    return all;
}

Json told_limits(const Desk& desk) {
    Json limits{{"name", desk.limits.name},
                {"email", desk.limits.email},
                {"details", desk.limits.details},
                {"message", desk.limits.message},
                {"comment", desk.limits.comment}};
    if (takes_attachments(desk)) {
        limits["attachments"] = desk.limits.attachments;
        limits["attachmentBytes"] = desk.limits.attachment_bytes;
        limits["attachmentTypes"] = kAttachmentTypes;
    }
    return limits;
}

Json told_reasons(const Desk& desk, const std::string& locale) {
    Json all = Json::array();
    for (const auto& reason : desk.reasons)
        all.push_back(
            {{"id", reason.id}, {"label", reason.label.at(locale)}, {"team", reason.team}});
    return all;
}

Json told_channels(const Desk& desk, const std::string& locale) {
    Json all = Json::array();
    for (const auto& channel : desk.channels)
        all.push_back({{"id", channel.id},
                       {"kind", channel.kind},
                       {"support", channel.support == Support::Given},
                       {"title", channel.title.at(locale)},
                       {"detail", channel.detail.at(locale)},
                       {"label", channel.label.at(locale)},
                       {"href", channel.href}});
    return all;
}

} // namespace

std::string bootstrap_json(const Desk& desk, const std::string& locale, Instant now) {
    const Json body{{"version", 1},
                    {"site", desk.site},
                    {"locale", locale},
                    {"title", desk.title.at(locale)},
                    {"capabilities", told_capabilities(desk)},
                    {"limits", told_limits(desk)},
                    {"cards", told_cards(desk, locale)},
                    {"hours", told_hours(desk, locale, desk.opening.zone.today(now))},
                    {"reasons", told_reasons(desk, locale)},
                    {"channels", told_channels(desk, locale)},
                    {"notices", told_notices(desk, locale, now)},
                    {"answerBusinessDays", desk.answer_business_days}};
    return body.dump();
}

} // namespace help::desk
