#pragma once

#include "widget/base/time.h"
#include "widget/ticket/attachment.h"

#include <string>
#include <vector>

namespace help {

/// What the customer writes.
struct TicketDraft {
    std::string name;
    std::string email;
    std::string reason; ///< id of a ContactReason; empty: none chosen yet
    std::string details;
    std::vector<Attachment> attachments = {};
    /// BCP 47: what the first attempt to send has said, as long as its id lives. Else empty.
    std::string locale = {};
    friend bool operator==(const TicketDraft&, const TicketDraft&) = default;
};

/// What the backend answers when it has the ticket.
struct TicketReceipt {
    std::string reference; ///< what customer and agents call the ticket
    std::string team;
    ZonedTime answer_by;
};

/// A draft that outlives a reload; the host does not hold its files any more: those that the
/// backend has are still part of it, the others are lost and the customer is told. `id` is set from
/// the first attempt to send on, so that a repeat is the same ticket.
struct StoredTicket {
    TicketDraft draft;
    std::string id;
    bool vouched = false;   ///< the page had said who the customer is
    std::string login = {}; ///< … as Customer::login(); empty: only that its server knows
};

} // namespace help
