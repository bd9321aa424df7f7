#pragma once

#include "widget/desk/desk.h"
#include "widget/ticket/ticket.h"
#include "widget/transport/problem.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace help {

/// What is wrong with a draft, in the order of the form; empty: it can be sent.
[[nodiscard]] std::vector<FieldError> check_ticket(const TicketDraft& draft, const Desk& desk);

/// The draft as it is sent: without blanks around it, nothing else touched.
[[nodiscard]] TicketDraft tidy(const TicketDraft& draft);

/// The customer writes. `id` is set by the first attempt to send and stays until the backend has
/// the ticket, so that trying again cannot open a second one.
struct WritingTicket {
    TicketDraft draft;
    std::string id;
    std::vector<FieldError> errors;
    std::optional<Problem> failure;        ///< why the last attempt did not arrive
    std::vector<RefusedFile> refused = {}; ///< of the last time that files were chosen
    bool send_when_uploaded = false; ///< the customer has pressed Send; meanwhile nothing changes
};
struct SendingTicket {
    TicketDraft draft;
    std::string id;
};
struct SentTicket {
    TicketReceipt receipt;
    std::string email;
    bool seen = false;       ///< the customer has had it before their eyes
    std::string reason = {}; ///< id
};
using TicketForm = std::variant<WritingTicket, SendingTicket, SentTicket>;

/// The customer changed a field: its own error goes, everything else stays. Only while writing.
void edit(WritingTicket& form, FormField field, std::string value);

/// The customer pressed Send. Gives the form on its way, or nothing and `form.errors` says why.
/// `fresh_id` is used if it has none yet.
[[nodiscard]] std::optional<SendingTicket>
submit(WritingTicket& form, const Desk& desk, std::string_view fresh_id);

/// The backend has it.
[[nodiscard]] SentTicket accept(const SendingTicket& form, TicketReceipt receipt);

/// The backend does not have it, or nobody knows. The draft is whole; the id stays unless the
/// backend has another text under it.
[[nodiscard]] WritingTicket reject(SendingTicket form, const Problem& problem);

} // namespace help
