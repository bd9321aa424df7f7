#include "demo/server/net/http_server.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

#include <spdlog/spdlog.h>

#include <array>
#include <charconv>
#include <csignal>
#include <set>

namespace help::net {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using std::chrono::seconds;

constexpr seconds kHeadDeadline{10};
constexpr seconds kBodyDeadline{15};
constexpr seconds kWriteDeadline{30};
constexpr seconds kIdleDeadline{60};
constexpr seconds kStopDeadline{5};
constexpr std::size_t kMostConnections = 4000;
constexpr std::uint32_t kMostHeaderBytes = 16 * 1024;
constexpr std::uint64_t kMostBodyBytes = 256 * 1024;
constexpr std::size_t kMostTargetBytes = 2048;

using Parser = http::request_parser<http::string_body>;

auto into(error_code& error) {
    return asio::redirect_error(asio::use_awaitable, error);
}

/// An IPv6 customer has a whole /64 to pick addresses from, so that is what counts as one client.
std::string client_of(const tcp::socket& socket) {
    error_code error;
    const auto address = socket.remote_endpoint(error).address();
    if (error || !address.is_v6()) return address.to_string();
    const auto v6 = address.to_v6();
    if (v6.is_v4_mapped()) return asio::ip::make_address_v4(asio::ip::v4_mapped, v6).to_string();
    auto bytes = v6.to_bytes();
    std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
    return asio::ip::make_address_v6(bytes).to_string();
}

Request plain(const Parser::value_type& message, std::string client) {
    const std::string_view target(message.target().data(), message.target().size());
    const auto question = target.find('?');
    Request request{
        .method = std::string(message.method_string()),
        .path = std::string(target.substr(0, question)),
        .query = question == std::string_view::npos ? "" : std::string(target.substr(question + 1)),
        .body = message.body(),
        .client = std::move(client)};
    for (const auto& field : message)
        request.headers.emplace_back(std::string(field.name_string()), std::string(field.value()));
    return request;
}

/// What a client did whose request could not be read; nothing when it is gone or too slow, and so
/// deaf.
std::optional<Malformed> fault_of(const error_code& error) {
    if (error == http::error::body_limit) return Malformed::BodyTooLarge;
    if (error == http::error::header_limit || error == http::error::buffer_overflow)
        return Malformed::HeadersTooLarge;
    if (error == http::error::end_of_stream || error == http::error::partial_message)
        return std::nullopt;
    if (error.category() == http::make_error_code(http::error::bad_method).category())
        return Malformed::NotHttp;
    return std::nullopt;
}

/// Refuses requests that parse but that two programs could understand differently.
Malformed fault_of(const Parser::value_type& message) {
    if (message.target().size() > kMostTargetBytes) return Malformed::AddressTooLong;
    const auto hosts = message.count(http::field::host);
    const bool one_host = hosts == 1 || (hosts == 0 && message.version() < 11);
    return message.target().starts_with('/') && one_host ? Malformed::No : Malformed::NotHttp;
}

} // namespace

class HttpServer::Machinery {
public:
    explicit Machinery(const ListenAddress& address) {
        const tcp::endpoint endpoint(asio::ip::make_address(address.host), address.port);
        acceptor_.open(endpoint.protocol());
        acceptor_.set_option(tcp::acceptor::reuse_address(true));
        acceptor_.bind(endpoint);
        acceptor_.listen();
    }

    [[nodiscard]] std::string url() const {
        const auto endpoint = acceptor_.local_endpoint();
        const auto host = endpoint.address().to_string();
        return "http://" + (endpoint.address().is_v6() ? "[" + host + "]" : host) + ":" +
               std::to_string(endpoint.port());
    }

