#pragma once

#include "demo/server/domain/time_zone.h"
#include "demo/server/store/database.h"

#include <optional>
#include <string>
#include <vector>

namespace help::desk {

/// Who hears an event. `subject` is a customer's, or kEveryCustomer; `agent` is an id, or
/// kEveryAgent.
struct Audience {
    std::string subject{}; // empty: no customer
    std::string agent{};   // empty: no agent
};
inline constexpr const char* kEveryCustomer = "*";
inline constexpr const char* kEveryAgent = "*";

/// Something that clients are told. Durable ones have a number and can be heard again later; those
/// with number 0 are of this moment only, and a newer one of the same `slot` replaces an older that
/// was not heard yet.
struct Event {
    std::int64_t number = 0;
    Audience audience{};
    std::string slot{};
    std::string body{}; // a JSON object
};

/// What a client that was away has missed.
struct Replay {
    std::int64_t from = 0;       // where it goes on: its own cursor, or the end of the log
    std::int64_t last = 0;       // the newest number of the log
    bool reset = false;          // its cursor is of no use: fetch the state anew
    std::vector<Event> events{}; // of (from, last] for the listener
};

/// The durable log of events, and what the running job adds to it. Cursors are opaque to clients:
/// the log's name and a number.
class EventLog {
public:
    explicit EventLog(Database& database) : database_(database) {}

    /// Reads the log's name, or gives it one.
    void open();

    /// Writes a durable event.
    void append(Audience audience, std::string body, Instant now);
    /// Tells an event of this moment.
    void announce(Audience audience, std::string slot, std::string body);

    /// What append and announce were given since the last take. To be published once the job is
    /// committed, and dropped when it failed.
    [[nodiscard]] std::vector<Event> take();

    /// `listener` is one customer or one agent. Without a cursor: nothing, from now on.
    [[nodiscard]] Replay replay(const Audience& listener, const std::optional<std::string>& cursor);

    [[nodiscard]] std::string cursor(std::int64_t number) const;
    [[nodiscard]] std::int64_t last_number();

    /// Forgets what is older than seven days.
    void purge(Instant now);

private:
    [[nodiscard]] std::optional<std::int64_t> number_of(const std::string& cursor) const;

    Database& database_;
    std::string epoch_{};
    std::vector<Event> fresh_{};
};

} // namespace help::desk
