#pragma once

#include "widget/base/result.h"
#include "widget/transport/http_channel.h"
#include "widget/transport/problem.h"
#include "widget/transport/transport.h"

#include <optional>
#include <string>

namespace help {

enum class CallKind : std::uint8_t {
    Bootstrap,
    Session,
    Ticket,
    Load,
    StartChat,
    LoadChat,
    Message,
    Typing,
    Read,
    CloseChat,
    RateChat,
    SearchArticles,
    SuggestArticles,
    LoadArticle,
    Upload,
    TakeBack,
    EventStream,
    EventPoll,
};

/// A stream or a long poll that is silent for longer is dead: heartbeats come every 15 s, and a
/// poll is answered within 25 s.
inline constexpr Milliseconds kLongestSilence{40'000};

/// One operation on the backend, ready to go out.
struct Call {
    CallKind kind = CallKind::Bootstrap;
    std::string locale;   ///< of Bootstrap, Session and what reads articles
    std::string id;       ///< of the ticket, the chat, the article or the file
    std::string message;  ///< id; of Message
    std::string query;    ///< of SearchArticles and SuggestArticles
    ChosenFile file;      ///< of Upload
    std::string cursor;   ///< of EventStream and EventPoll; empty: from now on
    int wait_seconds = 0; ///< of EventPoll
    std::string body; ///< JSON: the draft or the rating; of Message its text, of Typing whether,
                      ///< of Read up to which seq; empty: nothing is written
    std::optional<ResumeKey> resume = std::nullopt; ///< of Session
    std::string token;                              ///< of the session; empty: none
};

/// What came back: the JSON of a success (empty where the backend has nothing to say), or why there
/// is none. Of an event stream: that it has ended.
struct Reply {
    RequestId id = 0;
    Result<std::string, Problem> result;
};

/// How calls leave the widget: as HTTP requests, or as calls of the host's functions. Knows nothing
/// of sessions and repeats.
class CallLine {
public:
    virtual ~CallLine() = default;
    virtual void send(RequestId id, const Call& call) = 0;
    virtual void cancel(RequestId id) = 0;
    /// A connection can die without a word, and a proxy can hold a stream back: silence has to be
    /// watched, and there is EventPoll to fall back on. False: whoever sends events says when they
    /// are lost.
    [[nodiscard]] virtual bool may_fall_silent() const = 0;
};

} // namespace help
