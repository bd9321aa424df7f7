#pragma once

#include "demo/server/domain/time_zone.h"
#include "demo/server/store/database.h"

namespace help::desk {

/// The subject of every chat that was made up.
inline constexpr const char* kSampleSubject = "sample";

/// Whether the history is a desk's own or was made up by a simulation (live/sample_history.h).
class SampleRecords {
public:
    explicit SampleRecords(Database& database) : database_(database) {}

    /// True when nothing has ever been learnt: no chat, no measured hour.
    [[nodiscard]] bool is_without_history();
    /// The history up to `until` is made up.
    void mark(Instant until);
    /// Is any of the history after `from` made up?
    [[nodiscard]] bool reaches_beyond(Instant from);

private:
    Database& database_;
};

} // namespace help::desk
