#pragma once

#include "demo/server/live/desk_facts.h"
#include "demo/server/net/gate.h"

namespace help::net {

/// What agents see of the desk itself and change in it: its teams and their words, notices,
/// exceptions to the week, and how honest the waiting times were.
class DeskEditRoutes {
public:
    /// `file` is the desk as its file has it. What is referred to must outlive the routes.
    DeskEditRoutes(const desk::Desk& file, desk::DeskFacts& facts, Gate& gate)
        : file_(file), facts_(facts), gate_(gate) {}

    void add_to(RouteTable& table);

private:
    void show_desk(const Call& call);
    void show_figures(const Call& call);
    void list_notices(const Call& call);
    void put_notice(const Call& call);
    void withdraw_notice(const Call& call);
    void list_exceptions(const Call& call);
    void put_exception(const Call& call);
    void withdraw_exception(const Call& call);
    [[nodiscard]] nlohmann::ordered_json told(const desk::ChangedBy* changed) const;

    const desk::Desk& file_;
    desk::DeskFacts& facts_;
    Gate& gate_;
};

} // namespace help::net
