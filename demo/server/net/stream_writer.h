#pragma once

#include "demo/server/net/stream_body.h"

#include <boost/beast/core/tcp_stream.hpp>

#include <functional>
#include <memory>

namespace help::net {

enum class Framing { Chunked, UntilClose }; // HTTP/1.1; HTTP/1.0

/// Sends a StreamBody over a connection whose headers are written, until the body ends or breaks
/// off, the client leaves, or a piece is not taken within 30 s. A client that sends anything is
/// done with the stream. Callbacks instead of a coroutine: an idle stream then costs this object
/// and two waits.
class StreamWriter : public std::enable_shared_from_this<StreamWriter> {
public:
    using Done = std::function<void()>;

    /// `stream` must live until `done` was called.
    StreamWriter(boost::beast::tcp_stream& stream,
                 std::shared_ptr<StreamBody> body,
                 Framing framing,
                 Done done);
    void start();

private:
    void watch_client();
    void send_pending();
    void send_last();
    void finish();

    boost::beast::tcp_stream& stream_;
    std::shared_ptr<StreamBody> body_;
    Framing framing_;
    Done done_;
    std::string sending_{};
    bool finished_ = false;
};

} // namespace help::net
