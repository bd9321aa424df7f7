#include "demo/server/domain/team_queues.h"

#include <algorithm>

namespace help::desk {

bool share_an_agent(const Desk& desk, const std::string& one, const std::string& two) {
    return one == two || std::ranges::any_of(desk.chat.agents, [&](const DeskAgent& agent) {
               return serves(agent, one) && serves(agent, two);
           });
}

std::int64_t in_the_way(const Desk& desk, const WaitingByTeam& waiting, const std::string& team) {
    std::int64_t all = 0;
    for (const auto& [other, count] : waiting)
        if (share_an_agent(desk, team, other)) all += count;
    return all;
}

} // namespace help::desk
