#pragma once

#include "widget/transport/open_calls.h"
#include "widget/transport/transport.h"

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace help {

/// More than this is not kept: the message that does not fit is answered with `rate-limited`.
inline constexpr std::size_t kMostUnsentMessages = 50;
inline constexpr std::size_t kMostUnsentBytes = std::size_t{256} * 1024;
/// A message that could not be sent for so long is given up as `backend-unreachable`.
inline constexpr Milliseconds kLongestUnsent{24 * 60 * 60 * 1000};

/// The messages that are on their way, in the order in which they were written: one is sent at a
/// time, and the next one goes when the backend has it or never will.
class Outbox {
public:
    /// Both outlive the outbox. Answers are added to `events`.
    Outbox(OpenCalls& calls, std::vector<TransportEvent>& events)
        : calls_(calls), events_(events) {}

    /// An id that is waiting already stays where it is.
    void put(std::string_view chat, std::string_view id, std::string_view text);
    /// Gives up what is too old, and starts what is next.
    void advance(UtcTime now);
    /// What came of the message that was sent.
    void settle(const EndedCall& ended);
    /// The calls are dropped by whoever asks.
    void clear();

private:
    struct Unsent {
        std::string chat;
        std::string id;
        std::string text;
        std::optional<UtcTime> since; ///< nullopt until the next advance()
    };

    void pop_front();

    OpenCalls& calls_;
    std::vector<TransportEvent>& events_;
    std::deque<Unsent> unsent_; ///< the front one is in `calls_`
    std::size_t bytes_ = 0;
};

} // namespace help
