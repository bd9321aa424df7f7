#pragma once

#include "demo/server/domain/desk.h"

#include <cstdint>
#include <map>
#include <string>

/// Who stands in whose way. Every team has a queue of its own; teams that one agent may serve are
/// in each other's way, because that agent takes whoever came first.
namespace help::desk {

/// How many wait, by team; chats of no team are under the empty name.
using WaitingByTeam = std::map<std::string, std::int64_t>;

/// Does an agent of the desk serve both teams?
[[nodiscard]] bool share_an_agent(const Desk& desk, const std::string& one, const std::string& two);

/// How many of `waiting` a customer of `team` competes with.
[[nodiscard]] std::int64_t
in_the_way(const Desk& desk, const WaitingByTeam& waiting, const std::string& team);

} // namespace help::desk
