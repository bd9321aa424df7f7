#include "demo/server/net/http_server.h"

#include "demo/server/net/http_connection.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <spdlog/spdlog.h>

#include <charconv>
#include <csignal>
#include <list>
#include <optional>
#include <set>
#include <stdexcept>

namespace help::net {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

constexpr std::chrono::seconds kStopDeadline{5};
constexpr std::size_t kMostConnections = 16000;

auto into(error_code& error) {
    return asio::redirect_error(asio::use_awaitable, error);
}

/// `127.0.0.1:8080`, `[::1]:8080`
std::string told(const tcp::endpoint& endpoint) {
    const auto host = endpoint.address().to_string();
    return (endpoint.address().is_v6() ? "[" + host + "]" : host) + ":" +
           std::to_string(endpoint.port());
}

} // namespace

class HttpServer::Machinery {
public:
    Machinery(const ListenAddress& address, TrustedProxy proxy) : proxy_(std::move(proxy)) {
        const tcp::endpoint endpoint(asio::ip::make_address(address.host), address.port);
        try {
            acceptor_.open(endpoint.protocol());
            acceptor_.set_option(tcp::acceptor::reuse_address(true));
            acceptor_.bind(endpoint);
            acceptor_.listen();
        } catch (const boost::system::system_error& fault) {
            throw std::runtime_error(
                "cannot listen on " + told(endpoint) + ": " + fault.code().message() +
                ". Choose another address with --listen; port 0 takes any free one.");
        }
    }

    [[nodiscard]] std::string url() const { return "http://" + told(acceptor_.local_endpoint()); }

    void post(std::function<void()> task) { asio::post(context_, std::move(task)); }

    void every(std::chrono::milliseconds interval, std::function<void()> task) {
        auto& timer = timers_.emplace_back(context_);
        asio::co_spawn(context_, repeat(timer, interval, std::move(task)), asio::detached);
    }

    void limit_bodies(BodyRules rules) { bodies_.rules = std::move(rules); }

    void limit_connections(int of_a_client) {
        if (!proxy_.is_named()) most_of_a_client_ = static_cast<std::size_t>(of_a_client);
    }

    void run(Handler handler, std::function<void()> stopping) {
        handler_ = std::move(handler);
        told_to_stop_ = std::move(stopping);
        asio::co_spawn(context_, accept(), asio::detached);
        asio::co_spawn(context_, stop_at_signal(), asio::detached);
        context_.run();
    }

private:
    asio::awaitable<void> accept() {
        while (acceptor_.is_open()) {
            error_code error;
            auto socket = co_await acceptor_.async_accept(into(error));
            if (error == asio::error::operation_aborted) co_return;
            if (error) { // out of file descriptors: they come back
                asio::steady_timer pause(context_, std::chrono::milliseconds(100));
                co_await pause.async_wait(into(error));
                continue;
            }
            if (connections_.size() >= kMostConnections) continue; // closes it
            const auto client = client_of(socket);
            if (most_of_a_client_ && shares_.of(client) >= *most_of_a_client_) continue;
            socket.set_option(tcp::no_delay(true), error);
            asio::co_spawn(context_, serve(std::move(socket), Shares::Share(shares_, client)),
                           asio::detached);
        }
    }

    [[nodiscard]] std::string client_of(const tcp::socket& socket) const {
        error_code error;
        return proxy_.client_of(socket.remote_endpoint(error).address().to_string(), "");
    }

    /// `share` is given back when the connection ends.
    asio::awaitable<void> serve(tcp::socket socket, [[maybe_unused]] Shares::Share share) {
        if (stopping_) co_return;
        HttpConnection connection(std::move(socket), proxy_, handler_, bodies_);
        connections_.insert(&connection);
        try {
            co_await connection.serve();
        } catch (const std::exception& fault) {
            spdlog::error("connection: {}", fault.what());
        }
        connections_.erase(&connection);
        if (stopping_ && connections_.empty()) deadline_.cancel(); // nothing is left to wait for
    }

    asio::awaitable<void> repeat(asio::steady_timer& timer,
                                 std::chrono::milliseconds interval,
                                 std::function<void()> task) {
        error_code error;
        while (!stopping_) {
            timer.expires_after(interval);
            co_await timer.async_wait(into(error));
            if (error) co_return;
            task();
        }
    }

    asio::awaitable<void> stop_at_signal() {
        error_code error;
        co_await signals_.async_wait(into(error));
        spdlog::info("stopping");
        stopping_ = true;
        signals_.clear(error); // the system's own way with the next signal: the end, at once
        acceptor_.close(error);
        for (auto& timer : timers_)
            timer.cancel();
        told_to_stop_();
        for (auto* connection : connections_)
            connection->stop();
        if (connections_.empty()) co_return;
        deadline_.expires_after(kStopDeadline);
        co_await deadline_.async_wait(into(error));
        if (!error) context_.stop();
    }

    TrustedProxy proxy_;
    Bodies bodies_{}; // before the context: connections that a stop cuts off end with it
    Shares shares_{};
    std::optional<std::size_t> most_of_a_client_{};
    asio::io_context context_{1};
    tcp::acceptor acceptor_{context_};
    asio::signal_set signals_{context_, SIGTERM, SIGINT};
    asio::steady_timer deadline_{context_};
    std::list<asio::steady_timer> timers_{};
    std::set<HttpConnection*> connections_{};
    bool stopping_ = false;
    Handler handler_{};
    std::function<void()> told_to_stop_{};
};

std::optional<ListenAddress> listen_address(std::string_view text) {
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos) return std::nullopt;
    auto host = text.substr(0, colon);
    const auto port_text = text.substr(colon + 1);
    std::uint16_t port = 0;
    const auto [end, fault] =
        std::from_chars(port_text.data(), port_text.data() + port_text.size(), port);
    if (fault != std::errc() || end != port_text.data() + port_text.size()) return std::nullopt;
    if (host == "localhost") host = "127.0.0.1";
    const bool bracketed = host.starts_with('[') && host.ends_with(']');
    if (bracketed) host = host.substr(1, host.size() - 2);
    error_code error;
    const auto address = asio::ip::make_address(std::string(host), error);
    if (error || address.is_v6() != bracketed) return std::nullopt;
    return ListenAddress{address.to_string(), port, address.is_loopback()};
}

HttpServer::HttpServer(const ListenAddress& address, TrustedProxy proxy)
    : machinery_(std::make_unique<Machinery>(address, std::move(proxy))) {}
HttpServer::~HttpServer() = default;
std::string HttpServer::url() const {
    return machinery_->url();
}
void HttpServer::post(std::function<void()> task) {
    machinery_->post(std::move(task));
}
void HttpServer::every(std::chrono::milliseconds interval, std::function<void()> task) {
    machinery_->every(interval, std::move(task));
}
void HttpServer::limit_bodies(BodyRules rules) {
    machinery_->limit_bodies(std::move(rules));
}
void HttpServer::limit_connections(int of_a_client) {
    machinery_->limit_connections(of_a_client);
}
void HttpServer::run(Handler handler, std::function<void()> stopping) {
    machinery_->run(std::move(handler), std::move(stopping));
}

} // namespace help::net
