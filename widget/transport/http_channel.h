#pragma once

#include "widget/base/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace help {

/// Made by whoever sends; unique in a widget's life.
using RequestId = std::uint32_t;

/// A file that the customer chose. The host holds it; its bytes never come here.
struct ChosenFile {
    std::uint32_t file = 0; ///< the host's number of it; 0: the host has it no more
    std::string name;       ///< without what could disturb the reading of other text
    std::string type;       ///< media type; empty: the host does not know
    std::uint64_t size = 0; ///< bytes
    friend bool operator==(const ChosenFile&, const ChosenFile&) = default;
};

struct HttpRequest {
    std::string_view method; ///< a literal
    std::string url;         ///< relative to the endpoint, or absolute
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;             ///< UTF-8; empty: none
    std::uint32_t file = 0;       ///< the body is this file of the host's; 0: it is not
    Milliseconds timeout{15'000}; ///< of a stream or a file: the longest silence
    bool stream = false;          ///< give the body piece by piece, as ChannelChunk, before the
                                  ///< ChannelAnswer (with an empty body) that ends it
};

struct ChannelAnswer {
    RequestId id = 0;
    int status = 0;
    std::string content_type;
    std::string retry_after; ///< the header as it came; empty: none
    std::string body;        ///< at most 256 KiB, UTF-8 not yet checked
    /// What the backend's clock showed when it answered, to a few seconds; nullopt: it did not say.
    std::optional<UtcTime> clock = std::nullopt;
};

/// A piece of a stream's body, in order. Only of an answer with status 200 and an event stream's
/// content type; anything else comes whole, as ChannelAnswer.
struct ChannelChunk {
    RequestId id = 0;
    std::string text; ///< bytes; a character may be cut in two
};

enum class ChannelFault : std::uint8_t {
    Network,  ///< no answer
    Timeout,  ///< none in time
    TooLarge, ///< more than 256 KiB came
    Blocked,  ///< the page's policy forbids the address: repeating is useless
};

struct ChannelFailure {
    RequestId id = 0;
    ChannelFault fault = ChannelFault::Network;
};

/// Level 0 of the transport: bytes. One per platform. Answers come back later as input, exactly one
/// per request that was not cancelled.
class HttpChannel {
public:
    virtual ~HttpChannel() = default;
    virtual void send(RequestId id, HttpRequest request) = 0;
    virtual void cancel(RequestId id) = 0;
};

} // namespace help
