#pragma once

#include "widget/input.h"
#include "widget/transport/problem.h"

#include <string>
#include <variant>
#include <vector>

namespace help {

/// What the customer asked for on a screen. Views report it; the rules decide what comes of it.
struct GoTo {
    Route route = Route::Home;
};
struct LeavePanel {};
struct LoadDeskAgain {};
struct TicketEdited {
    TicketField field = TicketField::Name;
    std::string value;
};
struct TicketSubmitted {};
struct AnotherTicketWanted {};

using ViewEvent = std::
    variant<GoTo, LeavePanel, LoadDeskAgain, TicketEdited, TicketSubmitted, AnotherTicketWanted>;
using ViewEvents = std::vector<ViewEvent>;

} // namespace help
