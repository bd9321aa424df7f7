#pragma once

#include "widget/base/result.h"
#include "widget/desk/desk.h"
#include "widget/notices/notices.h"
#include "widget/peak/load.h"
#include "widget/ticket/ticket.h"
#include "widget/transport/http_channel.h"
#include "widget/transport/problem.h"
#include "widget/transport/transport.h"

#include <optional>
#include <string>
#include <string_view>

namespace help {

/// The resources of docs/protocol, as text. Every decoder takes an answer whole or not at all.

/// `GET /v1/bootstrap`
[[nodiscard]] std::optional<Desk> decode_desk(std::string_view json);
/// `GET /v1/load`
[[nodiscard]] std::optional<Load> decode_load(std::string_view json);
/// The token of `POST /v1/sessions`; may be empty where the transport needs none.
[[nodiscard]] std::optional<std::string> decode_session(std::string_view json);
/// The id of `PUT /v1/attachments/{id}`
[[nodiscard]] std::optional<std::string> decode_attachment(std::string_view json);
/// `PUT /v1/tickets/{id}`
[[nodiscard]] std::optional<TicketReceipt> decode_receipt(std::string_view json);
/// RFC 9457. Never fails: what the body does not say, the status does.
[[nodiscard]] Problem
decode_problem(int status, std::string_view json, std::string_view retry_after);

[[nodiscard]] std::string encode_session(std::string_view site,
                                         std::string_view locale,
                                         const std::optional<ResumeKey>& resume);
[[nodiscard]] std::string encode_ticket(const TicketDraft& draft, std::string_view locale);

/// What Store keeps of a ticket that is not sent yet.
[[nodiscard]] std::string encode_stored_ticket(const StoredTicket& ticket);
[[nodiscard]] std::optional<StoredTicket> decode_stored_ticket(std::string_view json);

/// What Store keeps of the notices that were dismissed. Text that is none of ours is refused whole.
[[nodiscard]] std::string encode_dismissed_notices(const DismissedNotices& dismissed);
[[nodiscard]] std::optional<DismissedNotices> decode_dismissed_notices(std::string_view json);

} // namespace help
