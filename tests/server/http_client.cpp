#include "tests/server/http_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <strings.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <stdexcept>
#include <utility>

namespace http_client {

std::string Answer::header(std::string_view name) const {
    std::string joined;
    std::size_t line = head.find("\r\n");
    while (line != std::string::npos && line + 2 < head.size()) {
        line += 2;
        const auto colon = head.find(':', line);
        const auto end = head.find("\r\n", line);
        if (colon - line == name.size() &&
            strncasecmp(head.data() + line, name.data(), name.size()) == 0)
            joined += (joined.empty() ? "" : ", ") + head.substr(colon + 2, end - colon - 2);
        line = end;
    }
    return joined;
}

namespace {

/// Next to nothing waits on our side, and little on the server's: its system keeps some segments,
/// which are 64 KiB on loopback and 1.5 KiB on a real network.
void keep_little(int socket) {
    constexpr int kWindow = 4096;
    constexpr int kSegment = 1400;
    setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &kWindow, sizeof kWindow);
    setsockopt(socket, IPPROTO_TCP, TCP_MAXSEG, &kSegment, sizeof kSegment);
}

} // namespace

Connection::Connection(std::uint16_t port, Buffer buffer, const std::string& from)
    : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const timeval patience{.tv_sec = 20, .tv_usec = 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    if (buffer == Buffer::Small) keep_little(socket_);
    if (!from.empty()) {
        sockaddr_in own{};
        own.sin_family = AF_INET;
        own.sin_addr.s_addr = inet_addr(from.c_str());
        (void)bind(socket_, reinterpret_cast<const sockaddr*>(&own), sizeof own);
    }
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    // A refused connection shows as an answer that does not come.
    (void)connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address);
}

Connection::~Connection() {
    ::close(socket_);
}

void Connection::send(std::string_view bytes) const {
    while (!bytes.empty()) {
        const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

bool Connection::read_more() {
    std::array<char, 16384> chunk{};
    const auto size = ::recv(socket_, chunk.data(), chunk.size(), 0);
    if (size > 0) received_.append(chunk.data(), static_cast<std::size_t>(size));
    return size > 0;
}

std::optional<Answer> Connection::answer(std::string_view method) {
    std::size_t head_end = 0;
    while ((head_end = received_.find("\r\n\r\n")) == std::string::npos)
        if (!read_more()) return std::nullopt;
    Answer answer{.head = received_.substr(0, head_end + 2)};
    received_.erase(0, head_end + 4);
    answer.status = std::atoi(answer.head.substr(answer.head.find(' ') + 1, 3).c_str());
    const auto length =
        method == "HEAD" || answer.status == 304
            ? 0
            : static_cast<std::size_t>(std::atoll(answer.header("Content-Length").c_str()));
    while (received_.size() < length)
        if (!read_more()) return std::nullopt;
    answer.body = received_.substr(0, length);
    received_.erase(0, length);
    return answer;
}

std::string Connection::read_until(std::string_view end) {
    std::size_t at = 0;
    while ((at = received_.find(end)) == std::string::npos)
        if (!read_more()) return std::exchange(received_, {});
    return read(at + end.size());
}

std::string Connection::read(std::size_t size) {
    while (received_.size() < size)
        if (!read_more()) break;
    auto bytes = received_.substr(0, size);
    received_.erase(0, size);
    return bytes;
}

bool Connection::is_closed_by_server() {
    while (true) {
        std::array<char, 16384> ignored{};
        const auto size = ::recv(socket_, ignored.data(), ignored.size(), 0);
        if (size <= 0) return size == 0 || errno == ECONNRESET;
    }
}

void allow_files(std::size_t count) {
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) != 0) throw std::runtime_error("no limit");
    files.rlim_cur = std::max<rlim_t>(files.rlim_cur, count);
    if (setrlimit(RLIMIT_NOFILE, &files) != 0) throw std::runtime_error("too many files");
}

std::string bytes_of(const Call& call) {
    std::string bytes = call.method + " " + call.path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    for (const auto& header : call.headers)
        bytes += header + "\r\n";
    if (!call.body.empty()) bytes += "Content-Length: " + std::to_string(call.body.size()) + "\r\n";
    return bytes + "\r\n" + call.body;
}

Answer ask(std::uint16_t port, const Call& call) {
    Connection connection(port);
    connection.send(bytes_of(call));
    return connection.answer(call.method).value_or(Answer{});
}

} // namespace http_client
