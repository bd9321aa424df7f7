#include "demo/server/domain/bootstrap.h"

#include <nlohmann/json.hpp>

namespace help::desk {
namespace {

using Json = nlohmann::ordered_json; // members in the order of the protocol's document

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

Json told_hours(const Desk& desk, const std::string& locale) {
    Json weekly = Json::array();
    for (const auto& interval : desk.weekly)
        weekly.push_back(
            {{"days", interval.days}, {"open", interval.open}, {"close", interval.close}});
    return {{"timeZone", desk.time_zone},
            {"weekly", std::move(weekly)},
            {"note", desk.hours_note.at(locale)}};
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

std::string bootstrap_json(const Desk& desk, const std::string& locale) {
    Json capabilities = Json::array();
    if (!desk.reasons.empty()) capabilities.push_back("tickets"); // every ticket needs a reason
    const Json body{{"version", 1},
                    {"site", desk.site},
                    {"locale", locale},
                    {"title", desk.title.at(locale)},
                    {"capabilities", std::move(capabilities)},
                    {"limits",
                     {{"name", desk.limits.name},
                      {"email", desk.limits.email},
                      {"details", desk.limits.details}}},
                    {"cards", told_cards(desk, locale)},
                    {"hours", told_hours(desk, locale)},
                    {"reasons", told_reasons(desk, locale)},
                    {"channels", told_channels(desk, locale)},
                    {"answerBusinessDays", desk.answer_business_days}};
    return body.dump();
}

} // namespace help::desk
