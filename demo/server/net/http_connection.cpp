#include "demo/server/net/http_connection.h"

#include "demo/server/net/http_head.h"
#include "demo/server/net/stream_writer.h"

#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

#include <netinet/tcp.h>
#include <sys/socket.h>

#include <array>
#include <ctime>
#include <utility>

namespace help::net {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using std::chrono::seconds;

constexpr seconds kHeadDeadline{10};
// For the whole of it, or for so much more of it:
constexpr seconds kBodyDeadline{15};
constexpr seconds kWriteDeadline{30};
constexpr std::size_t kLeastProgress = 32 * 1024;
constexpr seconds kIdleDeadline{60};
constexpr std::uint32_t kMostHeaderBytes = 16 * 1024;
constexpr std::size_t kMostLargeBodies = 16; // they are in memory until they are stored
constexpr unsigned kHttp11 = 11;

auto into(error_code& error) {
    return asio::redirect_error(asio::use_awaitable, error);
}

std::string peer_of(const tcp::socket& socket) {
    error_code error;
    return socket.remote_endpoint(error).address().to_string();
}

/// Now, as HTTP writes it (RFC 9110, 5.6.7).
std::string date_now() {
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    gmtime_r(&now, &utc);
    std::array<char, 32> text{};
    return {text.data(),
            std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &utc)};
}

template <typename Body>
void fill_head(http::response<Body>& message, const Response& response, bool lasts) {
    message.result(static_cast<unsigned>(response.status));
    message.version(kHttp11);
    message.keep_alive(lasts);
    message.set(http::field::date, date_now());
    message.set("X-Content-Type-Options", "nosniff");
    for (const auto& [name, value] : response.headers)
        message.insert(name, value);
}

/// An answer that has no end yet, and how its pieces are framed.
struct OpenStream {
    std::shared_ptr<StreamBody> body;
    Framing framing = Framing::Chunked;
};

/// What a connection can do after an exchange.
enum class Next { Another, HangUp };

} // namespace

class HttpConnection::Machinery {
public:
    Machinery(tcp::socket socket, const TrustedProxy& proxy, const Handler& handler, Bodies& bodies)
        : stream_(std::move(socket)), proxy_(proxy), handler_(handler), bodies_(bodies) {}

    asio::awaitable<void> serve() {
        auto patience = kHeadDeadline; // a new connection is made because there is something to ask
        while (co_await exchange(patience) == Next::Another)
            patience = kIdleDeadline;
        // Here and not in exchange(): its frame, with a whole request in it, is gone by now.
        if (open_stream_)
            co_await send_stream();
        else
            co_await hang_up();
    }

    void stop() {
        stopping_ = true;
        if (!answering_) stream_.close();
    }

private:
    /// Reads one request and answers it.
    asio::awaitable<Next> exchange(seconds patience) {
        if (!co_await has_bytes(patience)) co_return Next::HangUp;
        error_code error;
        RequestParser parser;
        parser.header_limit(kMostHeaderBytes);
        parser.body_limit(boost::none); // known when the address is
        stream_.expires_after(kHeadDeadline);
        co_await http::async_read_header(stream_, buffer_, parser, into(error));
        answering_ = !error;
        auto request = head_of(parser.get(), proxy_, peer_of(stream_.socket()));
        if (!error) request.malformed = fault_of(parser.get());
        const bool may_last = parser.get().keep_alive(); // as the head says, not a trailer
        request.most_body = most_body_of(request);
        parser.body_limit(request.most_body);
        std::optional<Shares::Share> share;
        if (!error && is_wanted(request) && takes_room(parser, request))
            share.emplace(bodies_.large, request.client);
        if (!error && is_wanted(request)) error = co_await read_body(parser);
        if (error) {
            const auto fault = fault_of(error);
            if (!fault) co_return Next::HangUp;
            request.malformed = *fault;
        }
        const bool lasts = is_wanted(request) && may_last;
        request.body = std::move(parser.get().body());
        auto response = co_await ask(std::move(request));
        share.reset(); // what was large is stored or refused, and gone
        if (response.stream) {
            co_await begin_stream(std::move(response), parser.get().version());
            co_return Next::HangUp;
        }
        const bool stays = lasts && !stopping_;
        const bool taken = co_await write(parser.get(), std::move(response), stays);
        answering_ = false;
        co_return taken&& stays && !stopping_ ? Next::Another : Next::HangUp;
    }

