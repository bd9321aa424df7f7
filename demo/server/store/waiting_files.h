#pragma once

#include "demo/server/domain/time_zone.h"
#include "demo/server/store/database.h"

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>

namespace help::desk {

/// How long a file waits for its ticket.
inline constexpr std::chrono::hours kAttachmentWaits{1};

/// From which addresses the files that wait for a ticket have come, so that one of them cannot take
/// the room of all. In memory only, because no address is ever stored: after a restart those that
/// wait already count for nobody. On the store's thread only.
class WaitingFiles {
public:
    struct File {
        std::string id{};
        std::string address{};
        std::int64_t size = 0;
        Instant since{};
    };

    explicit WaitingFiles(Database& database) : database_(database) {}

    /// Counts a file, once however often it comes, for its address, of which `most` bytes may wait.
    /// When they would be more it counts nothing: how long until its oldest is gone. An empty
    /// address is nobody's.
    [[nodiscard]] std::optional<std::chrono::seconds> add(File file, std::int64_t most);

private:
    [[nodiscard]] std::int64_t bytes_of(const std::string& address) const;
    void forget_taken_of(const std::string& address);

    Database& database_;
    std::deque<File> files_{}; // by age
};

} // namespace help::desk
