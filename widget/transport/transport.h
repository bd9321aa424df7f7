#pragma once

#include "widget/base/result.h"
#include "widget/desk/desk.h"
#include "widget/ticket/ticket.h"
#include "widget/transport/problem.h"

#include <optional>
#include <string_view>
#include <variant>
#include <vector>

namespace help {

struct DeskArrived {
    Result<Desk, Problem> result;
};
struct TicketAnswered {
    Result<TicketReceipt, Problem> result;
};
using TransportEvent = std::variant<DeskArrived, TicketAnswered>;

/// Level 1 of the transport: what the widget needs of any backend. Calls return at once; what came
/// of them is taken later. Each call is answered by exactly one event, unless a later call of the
/// same kind replaces it or forget() drops it. sdk/src/transport.ts is the same interface for a
/// host's own functions.
class Transport {
public:
    virtual ~Transport() = default;

    /// Everything shown before the customer acts, in the language of `locale`.
    virtual void bootstrap(std::string_view locale) = 0;
    /// Opens the ticket `id` (a UUID). The same id twice is one ticket.
    virtual void create_ticket(std::string_view id, const TicketDraft& draft) = 0;

    /// The customer is somebody else now: drops the session and every call.
    virtual void forget() = 0;

    /// The network is back: whatever waits for its next try goes now.
    virtual void hurry(UtcTime now) = 0;
    /// Sends what is due at `now`.
    virtual void advance(UtcTime now) = 0;
    /// When advance() has something to do next.
    [[nodiscard]] virtual std::optional<UtcTime> next_wake() const = 0;
    /// What has happened since the last time, in order.
    [[nodiscard]] virtual std::vector<TransportEvent> take_events() = 0;
};

} // namespace help
