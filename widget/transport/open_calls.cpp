#include "widget/transport/open_calls.h"

#include "widget/transport/retry.h"
#include "widget/wire/protocol.h"

#include <algorithm>
#include <utility>

namespace help {

namespace {

bool needs_session(CallKind kind) {
    switch (kind) {
    case CallKind::Bootstrap:
    case CallKind::Session:
    case CallKind::Load:
    case CallKind::SearchArticles:
    case CallKind::SuggestArticles:
    case CallKind::LoadArticle:
        return false;
    default:
        return true;
    }
}

bool session_is_over(const Problem& problem) {
    return problem.code == ProblemCode::SessionExpired || problem.code == ProblemCode::Unauthorized;
}

/// nullopt: it is not made again.
std::optional<Milliseconds>
pause_before(CallKind kind, const Problem& problem, int tries, Random& random) {
    switch (kind) {
    case CallKind::Typing:
    case CallKind::Read:
    case CallKind::EventStream:
    case CallKind::EventPoll:
        return std::nullopt;
    case CallKind::Message:
        return may_pass(problem.code)
                   ? std::optional{patient_pause(problem.retry_after, tries, random) +
                                   grace(problem)}
                   : std::nullopt;
    default:
        return pause_before_retry(problem, tries, random);
    }
}

} // namespace

void OpenCalls::start(Call call, UtcTime due) {
    drop(call.kind);
    OpenCall open;
    open.call = std::move(call);
    open.due = due;
    open_.push_back(std::move(open));
}

void OpenCalls::drop(CallKind kind) {
    if (const OpenCall* open = find(kind)) {
        if (open->stage == Stage::InFlight) {
            line_.cancel(open->flight);
        }
        open_.erase(open_.begin() + (open - open_.data()));
    }
}

void OpenCalls::forget() {
    session_.forget();
    while (!open_.empty()) {
        drop(open_.back().call.kind);
    }
}

const OpenCalls::OpenCall* OpenCalls::find(CallKind kind) const {
    const auto at = std::find_if(open_.begin(), open_.end(),
                                 [kind](const OpenCall& open) { return open.call.kind == kind; });
    return at == open_.end() ? nullptr : &*at;
}

const Call* OpenCalls::on_its_way(RequestId id) const {
    const auto at = std::find_if(open_.begin(), open_.end(), [id](const OpenCall& open) {
        return open.stage == Stage::InFlight && open.flight == id;
    });
    return at == open_.end() ? nullptr : &at->call;
}

std::optional<UtcTime> OpenCalls::left_at(CallKind kind) const {
    const OpenCall* open = find(kind);
    return open != nullptr && open->stage == Stage::InFlight ? std::optional{open->left_at}
                                                             : std::nullopt;
}

void OpenCalls::hurry(UtcTime now) {
    for (OpenCall& open : open_) {
        // A call that was never made waits for a reason of its own.
        if (open.tries > 0) {
            open.due = std::min(open.due, now);
        }
    }
}

void OpenCalls::advance(UtcTime now) {
    for (OpenCall& open : open_) {
        if (open.stage == Stage::Due && open.due <= now && needs_session(open.call.kind) &&
            !session_.token()) {
            open.stage = Stage::NeedsSession;
        }
    }
    const bool waiting = std::any_of(open_.begin(), open_.end(), [](const OpenCall& open) {
        return open.stage == Stage::NeedsSession;
    });
    if (waiting && !is_open(CallKind::Session)) {
        start(session_.call());
    }
    for (OpenCall& open : open_) {
        if (open.stage != Stage::Due || open.due > now) {
            continue;
        }
        if (needs_session(open.call.kind)) {
            open.call.token = *session_.token();
        }
        open.stage = Stage::InFlight;
        open.flight = ++last_id_;
        open.left_at = now;
        ++open.tries;
        line_.send(open.flight, open.call);
    }
}

std::optional<UtcTime> OpenCalls::next_wake() const {
    std::optional<UtcTime> wake;
    for (const OpenCall& open : open_) {
        if (open.stage == Stage::Due && (!wake || open.due < *wake)) {
            wake = open.due;
        }
    }
    return wake;
}

std::vector<EndedCall> OpenCalls::receive(Reply reply, UtcTime now) {
    std::vector<EndedCall> ended;
    const auto at = std::find_if(open_.begin(), open_.end(), [&](const OpenCall& open) {
        return open.stage == Stage::InFlight && open.flight == reply.id;
    });
    if (at == open_.end()) {
        return ended;
    }
    OpenCall open = std::move(*at);
    open_.erase(at);
    if (!reply.result.ok()) {
        fail(std::move(open), reply.result.error(), now, ended);
    } else if (open.call.kind == CallKind::Session) {
        session_arrived(reply.result, now, ended);
    } else {
        ended.push_back({std::move(open.call), std::move(reply.result)});
    }
    return ended;
}

void OpenCalls::session_arrived(const Result<std::string, Problem>& answer,
                                UtcTime now,
                                std::vector<EndedCall>& ended) {
    auto token = answer.ok() ? decode_session(answer.value()) : std::nullopt;
    if (token) {
        session_.start(std::move(*token));
    }
    const Problem problem = answer.ok() ? problem_of(ProblemCode::InvalidAnswer) : answer.error();
    for (OpenCall& open : std::exchange(open_, {})) {
        if (open.stage != Stage::NeedsSession) {
            open_.push_back(std::move(open));
        } else if (session_.token()) {
            open.stage = Stage::Due;
            open.due = now;
            open_.push_back(std::move(open));
        } else {
            fail_without_session(std::move(open), problem, now, ended);
        }
    }
}

void OpenCalls::fail_without_session(OpenCall waiting,
                                     const Problem& problem,
                                     UtcTime now,
                                     std::vector<EndedCall>& ended) {
    // The session has been tried as often as is useful: only what is patient asks for it again.
    if (waiting.call.kind == CallKind::Message && may_pass(problem.code)) {
        waiting.stage = Stage::Due;
        waiting.due =
            now + patient_pause(problem.retry_after, ++waiting.tries, random_) + grace(problem);
        open_.push_back(std::move(waiting));
        return;
    }
    ended.push_back({std::move(waiting.call), problem});
}

void OpenCalls::fail(OpenCall failed,
                     const Problem& problem,
                     UtcTime now,
                     std::vector<EndedCall>& ended) {
    const CallKind kind = failed.call.kind;
    if (needs_session(kind) && session_is_over(problem) && !failed.renewed) {
        session_.end(failed.call.token);
        failed.renewed = true;
        failed.stage = Stage::Due;
        failed.due = now;
        open_.push_back(std::move(failed));
        return;
    }
    if (const auto pause = pause_before(kind, problem, failed.tries, random_)) {
        failed.renewed = false; // the new session was good
        failed.stage = Stage::Due;
        failed.due = now + *pause;
        open_.push_back(std::move(failed));
        return;
    }
    if (kind == CallKind::Session) {
        session_arrived(problem, now, ended);
        return;
    }
    ended.push_back({std::move(failed.call), problem});
}

} // namespace help
