#pragma once

#include "demo/server/domain/desk.h"
#include "demo/server/live/chat_desk.h"
#include "demo/server/net/gate.h"

#include <map>
#include <string>

namespace help::net {

/// What a help shows before the customer has done anything (bootstrap, peak hours), sessions, and
/// tickets.
class DeskRoutes {
public:
    /// What is referred to must outlive the routes.
    DeskRoutes(const desk::Desk& desk, desk::ChatDesk& chats, Gate& gate)
        : desk_(desk), chats_(chats), gate_(gate) {}

    void add_to(RouteTable& table);

private:
    void bootstrap(const Call& call);
    void load(const Call& call);
    void start_session(const Call& call);
    void place_ticket(const Call& call);
    [[nodiscard]] bool is_for_us(const Request& request) const;
    [[nodiscard]] const desk::WeekLoad& week_load(desk::DeskStore& store, desk::Instant now);

    const desk::Desk& desk_;
    desk::ChatDesk& chats_;
    Gate& gate_;
    std::map<std::string, std::string> bootstraps_{}; // by locale, as of bootstrap_day_
    std::chrono::local_days bootstrap_day_{};
    desk::WeekLoad week_load_{}; // on the store's thread only, as of load_hour_
    desk::Instant load_hour_{};
};

} // namespace help::net
