#pragma once

#include "demo/server/domain/form.h"
#include "demo/server/domain/time_zone.h"
#include "demo/server/net/message.h"

#include <chrono>
#include <cstdint>
#include <optional>
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
    ChatClosed,
    ChatLimit,
    OutsideHours,
    Taken,      // an agent's claim that came second
    NoCapacity, // an agent who is away, or serves as many as they can
    OtherTeam,  // a claim of a chat that waits for another team
    TooLarge,
    UnsupportedType,
    RateLimited,
    QueueFull,
    Unavailable,
    Internal,
};

/// An error answer (RFC 9457). `detail` is a sentence for developers and repeats nothing that a
/// customer wrote.
[[nodiscard]] Response problem(Code code, const std::string& detail);

/// For a request that is wrong before anybody asks what it wants; `malformed` is not No.
/// `most_body`: bytes that the route takes.
[[nodiscard]] Response malformed_problem(Malformed malformed, std::uint64_t most_body);

/// The same with a list of what is wrong with which member.
[[nodiscard]] Response validation_problem(const std::vector<desk::FieldError>& errors);

/// For a verified customer who writes under an address that is not theirs. It is said, not put
/// right in silence: they would wait for an answer elsewhere.
[[nodiscard]] Response another_email();

/// For a customer who has another chat open, whose id is told so that they can go on in it.
[[nodiscard]] Response chat_limit_problem(const std::optional<std::string>& open);

/// For a desk that is closed, and when it opens, if that is known.
[[nodiscard]] Response outside_hours_problem(const std::optional<desk::ZonedInstant>& opens_at);

/// For RateLimited, QueueFull and Unavailable: says in whole seconds, at least one, when to come
/// back.
[[nodiscard]] Response
problem_until(Code code, const std::string& detail, std::chrono::seconds wait);

} // namespace help::net
