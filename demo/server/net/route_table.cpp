#include "demo/server/net/route_table.h"

#include <optional>

namespace help::net {
namespace {

constexpr std::string_view kAny = "{}";

std::vector<std::string> pieces_of(std::string_view path) {
    std::vector<std::string> pieces;
    while (true) {
        const auto slash = path.find('/');
        pieces.emplace_back(path.substr(0, slash));
        if (slash == std::string_view::npos) return pieces;
        path.remove_prefix(slash + 1);
    }
}

/// What stands where `pattern` has {}; nothing when the path is another.
std::optional<std::vector<std::string>> match(const std::vector<std::string>& pattern,
                                              const std::vector<std::string>& path) {
    if (pattern.size() != path.size()) return std::nullopt;
    std::vector<std::string> ids;
    for (std::size_t at = 0; at < path.size(); ++at) {
        if (pattern[at] == kAny)
            ids.push_back(path[at]);
        else if (pattern[at] != path[at])
            return std::nullopt;
    }
    return ids;
}

} // namespace

void RouteTable::add(std::string method,
                     std::string_view pattern,
                     Action action,
                     std::uint64_t most_body) {
    routes_.push_back({std::move(method), std::string(pattern), pieces_of(pattern),
                       std::move(action), most_body});
}

std::string RouteTable::methods_of(std::string_view path) const {
    const auto pieces = pieces_of(path);
    std::string methods;
    for (const auto& route : routes_) {
        if (!match(route.pieces, pieces)) continue;
        methods += (methods.empty() ? "" : ", ") + route.method;
        if (route.method == "GET") methods += ", HEAD";
    }
    return methods;
}

std::string RouteTable::pattern_of(std::string_view path) const {
    const auto pieces = pieces_of(path);
    for (const auto& route : routes_)
        if (match(route.pieces, pieces)) return route.pattern;
    return {};
}

std::uint64_t RouteTable::most_body(std::string_view method, std::string_view path) const {
    const auto pieces = pieces_of(path);
    for (const auto& route : routes_)
        if (route.method == method && match(route.pieces, pieces)) return route.most_body;
    return kMostBody;
}

bool RouteTable::run(const Request& request, const Reply& reply) const {
    const auto pieces = pieces_of(request.path);
    const std::string method = request.method == "HEAD" ? "GET" : request.method;
    for (const auto& route : routes_) {
        if (route.method != method) continue;
        auto ids = match(route.pieces, pieces);
        if (!ids) continue;
        route.action({request, std::move(*ids), reply});
        return true;
    }
    return false;
}

} // namespace help::net
