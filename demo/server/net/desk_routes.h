#pragma once

#include "demo/server/domain/desk.h"
#include "demo/server/live/chat_desk.h"
#include "demo/server/live/desk_facts.h"
#include "demo/server/live/ticket_desk.h"
#include "demo/server/net/gate.h"

#include <map>
#include <string>

namespace help::net {

/// What a help shows before the customer has done anything (bootstrap, peak hours), sessions, and
/// tickets.
class DeskRoutes {
public:
    /// What is referred to must outlive the routes.
    DeskRoutes(const desk::Desk& desk,
               desk::DeskFacts& facts,
               desk::ChatDesk& chats,
               desk::TicketDesk& tickets,
               Gate& gate)
        : desk_(desk), facts_(facts), chats_(chats), tickets_(tickets), gate_(gate) {}

    void add_to(RouteTable& table);

private:
    void bootstrap(const Call& call);
    void load(const Call& call);
    void start_session(const Call& call);
    void place_ticket(const Call& call);
    [[nodiscard]] const std::string& bootstrap_in(const std::string& locale, desk::Instant now);
    [[nodiscard]] bool is_for_us(const Request& request) const;
    [[nodiscard]] const desk::WeekLoad& week_load(desk::DeskStore& store, desk::Instant now);

    const desk::Desk& desk_;
    desk::DeskFacts& facts_;
    desk::ChatDesk& chats_;
    desk::TicketDesk& tickets_;
    Gate& gate_;
    // On the store's thread only.
    std::map<std::string, std::string> bootstraps_{}; // by locale, as of the day and the revision
    std::chrono::local_days bootstrap_day_{};
    std::int64_t bootstrap_revision_ = -1;
    desk::WeekLoad week_load_{}; // as of load_hour_
    desk::Instant load_hour_{};
};

} // namespace help::net