    [[nodiscard]] std::uint64_t most_body_of(const Request& head) const {
        return bodies_.rules.most ? bodies_.rules.most(head.method, head.path) : kMostBody;
    }

    [[nodiscard]] static bool is_wanted(const Request& head) {
        return head.malformed == Malformed::No && !head.refused;
    }

    /// True for a large body that may come. Tells `head` when it is too large, not wanted, or when
    /// there is no room.
    bool takes_room(const RequestParser& parser, Request& head) {
        const auto length = parser.content_length().value_or(parser.chunked() ? head.most_body : 0);
        if (length > head.most_body) head.malformed = Malformed::BodyTooLarge;
        if (length > head.most_body || length <= kMostBody) return false;
        if (bodies_.rules.refuse) head.refused = bodies_.rules.refuse(head);
        if (!head.refused) head.malformed = crowd_before(head.client);
        return is_wanted(head);
    }

    [[nodiscard]] Malformed crowd_before(const std::string& client) const {
        const auto of_a_client = static_cast<std::size_t>(
            bodies_.rules.large_of_a_client.value_or(static_cast<int>(kMostLargeBodies)));
        if (bodies_.large.of(client) >= of_a_client) return Malformed::Greedy;
        return bodies_.large.all() >= kMostLargeBodies ? Malformed::Crowded : Malformed::No;
    }

    /// Waits for the first byte of a request, which may be there already.
    asio::awaitable<bool> has_bytes(seconds patience) {
        if (buffer_.size() > 0) co_return true;
        error_code error;
        stream_.expires_after(patience);
        const auto space = buffer_.prepare(4096);
        const auto size = co_await stream_.async_read_some(space, into(error));
        buffer_.commit(size);
        co_return !error && size > 0;
    }

    asio::awaitable<error_code> read_body(RequestParser& parser) {
        error_code error;
        stream_.expires_after(kBodyDeadline);
        if (beast::iequals(parser.get()[http::field::expect], "100-continue")) {
            http::response<http::empty_body> go_on{http::status::continue_, kHttp11};
            co_await http::async_write(stream_, go_on, into(error));
            if (error) co_return error;
        }
        // Bytes of the body count, and not what comes in: the frames of chunks can be longer.
        std::size_t counted = 0;
        while (!error && !parser.is_done()) {
            co_await http::async_read_some(stream_, buffer_, parser, into(error));
            if (parser.get().body().size() < counted + kLeastProgress) continue;
            counted = parser.get().body().size();
            stream_.expires_after(kBodyDeadline);
        }
        co_return error;
    }

