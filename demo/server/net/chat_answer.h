#pragma once

#include "demo/server/domain/desk.h"
#include "demo/server/live/chat_desk.h"
#include "demo/server/net/message.h"

/// What happened to a chat as the protocol answers it.
namespace help::net {

[[nodiscard]] Response
refusal_answer(desk::ChatRefusal refusal, const desk::Desk& desk, desk::Instant now);

/// 204, or the refusal.
[[nodiscard]] Response done_answer(const std::optional<desk::ChatRefusal>& refusal,
                                   const desk::Desk& desk,
                                   desk::Instant now);

[[nodiscard]] Response started_answer(const desk::ChatStarted& started);
[[nodiscard]] Response snapshot_answer(const desk::ChatSnapshot& snapshot);
[[nodiscard]] Response said_answer(const desk::Said& said);

/// What `told` makes of an outcome, or its refusal.
template <typename Value>
[[nodiscard]] Response outcome_answer(const desk::Outcome<Value>& outcome,
                                      Response (*told)(const Value&),
                                      const desk::Desk& desk,
                                      desk::Instant now) {
    if (const auto* refusal = std::get_if<desk::ChatRefusal>(&outcome))
        return refusal_answer(*refusal, desk, now);
    return told(std::get<Value>(outcome));
}

} // namespace help::net
