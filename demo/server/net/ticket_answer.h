#pragma once

#include "demo/server/domain/desk.h"
#include "demo/server/net/message.h"
#include "demo/server/store/desk_store.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <variant>
#include <vector>

/// Sessions and tickets as the protocol writes them.
namespace help::net {

/// What is wrong with the body of `POST /v1/sessions`; empty when nothing is.
[[nodiscard]] std::vector<desk::FieldError> session_errors(const nlohmann::json& body,
                                                           const std::string& site);

[[nodiscard]] Response
session_answer(const std::string& token, const std::string& subject, desk::Instant expires_at);

/// The ticket that `PUT /v1/tickets/{id}` asks for, with what the desk decides about it, or the
/// problem that answers it.
[[nodiscard]] std::variant<desk::NewTicket, Response> read_ticket_request(const Request& request,
                                                                          const std::string& id,
                                                                          const desk::Desk& desk,
                                                                          desk::Instant now);

[[nodiscard]] Response ticket_answer(const desk::TicketOutcome& outcome);

/// For a session that is not live.
[[nodiscard]] Response no_session(desk::SessionState state);

} // namespace help::net
