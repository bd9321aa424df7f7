#pragma once

#include "demo/server/net/client_address.h"
#include "demo/server/net/message.h"
#include "demo/server/net/shares.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <chrono>
#include <memory>

namespace help::net {

/// What the connections of a server share about bodies.
struct Bodies {
    BodyRules rules{};
    Shares large{}; // those above kMostBody that are under way now
};

/// One client's HTTP/1.1 connection: reads requests one after the other, hands them to the handler
/// and writes the answers. Every wait has an end and every size a limit (http_server.h tells them).
class HttpConnection {
public:
    /// `proxy`, `handler` and `bodies` must outlive the connection.
    HttpConnection(boost::asio::ip::tcp::socket socket,
                   const TrustedProxy& proxy,
                   const Handler& handler,
                   Bodies& bodies);
    ~HttpConnection();
    HttpConnection(const HttpConnection&) = delete;
    HttpConnection& operator=(const HttpConnection&) = delete;

    /// Until the client or a limit ends it. The object must live as long.
    boost::asio::awaitable<void> serve();

    /// Takes no further request. Hangs up at once when none is under way.
    void stop();

private:
    class Machinery;
    std::unique_ptr<Machinery> machinery_;
};

} // namespace help::net
