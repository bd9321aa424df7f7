#include "demo/server/net/stream_writer.h"

#include <boost/asio/write.hpp>
#include <boost/beast/http/chunk_encode.hpp>

#include <utility>

namespace help::net {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;

constexpr std::chrono::seconds kPieceDeadline{30};

} // namespace

StreamWriter::StreamWriter(boost::beast::tcp_stream& stream,
                           std::shared_ptr<StreamBody> body,
                           Framing framing,
                           Done done)
    : stream_(stream), body_(std::move(body)), framing_(framing), done_(std::move(done)) {}

void StreamWriter::start() {
    body_->when_ready([self = shared_from_this()] { self->send_pending(); });
    stream_.expires_never();
    watch_client();
    send_pending();
}

void StreamWriter::watch_client() {
    stream_.socket().async_wait(boost::asio::ip::tcp::socket::wait_read,
                                [self = shared_from_this()](const error_code&) { self->finish(); });
}

void StreamWriter::send_pending() {
    if (finished_) return;
    if (body_->is_broken()) return finish(); // also in the middle of a piece that nobody takes
    if (!sending_.empty()) return;
    sending_ = body_->take();
    if (sending_.empty()) {
        if (body_->is_ended()) send_last();
        return;
    }
    stream_.expires_after(kPieceDeadline);
    const auto sent = [self = shared_from_this()](const error_code& error, std::size_t) {
        if (self->finished_) return;
        self->stream_.expires_never();
        std::string().swap(self->sending_); // a quiet stream holds no buffer
        if (error) return self->finish();
        self->send_pending();
    };
    if (framing_ == Framing::Chunked)
        asio::async_write(stream_, http::make_chunk(asio::buffer(sending_)), sent);
    else
        asio::async_write(stream_, asio::buffer(sending_), sent);
}

void StreamWriter::send_last() {
    if (framing_ == Framing::UntilClose) return finish();
    sending_ = "0\r\n\r\n";
    stream_.expires_after(kPieceDeadline);
    asio::async_write(
        stream_, asio::buffer(sending_),
        [self = shared_from_this()](const error_code&, std::size_t) { self->finish(); });
}

void StreamWriter::finish() {
    if (std::exchange(finished_, true)) return;
    const auto self = shared_from_this(); // the body lets go of us here
    body_->connection_is_gone();
    stream_.close();
    done_();
}

} // namespace help::net
