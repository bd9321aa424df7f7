#pragma once

#include "demo/server/domain/time_zone.h"
#include "demo/server/domain/waiting_time.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace help::desk {

/// Where somebody stands in the queue.
struct QueuePlace {
    std::int64_t position = 0; // 1: the next
    std::int64_t agents_online = 0;
    std::optional<WaitRange> estimate{};
    Instant computed_at{}; // the estimate
};

/// Decides whom to tell about the queue again, so that numbers move seldom and honestly: a new
/// place at once, a range that moved by more than a fifth every five seconds at most, all else
/// every fifteen (XEP-0142 has that interval). Keeps what everybody was told last.
class QueueNews {
public:
    /// The chats of `queue` that are to be told now what `queue` says of them. Who is not in it any
    /// more is forgotten.
    [[nodiscard]] std::vector<std::string> due(const std::map<std::string, QueuePlace>& queue,
                                               Instant now);

private:
    struct Told {
        QueuePlace place;
        Instant at;
    };
    std::map<std::string, Told> told_{}; // by chat
};

} // namespace help::desk
