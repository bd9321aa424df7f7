#pragma once

#include "demo/server/domain/ticket_form.h"
#include "demo/server/net/message.h"

#include <chrono>
#include <string>
#include <vector>

namespace help::net {

/// The codes of docs/protocol; each has its HTTP status.
enum class Code {
    Validation,
    BadRequest,
    Unauthorized,
    SessionExpired,
    ForbiddenOrigin,
    NotFound,
    MethodNotAllowed,
    IdConflict,
    TooLarge,
    UnsupportedType,
    RateLimited,
    Unavailable,
    Internal,
};

/// An error answer (RFC 9457). `detail` is a sentence for developers and repeats nothing that a
/// customer wrote.
[[nodiscard]] Response problem(Code code, const std::string& detail);

/// For a request that is wrong before anybody asks what it wants; `malformed` is not No.
[[nodiscard]] Response malformed_problem(Malformed malformed);

/// The same with a list of what is wrong with which member.
[[nodiscard]] Response validation_problem(const std::vector<desk::FieldError>& errors);

/// For RateLimited and Unavailable: says in whole seconds, at least one, when to come back.
[[nodiscard]] Response
problem_until(Code code, const std::string& detail, std::chrono::seconds wait);

} // namespace help::net