    /// Hands the request to the handler and waits, on this thread, for an answer that any thread
    /// may give. The coroutine is held by the waiter, so an answer that never comes costs memory
    /// and nothing else.
    asio::awaitable<Response> ask(Request request) {
        auto initiate = [this, request = std::move(request)](auto&& waiter) {
            using Waiter = std::decay_t<decltype(waiter)>;
            auto shared = std::make_shared<Waiter>(std::forward<decltype(waiter)>(waiter));
            // The loop must not end while another thread has the request.
            auto work = asio::make_work_guard(stream_.get_executor());
            handler_(request, [shared, work](Response response) {
                asio::post(work.get_executor(), [shared, response = std::move(response)]() mutable {
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
    asio::awaitable<bool>
    write(const RequestParser::value_type& request, Response response, bool lasts) {
        const bool has_body = response.status != 204 && response.status != 304;
        http::response<http::string_body> message;
        fill_head(message, response, lasts);
        if (has_body) message.content_length(response.body.size());
        if (has_body && request.method() != http::verb::head)
            message.body() = std::move(response.body);
        http::response_serializer<http::string_body> rest(message);
        rest.limit(kLeastProgress);
        if (message.body().size() > kLeastProgress) keep_little_unsent();
        error_code error;
        std::size_t taken = kLeastProgress;
        while (!error && !rest.is_done()) {
            if (taken >= kLeastProgress) {
                taken = 0;
                stream_.expires_after(kWriteDeadline);
            }
            taken += co_await http::async_write_some(stream_, rest, into(error));
        }
        co_return !error;
    }

    /// The system takes megabytes at once, and the next ones only when a third has left: on a slow
    /// line that is no progress for minutes.
    void keep_little_unsent() {
        const int most = static_cast<int>(kLeastProgress);
        (void)setsockopt(stream_.socket().native_handle(), IPPROTO_TCP, TCP_NOTSENT_LOWAT, &most,
                         sizeof most);
    }

    /// Writes the head of an answer whose body is a stream.
    asio::awaitable<void> begin_stream(Response response, unsigned version) {
        OpenStream open{std::move(response.stream)};
        if (version < kHttp11) open.framing = Framing::UntilClose;
        http::response<http::empty_body> message;
        fill_head(message, response, open.framing == Framing::Chunked);
        message.chunked(open.framing == Framing::Chunked);
        http::response_serializer<http::empty_body> head(message);
        error_code error;
        stream_.expires_after(kWriteDeadline);
        co_await http::async_write_header(stream_, head, into(error));
        if (error)
            open.body->connection_is_gone();
        else
            open_stream_ = std::move(open);
    }

    asio::awaitable<void> send_stream() {
        buffer_.clear();
        buffer_.shrink_to_fit(); // a stream that waits for hours holds no buffer
        auto initiate = [this](auto&& waiter) {
            using Waiter = std::decay_t<decltype(waiter)>;
            auto shared = std::make_shared<Waiter>(std::forward<decltype(waiter)>(waiter));
            std::make_shared<StreamWriter>(stream_, open_stream_->body, open_stream_->framing,
                                           [this, shared] {
                                               asio::post(stream_.get_executor(), [shared] {
                                                   Waiter waiting_coroutine = std::move(*shared);
                                                   waiting_coroutine();
                                               });
                                           })
                ->start();
        };
        asio::use_awaitable_t<> token;
        co_await asio::async_initiate<asio::use_awaitable_t<>, void()>(std::move(initiate), token);
        open_stream_.reset();
        answering_ = false;
    }

    /// Says that no more comes, and reads on for a moment: closing with unread bytes would destroy
    /// an answer still on its way.
    asio::awaitable<void> hang_up() {
        error_code error;
        stream_.socket().shutdown(tcp::socket::shutdown_send, error);
        stream_.expires_after(seconds(stopping_ ? 0 : 2));
        std::array<char, 4096> ignored{};
        while (!error)
            co_await stream_.async_read_some(asio::buffer(ignored), into(error));
    }

    beast::tcp_stream stream_;
    beast::flat_buffer buffer_{64 * 1024};
    const TrustedProxy& proxy_;
    const Handler& handler_;
    Bodies& bodies_;
    std::optional<OpenStream> open_stream_{};
    bool answering_ = false; // from the end of a request's headers to the end of its answer
    bool stopping_ = false;
};

HttpConnection::HttpConnection(tcp::socket socket,
                               const TrustedProxy& proxy,
                               const Handler& handler,
                               Bodies& bodies)
    : machinery_(std::make_unique<Machinery>(std::move(socket), proxy, handler, bodies)) {}
HttpConnection::~HttpConnection() = default;
asio::awaitable<void> HttpConnection::serve() {
    return machinery_->serve();
}
void HttpConnection::stop() {
    machinery_->stop();
}

} // namespace help::net
