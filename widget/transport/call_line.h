#pragma once

#include "widget/base/result.h"
#include "widget/transport/http_channel.h"
#include "widget/transport/problem.h"

#include <string>

namespace help {

enum class CallKind : std::uint8_t { Bootstrap, Session, Ticket };

/// One operation on the backend, ready to go out.
struct Call {
    CallKind kind = CallKind::Bootstrap;
    std::string locale;    ///< of Bootstrap and Session
    std::string ticket_id; ///< of Ticket
    std::string body;      ///< JSON of Session and Ticket
    std::string token;     ///< of the session; empty: none
};

/// What came back: the JSON of a success, or why there is none.
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
};

} // namespace help
