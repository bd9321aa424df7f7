#pragma once

#include "widget/base/random.h"
#include "widget/transport/open_calls.h"
#include "widget/transport/transport.h"
#include "widget/wire/event_stream.h"
#include "widget/wire/events.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace help {

/// A stream that has not said hello by then is held back by somebody: long polls take its place.
inline constexpr Milliseconds kHelloWithin{5'000};
/// A connection that has lasted this long begins anew with short pauses.
inline constexpr Milliseconds kStableAfter{60'000};
/// Streams that may end without a hello before long polls take their place.
inline constexpr int kMostSilentStreams = 2;
/// Malformed events in a row before a connection is given up.
inline constexpr int kMostFaults = 8;
/// What a long poll asks the backend to wait; the first one asks for an answer at once.
inline constexpr int kPollWaitSeconds = 25;
/// A backend that answers polls at once is not asked more often.
inline constexpr Milliseconds kPollPace{1'000};

/// Listens to the backend: keeps a stream, or long polls, open from a cursor on, and comes back
/// when it is lost. Durable events move the cursor, so nothing is heard twice that was heard whole,
/// and nothing is missed. Asks for nothing while nobody watches.
class EventFeed {
public:
    /// All outlive the feed. `may_fall_silent`: as CallLine says.
    EventFeed(OpenCalls& calls,
              Random& random,
              std::vector<TransportEvent>& events,
              bool may_fall_silent)
        : calls_(calls), random_(random), events_(events), may_fall_silent_(may_fall_silent) {}

    void watch(std::string_view cursor);
    void unwatch();
    /// As at the beginning. The calls are dropped by whoever asks.
    void forget();

    /// The browser says that there is no network. The next one may let streams through that this
    /// one held back.
    void network_lost(UtcTime now);
    void hurry(UtcTime now);
    void advance(UtcTime now);
    [[nodiscard]] std::optional<UtcTime> next_wake() const;

    /// A piece of the stream.
    void read_stream(std::string_view piece, UtcTime now);
    /// The stream has ended, or a poll is answered.
    void settle(const EndedCall& ended, UtcTime now);

private:
    enum class Stage : std::uint8_t { Off, Waiting, Listening };

    void begin(UtcTime now);
    void drop_call();
    void connected(UtcTime now);
    void lose(Milliseconds retry_after, UtcTime now);
    void show(Link link);
    void take_poll(std::string_view json, UtcTime now);
    [[nodiscard]] bool take(ServerEvent event, std::string_view cursor, UtcTime now);

    OpenCalls& calls_;
    Random& random_;
    std::vector<TransportEvent>& events_;
    bool may_fall_silent_;

    Stage stage_ = Stage::Off;
    UtcTime due_;        ///< while Waiting
    UtcTime asked_at_;   ///< the last time
    bool polls_ = false; ///< streams do not come through this network
    std::string cursor_; ///< where to go on; empty: from now on
    std::string begin_;  ///< where this stream begins, as its hello said; empty: it did not
    bool lost_ = false;  ///< a loss was told, and nobody has said yet what came of it
    Link link_ = Link::Off;

    EventStreamParser parser_;
    bool greeted_ = false;      ///< this stream has said hello
    bool ever_greeted_ = false; ///< streams do come through here
    int silent_streams_ = 0;    ///< in a row
    UtcTime heard_at_;          ///< of a stream that has said hello
    std::optional<UtcTime> connected_since_;
    std::optional<UtcTime> lost_since_;
    int failures_ = 0;        ///< since the connection was stable
    int faults_ = 0;          ///< in a row
    bool complained_ = false; ///< a malformed event of this connection was told
};

} // namespace help
