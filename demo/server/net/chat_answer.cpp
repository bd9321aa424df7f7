#include "demo/server/net/chat_answer.h"

#include "demo/server/net/json_answer.h"
#include "demo/server/net/problem.h"

namespace help::net {
namespace {

constexpr int kCreated = 201;
constexpr int kOk = 200;
constexpr std::chrono::seconds kQueueMoves{60};

} // namespace

Response refusal_answer(desk::ChatRefusal refusal, const desk::Desk& desk, desk::Instant now) {
    switch (refusal) {
    case desk::ChatRefusal::NotFound:
        return problem(Code::NotFound, "no such chat of yours");
    case desk::ChatRefusal::IdConflict:
        return problem(Code::IdConflict, "this id was used for something else");
    case desk::ChatRefusal::Closed:
    case desk::ChatRefusal::TooLate:
        return problem(Code::ChatClosed, "the chat has ended");
    case desk::ChatRefusal::NotQueued:
    case desk::ChatRefusal::NotActive:
        return problem(Code::Taken, "claim the chat first; it can be claimed once");
    case desk::ChatRefusal::NoCapacity:
        return problem(Code::NoCapacity, "be present, and end another chat first");
    case desk::ChatRefusal::OtherTeam:
        return problem(Code::OtherTeam, "claim it with anyTeam if that is meant");
    case desk::ChatRefusal::OutsideHours:
        return outside_hours_problem(next_opening(desk.opening, now));
    case desk::ChatRefusal::QueueFull:
        return problem_until(Code::QueueFull, "too many are waiting", kQueueMoves);
    case desk::ChatRefusal::OtherEmail:
        return another_email();
    case desk::ChatRefusal::AnotherOpen:
        break;
    }
    return chat_limit_problem({});
}

Response done_answer(const std::optional<desk::ChatRefusal>& refusal,
                     const desk::Desk& desk,
                     desk::Instant now) {
    return refusal ? refusal_answer(*refusal, desk, now) : empty_answer();
}

Response started_answer(const desk::ChatStarted& started) {
    return json_answer(started.repeated ? kOk : kCreated, told(started.snapshot));
}

Response snapshot_answer(const desk::ChatSnapshot& snapshot) {
    return json_answer(kOk, told(snapshot));
}

Response said_answer(const desk::Said& said) {
    return json_answer(said.repeated ? kOk : kCreated,
                       {{"seq", said.seq}, {"at", desk::rfc3339(said.at)}});
}

} // namespace help::net
