#pragma once

#include "demo/server/net/stream_body.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// HTTP as the rest of the server sees it: plain data, so that only the connection and its
/// stream know how it travels.
namespace help::net {

using Headers = std::vector<std::pair<std::string, std::string>>;

/// What can be wrong with a message itself, before anybody asks what it wants. Crowded and Greedy:
/// nothing but that too many large bodies are under way, of all or of this client.
enum class Malformed {
    No,
    NotHttp,
    HeadersTooLarge,
    AddressTooLong,
    BodyTooLarge,
    Crowded,
    Greedy
};

/// Most bytes of a body, where a route does not take more.
inline constexpr std::uint64_t kMostBody = std::uint64_t{256} * 1024;

struct Response {
    int status = 200;
    Headers headers{};
    std::string body{};
    std::shared_ptr<StreamBody> stream{}; // when there is one, it is the body

    void add(std::string name, std::string value) {
        headers.emplace_back(std::move(name), std::move(value));
    }
};

struct Request {
    std::string method{};
    std::string path{};  // as sent, still percent-encoded, without the query
    std::string query{}; // without the question mark
    Headers headers{};
    std::string body{};
    std::uint64_t most_body = kMostBody; // that its route takes
    Malformed malformed = Malformed::No; // when it is, the rest is what could be read of it; the
                                         // connection closes after the answer
    std::optional<Response> refused{};   // the answer, of one whose body was not wanted; the body
                                         // is unread, and the connection closes after the answer
    std::string client{};                // what limits count as one client (client_address.h)
    bool is_local = false;               // from this machine, and not handed on by a proxy

    /// The value of the first header of that name, in any case of letters.
    [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const;
};

/// Sends the answer. To be called exactly once, from any thread.
using Reply = std::function<void(Response)>;

/// Answers a request now or later. Never blocks: it runs on the network thread.
using Handler = std::function<void(const Request&, Reply)>;

/// Most bytes that a body may have, by the method and the path of its request.
using BodyLimit = std::function<std::uint64_t(std::string_view method, std::string_view path)>;

/// The answer to a request whose large body is not wanted, by its head alone; nothing when it may
/// come. Never blocks, like a Handler.
using BodyRefusal = std::function<std::optional<Response>(const Request& head)>;

/// What is asked of bodies before they are read.
struct BodyRules {
    BodyLimit most{};     // may be empty: kMostBody
    BodyRefusal refuse{}; // of those above kMostBody; may be empty: none is refused
    std::optional<int> large_of_a_client{}; // at once; nothing: as many as of all
};

/// Equal but for the case of ASCII letters, as names of headers and schemes are compared.
[[nodiscard]] bool same_word(std::string_view a, std::string_view b);

} // namespace help::net
