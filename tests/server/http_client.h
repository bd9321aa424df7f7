#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// HTTP for tests, over a plain socket: it sends whatever it is told to, also what no well-behaved
/// client would.
namespace http_client {

struct Answer {
    int status = 0;
    std::string head{}; // status line and headers as they came
    std::string body{};

    /// The value of a header, empty when there is none; several of one name are joined by ", ".
    [[nodiscard]] std::string header(std::string_view name) const;
};

/// How much the system keeps of what is not read: megabytes, as between processes of one machine,
/// or little, as over a real network.
enum class Buffer { Usual, Small };

/// One connection to 127.0.0.1. Waits at most 20 s for anything.
class Connection {
public:
    /// `from`: one of this machine's own addresses, such as 127.0.0.2; empty: the usual one.
    explicit Connection(std::uint16_t port,
                        Buffer buffer = Buffer::Usual,
                        const std::string& from = "");
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    void send(std::string_view bytes) const;
    /// To wait for several connections at once.
    [[nodiscard]] int descriptor() const { return socket_; }

    /// The next answer; nothing when the server hung up instead. The answer to a HEAD has no body.
    [[nodiscard]] std::optional<Answer> answer(std::string_view method = "GET");

    /// The bytes up to and with `end`, or exactly `size` of them; fewer when the server hangs up.
    [[nodiscard]] std::string read_until(std::string_view end);
    [[nodiscard]] std::string read(std::size_t size);

    /// Reads on until the server hangs up.
    [[nodiscard]] bool is_closed_by_server();

private:
    bool read_more();

    int socket_ = -1;
    std::string received_{};
};

/// Lets this process have so many connections and other files open.
void allow_files(std::size_t count);

struct Call {
    std::string method = "GET";
    std::string path = "/";
    std::vector<std::string> headers{}; // "Name: value"
    std::string body{};
};

[[nodiscard]] std::string bytes_of(const Call& call);

/// One call on a connection of its own. Status 0 when the server gave no answer.
[[nodiscard]] Answer ask(std::uint16_t port, const Call& call);

} // namespace http_client
