#include "demo/server/domain/desk.h"

#include <algorithm>

namespace help::desk {
namespace {

constexpr int kNightLevel = 10; // of hours for which a curve of the day has no figure

Texts in_locales_of(const Desk& desk, const Texts& sentences) {
    Texts texts;
    for (const auto& locale : desk.locales) {
        const auto found = sentences.find(locale.substr(0, locale.find('-')));
        texts[locale] = found == sentences.end() ? sentences.at("en") : found->second;
    }
    return texts;
}

Notice day_and_night_notice(const Desk& desk) {
    return {.id = "always-open",
            .severity = "info",
            .title = in_locales_of(desk, {{"pt", "Demonstração aberta dia e noite"},
                                          {"en", "Demonstration open day and night"},
                                          {"es", "Demostración abierta día y noche"}}),
            .body = in_locales_of(
                desk, {{"pt", "O chat atende a qualquer hora só nesta demonstração."},
                       {"en", "The chat answers at any hour in this demonstration only."},
                       {"es", "El chat atiende a toda hora solo en esta demostración."}})};
}

} // namespace

bool takes_attachments(const Desk& desk) {
    return !desk.reasons.empty() && desk.limits.attachments > 0;
}

const Reason* find_reason(const Desk& desk, std::string_view id) {
    const auto found = std::ranges::find(desk.reasons, id, &Reason::id);
    return found == desk.reasons.end() ? nullptr : &*found;
}

const DeskAgent* find_agent(const Desk& desk, std::string_view id) {
    const auto found = std::ranges::find(desk.chat.agents, id, &DeskAgent::id);
    return found == desk.chat.agents.end() ? nullptr : &*found;
}

bool serves(const DeskAgent& agent, std::string_view team) {
    return agent.teams.empty() || team.empty() ||
           std::ranges::find(agent.teams, team) != agent.teams.end();
}

std::vector<std::string> teams_of(const Desk& desk) {
    std::vector<std::string> teams;
    for (const auto& reason : desk.reasons)
        if (std::ranges::find(teams, reason.team) == teams.end()) teams.push_back(reason.team);
    return teams;
}

const Article* find_article(const Desk& desk, std::string_view id) {
    const auto found = std::ranges::find(desk.articles, id, &Article::id);
    return found == desk.articles.end() ? nullptr : &*found;
}

Desk always_open(Desk desk) {
    constexpr ClockInterval kWholeDay{std::chrono::minutes(0), std::chrono::hours(24)};
    desk.weekly = {{.days = {0, 1, 2, 3, 4, 5, 6}, .open = "00:00", .close = "24:00"}};
    desk.opening.week.fill({kWholeDay});
    desk.opening.exceptions.clear();
    desk.notices.insert(desk.notices.begin(), day_and_night_notice(desk));
    if (desk.usual_load)
        for (auto& day : *desk.usual_load)
            for (auto& level : day)
                level = level.value_or(kNightLevel);
    return desk;
}

} // namespace help::desk