    void run(Handler handler) {
        handler_ = std::move(handler);
        asio::co_spawn(context_, accept(), asio::detached);
        asio::co_spawn(context_, stop_at_signal(), asio::detached);
        context_.run();
    }

private:
    struct Connection {
        explicit Connection(tcp::socket socket) : stream(std::move(socket)) {}
        beast::tcp_stream stream;
        beast::flat_buffer buffer{64 * 1024};
        bool answering = false; // from the end of a request's headers to the end of its answer
    };

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
            socket.set_option(tcp::no_delay(true), error);
            asio::co_spawn(context_, serve(std::make_shared<Connection>(std::move(socket))),
                           asio::detached);
        }
    }

    asio::awaitable<void> serve(std::shared_ptr<Connection> connection) {
        if (stopping_) co_return;
        connections_.insert(connection.get());
        try {
            auto patience =
                kHeadDeadline; // a new connection is made because there is something to ask
            while (co_await exchange(*connection, patience))
                patience = kIdleDeadline;
            co_await hang_up(connection->stream);
        } catch (const std::exception& fault) {
            spdlog::error("connection: {}", fault.what());
        }
        connections_.erase(connection.get());
        if (stopping_ && connections_.empty()) deadline_.cancel(); // nothing is left to wait for
    }

    /// Reads one request and answers it. False when the connection is of no more use.
    asio::awaitable<bool> exchange(Connection& connection, seconds patience) {
        if (!co_await has_bytes(connection, patience)) co_return false;
        error_code error;
        Parser parser;
        parser.header_limit(kMostHeaderBytes);
        parser.body_limit(kMostBodyBytes);
        connection.stream.expires_after(kHeadDeadline);
        co_await http::async_read_header(connection.stream, connection.buffer, parser, into(error));
        connection.answering = !error;
        auto malformed = error ? Malformed::No : fault_of(parser.get());
        if (!error && malformed == Malformed::No) error = co_await read_body(connection, parser);
        if (error) {
            const auto fault = fault_of(error);
            if (!fault) co_return false;
            malformed = *fault;
        }
        auto request = plain(parser.get(), client_of(connection.stream.socket()));
        request.malformed = malformed;
        auto response = co_await ask(std::move(request));
        const bool lasts = malformed == Malformed::No && parser.get().keep_alive() && !stopping_;
        const bool taken = co_await write(connection, parser.get(), std::move(response), lasts);
        connection.answering = false;
        co_return taken&& lasts && !stopping_;
    }

    /// Waits for the first byte of a request, which may be there already.
    asio::awaitable<bool> has_bytes(Connection& connection, seconds patience) {
        if (connection.buffer.size() > 0) co_return true;
        error_code error;
        connection.stream.expires_after(patience);
        const auto space = connection.buffer.prepare(4096);
        const auto size = co_await connection.stream.async_read_some(space, into(error));
        connection.buffer.commit(size);
        co_return !error && size > 0;
    }

    asio::awaitable<error_code> read_body(Connection& connection, Parser& parser) {
        error_code error;
        connection.stream.expires_after(kBodyDeadline);
        if (beast::iequals(parser.get()[http::field::expect], "100-continue")) {
            http::response<http::empty_body> go_on{http::status::continue_, 11};
            co_await http::async_write(connection.stream, go_on, into(error));
            if (error) co_return error;
        }
        co_await http::async_read(connection.stream, connection.buffer, parser, into(error));
        co_return error;
    }

    /// Hands the request to the handler and waits, on this thread, for an answer that any thread
    /// may give.
    asio::awaitable<Response> ask(Request request) {
        auto initiate = [this, request = std::move(request)](auto&& waiter) {
            using Waiter = std::decay_t<decltype(waiter)>;
            auto shared = std::make_shared<Waiter>(std::forward<decltype(waiter)>(waiter));
            auto work = asio::make_work_guard(
                context_); // the loop must not end while another thread has the request
            handler_(request, [this, shared, work](Response response) {
                asio::post(context_, [shared, response = std::move(response)]() mutable {
                    Waiter waiting_coroutine = std::move(*shared);
                    waiting_coroutine(std::move(response));
                });
            });
        };
        asio::use_awaitable_t<> token;
        co_return co_await asio::async_initiate<asio::use_awaitable_t<>, void(Response)>(
            std::move(initiate), token);
    }

    /// False when the client did not take the whole answer.
    asio::awaitable<bool> write(Connection& connection,
                                const Parser::value_type& request,
                                Response response,
                                bool lasts) {
        const bool has_body = response.status != 204 && response.status != 304;
        http::response<http::string_body> message;
        message.result(static_cast<unsigned>(response.status));
        message.version(11);
        message.keep_alive(lasts);
        message.set("X-Content-Type-Options", "nosniff");
        for (const auto& [name, value] : response.headers)
            message.insert(name, value);
        if (has_body) message.content_length(response.body.size());
        if (has_body && request.method() != http::verb::head)
            message.body() = std::move(response.body);
        error_code error;
        connection.stream.expires_after(kWriteDeadline);
        co_await http::async_write(connection.stream, message, into(error));
        co_return !error;
    }

    /// Says that no more comes, and reads on for a moment: closing with unread bytes would destroy
    /// an answer still on its way.
    asio::awaitable<void> hang_up(beast::tcp_stream& stream) {
        error_code error;
        stream.socket().shutdown(tcp::socket::shutdown_send, error);
        stream.expires_after(seconds(stopping_ ? 0 : 2));
        std::array<char, 4096> ignored{};
        while (!error)
            co_await stream.async_read_some(asio::buffer(ignored), into(error));
    }

    asio::awaitable<void> stop_at_signal() {
        error_code error;
        co_await signals_.async_wait(into(error));
        spdlog::info("stopping");
        stopping_ = true;
        signals_.clear(error); // the system's own way with the next signal: the end, at once
        acceptor_.close(error);
        for (auto* connection : connections_)
            if (!connection->answering) connection->stream.close();
        if (connections_.empty()) co_return;
        deadline_.expires_after(kStopDeadline);
        co_await deadline_.async_wait(into(error));
        if (!error) context_.stop();
    }

    asio::io_context context_{1};
    tcp::acceptor acceptor_{context_};
    asio::signal_set signals_{context_, SIGTERM, SIGINT};
    asio::steady_timer deadline_{context_};
    std::set<Connection*> connections_{};
    bool stopping_ = false;
    Handler handler_{};
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

HttpServer::HttpServer(const ListenAddress& address)
    : machinery_(std::make_unique<Machinery>(address)) {}
HttpServer::~HttpServer() = default;
std::string HttpServer::url() const {
    return machinery_->url();
}
void HttpServer::run(Handler handler) {
    machinery_->run(std::move(handler));
}

} // namespace help::net
