#pragma once

#include "widget/base/time.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace help {

/// Why a call to the backend did not do what it should: the codes of docs/protocol, and the three
/// that arise on this side.
enum class ProblemCode : std::uint8_t {
    BadRequest,
    Validation,
    Unauthorized,
    SessionExpired,
    ForbiddenOrigin,
    NotFound,
    IdConflict,
    TooLarge,
    RateLimited,
    Unavailable,
    Internal,
    Unreachable,   ///< no answer
    InvalidAnswer, ///< an answer that is none: not JSON, too large, too deep, of the wrong shape
    Blocked,       ///< the page's own policy forbids the address
};

enum class TicketField : std::uint8_t { Name, Email, Reason, Details };

/// What is wrong with one field.
enum class FieldFault : std::uint8_t { Required, TooLong, Invalid, Unknown };

struct FieldError {
    TicketField field = TicketField::Name;
    FieldFault fault = FieldFault::Invalid;
    friend bool operator==(const FieldError&, const FieldError&) = default;
};

struct Problem {
    ProblemCode code = ProblemCode::Internal;
    Milliseconds retry_after{0};    ///< 0: the backend did not say
    std::vector<FieldError> errors; ///< of Validation; may be empty
};

/// The code as docs/protocol and the `error` event spell it.
[[nodiscard]] std::string_view problem_code(ProblemCode code);

} // namespace help
