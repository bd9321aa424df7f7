#pragma once

#include "demo/server/domain/desk.h"
#include "demo/server/live/chat_desk.h"
#include "demo/server/live/desk_facts.h"
#include "demo/server/live/ticket_desk.h"
#include "demo/server/net/gate.h"

#include <map>
#include <mutex>
#include <string>

namespace help::net {

/// What a help shows before the customer has done anything (bootstrap, peak hours), and tickets.
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
    void place_ticket(const Call& call);
    /// A bootstrap that was made, and of what.
    struct MadeBootstrap {
        std::chrono::local_days day{};
        std::int64_t revision = -1;
        std::string body{};
    };
    [[nodiscard]] MadeBootstrap make_bootstrap(const std::string& locale, desk::Instant now);
    /// Of this day and of the desk as it is; nothing when it has to be made.
    [[nodiscard]] std::optional<std::string> kept_bootstrap(const std::string& locale);
    [[nodiscard]] bool is_for_us(const Request& request) const;
    [[nodiscard]] const desk::WeekLoad& week_load(desk::DeskStore& store, desk::Instant now);

    const desk::Desk& desk_;
    desk::DeskFacts& facts_;
    desk::ChatDesk& chats_;
    desk::TicketDesk& tickets_;
    Gate& gate_;
    std::mutex bootstraps_lock_{};
    std::map<std::string, MadeBootstrap> bootstraps_{}; // by locale
    desk::WeekLoad week_load_{}; // on the store's thread only, as of load_hour_
    desk::Instant load_hour_{};
};

} // namespace help::net
