#pragma once

#include "demo/server/domain/time_zone.h"
#include "demo/server/store/database.h"

#include <string_view>

namespace help::desk {

/// The subject of every chat that was made up.
inline constexpr const char* kSampleSubject = "sample";
/// What the subjects of simulated customers (live/bot_customers.h) begin with, and their address:
/// by it all that they did can be erased. Random subjects and hashes do not begin so.
inline constexpr std::string_view kSimulatedCustomer = "sample-";
inline constexpr const char* kSimulatedEmail = "sample@example.com";

[[nodiscard]] inline bool is_simulated_customer(std::string_view subject) {
    return subject.starts_with(kSimulatedCustomer);
}

/// Whether the history is a desk's own or was made up: by a simulation (live/sample_history.h), or
/// as it happens, by simulated customers.
class SampleRecords {
public:
    explicit SampleRecords(Database& database) : database_(database) {}

    /// True when nothing has ever been learnt: no chat, no measured hour.
    [[nodiscard]] bool is_without_history();
    /// Some of the history up to `until` is made up; `until` never goes back.
    void mark(Instant until);
    /// Is any of the history after `from` made up?
    [[nodiscard]] bool reaches_beyond(Instant from);

private:
    Database& database_;
};

} // namespace help::desk
