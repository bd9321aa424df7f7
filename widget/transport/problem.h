#pragma once

#include "widget/base/time.h"

#include <cstdint>
#include <optional>
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
    InProgress, ///< the same id is being worked on; repeat
    ChatClosed,
    ChatLimit,    ///< this customer has too many open chats
    OutsideHours, ///< `opens_at` may say when it opens
    QueueFull,
    TooLarge,
    UnsupportedType, ///< of a file
    RateLimited,
    Unavailable,
    Internal,
    Unreachable,   ///< no answer
    InvalidAnswer, ///< an answer that is none: not JSON, too large, too deep, of the wrong shape
    Blocked,       ///< the page's own policy forbids the address
};

enum class FormField : std::uint8_t { Name, Email, Reason, Details, Message, Attachments };

/// What is wrong with one field.
enum class FieldFault : std::uint8_t { Required, TooLong, Invalid, Unknown };

struct FieldError {
    FormField field = FormField::Name;
    FieldFault fault = FieldFault::Invalid;
    friend bool operator==(const FieldError&, const FieldError&) = default;
};

struct Problem {
    ProblemCode code = ProblemCode::Internal;
    Milliseconds retry_after{0};                      ///< 0: the backend did not say
    std::vector<FieldError> errors;                   ///< of Validation; may be empty
    std::optional<ZonedTime> opens_at = std::nullopt; ///< of OutsideHours
    std::string chat = {}; ///< of ChatLimit: the one that is open; empty: the backend did not say
};

/// A problem without further words.
[[nodiscard]] inline Problem problem_of(ProblemCode code) {
    Problem problem;
    problem.code = code;
    return problem;
}

/// True for a failure that the same call may not meet again: no answer, 408, 425, 429, 5xx, and
/// `in-progress`. A full queue passes too, but the customer is to be told.
[[nodiscard]] constexpr bool may_pass(ProblemCode code) {
    return code == ProblemCode::Unreachable || code == ProblemCode::Unavailable ||
           code == ProblemCode::RateLimited || code == ProblemCode::Internal ||
           code == ProblemCode::InProgress;
}

/// The code as docs/protocol and the `error` event spell it.
[[nodiscard]] std::string_view problem_code(ProblemCode code);

} // namespace help
