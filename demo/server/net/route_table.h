#pragma once

#include "demo/server/net/message.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace help::net {

/// A request that found its route.
struct Call {
    const Request& request;       // as long as the call of the action lasts
    std::vector<std::string> ids; // what stands where the pattern has {}
    Reply reply;
};
using Action = std::function<void(const Call&)>;

/// Which action answers which method and path.
class RouteTable {
public:
    /// `pattern` as in `/v1/chats/{}/messages/{}`; {} is one piece between slashes, empty or not.
    void add(std::string method,
             std::string_view pattern,
             Action action,
             std::uint64_t most_body = kMostBody);

    /// The methods of a path as in an Allow header; empty when there is no such path.
    [[nodiscard]] std::string methods_of(std::string_view path) const;

    /// The pattern of a path; empty when there is none.
    [[nodiscard]] std::string pattern_of(std::string_view path) const;

    /// How many bytes of a body a route takes; kMostBody where there is none.
    [[nodiscard]] std::uint64_t most_body(std::string_view method, std::string_view path) const;

    /// Runs the action; false when there is none.
    [[nodiscard]] bool run(const Request& request, const Reply& reply) const;

private:
    struct Route {
        std::string method;
        std::string pattern;
        std::vector<std::string> pieces;
        Action action;
        std::uint64_t most_body;
    };
    std::vector<Route> routes_{};
};

} // namespace help::net
