#pragma once

#include "demo/server/net/client_address.h"
#include "demo/server/net/message.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace help::net {

struct ListenAddress {
    std::string host{}; // an IP address
    std::uint16_t port = 0;
    bool is_loopback = false;
};

/// `127.0.0.1:8080`, `[::1]:8080` or `localhost:0`; nothing for anything else. Port 0 stands for
/// any free one.
[[nodiscard]] std::optional<ListenAddress> listen_address(std::string_view text);

/// HTTP/1.1 on one thread. Every wait has an end (a request line and headers in 10 s, a body or 32
/// KiB more of it in 15, an answer or 32 KiB more of it taken in 30, an idle connection lives 60),
/// every size has one (headers 16 KiB, body 256 KiB or what its route takes, 16 of those at once,
/// 16000 connections): a slow or greedy client costs itself only.
class HttpServer {
public:
    /// Binds and listens, but answers nobody yet. Throws std::runtime_error, a sentence with the
    /// address and the way out, when it is not to be had.
    explicit HttpServer(const ListenAddress& address, TrustedProxy proxy = {});
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    /// `http://HOST:PORT` with the real port.
    [[nodiscard]] std::string url() const;

    /// Runs `task` on the network thread, soon, in the order of the calls of one thread. Callable
    /// from any thread.
    void post(std::function<void()> task);

    /// Runs `task` on the network thread again and again until the stop. Before `run` only.
    void every(std::chrono::milliseconds interval, std::function<void()> task);

    /// Without it no body may have more than kMostBody. Before `run` only.
    void limit_bodies(BodyRules rules);

    /// How many connections one client may have at once; behind a proxy that is named it is not
    /// asked, since all of them are the proxy's. Before `run` only.
    void limit_connections(int of_a_client);

    /// Answers requests until SIGTERM or SIGINT, then takes no more, calls `stopping` (which ends
    /// the open streams), gives what is under way 5 s, and returns. A second signal ends the
    /// process on the spot.
    void run(Handler handler, std::function<void()> stopping);

private:
    class Machinery;
    std::unique_ptr<Machinery> machinery_;
};

} // namespace help::net
