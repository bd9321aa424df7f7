#pragma once

#include "demo/server/domain/peak_load.h"

#include <string>

namespace help::desk {

/// How busy the desk is at this moment.
struct LoadNow {
    int level = 0; // 0–100: chats that are served or wait, of those that can be served at once
    std::optional<int> wait{}; // seconds that a newcomer would wait
};

/// The body of `GET /v1/load`. Valid for an hour from the whole hour that `now` is in.
[[nodiscard]] std::string load_json(const std::string& time_zone,
                                    const WeekLoad& load,
                                    const std::optional<LoadNow>& at_present,
                                    Instant now);

} // namespace help::desk
