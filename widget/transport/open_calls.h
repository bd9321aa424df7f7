#pragma once

#include "widget/base/random.h"
#include "widget/transport/call_line.h"
#include "widget/transport/session.h"

#include <optional>
#include <vector>

namespace help {

/// A call that will not be made again, and what came of it.
struct EndedCall {
    Call call;
    Result<std::string, Problem> result;
};

/// The calls that are not answered yet: at most one of each kind. Starts a session when a call
/// needs one, renews it once when it has expired, and repeats what may pass (transport/retry.h):
/// calls that somebody waits for a few times, messages as long as it takes, and what is soon out of
/// date (typing, read marks) or has its own way back (events) never.
class OpenCalls {
public:
    /// Line and random outlive the calls. Their ids begin after `last_id`, the last one of whoever
    /// made calls before: what comes late for it must not be taken for an answer to these.
    OpenCalls(CallLine& line, Random& random, RequestId last_id)
        : line_(line), random_(random), last_id_(last_id) {}

    [[nodiscard]] RequestId last_id() const { return last_id_; }

    [[nodiscard]] Session& session() { return session_; }

    /// Makes a call with the next advance(), not before `due`, in place of an open one of its kind.
    void start(Call call, UtcTime due = {});
    void drop(CallKind kind);
    /// Drops every call, and the session.
    void forget();

    [[nodiscard]] bool is_open(CallKind kind) const { return find(kind) != nullptr; }
    /// The call that is on its way under `id`; null: none.
    [[nodiscard]] const Call* on_its_way(RequestId id) const;
    /// When the open call of this kind left; nullopt: it has not, or there is none.
    [[nodiscard]] std::optional<UtcTime> left_at(CallKind kind) const;

    /// What waits for its next try goes now.
    void hurry(UtcTime now);
    /// Sends what is due.
    void advance(UtcTime now);
    [[nodiscard]] std::optional<UtcTime> next_wake() const;
    /// What has ended by this reply; more than one when there is no session to be had. A reply to a
    /// call that is no longer open ends nothing.
    [[nodiscard]] std::vector<EndedCall> receive(Reply reply, UtcTime now);

private:
    enum class Stage : std::uint8_t { Due, NeedsSession, InFlight };
    struct OpenCall {
        Call call;
        Stage stage = Stage::Due;
        UtcTime due;          ///< while Due
        RequestId flight = 0; ///< while InFlight
        UtcTime left_at;      ///< while InFlight
        int tries = 0;
        bool renewed = false; ///< its last answer was that the session is over
    };

    [[nodiscard]] const OpenCall* find(CallKind kind) const;
    void session_arrived(const Result<std::string, Problem>& answer,
                         UtcTime now,
                         std::vector<EndedCall>& ended);
    void fail_without_session(OpenCall waiting,
                              const Problem& problem,
                              UtcTime now,
                              std::vector<EndedCall>& ended);
    void fail(OpenCall failed, const Problem& problem, UtcTime now, std::vector<EndedCall>& ended);

    CallLine& line_;
    Random& random_;
    Session session_;
    std::vector<OpenCall> open_;
    RequestId last_id_;
};

} // namespace help
