#include "demo/server/net/origins.h"

#include "demo/server/net/problem.h"

#include <algorithm>

namespace help::net {
namespace {

bool is_our_own(std::string_view origin, const Request& request) {
    const auto host = request.header("Host");
    if (!host) return false;
    // Behind a proxy that ends TLS our own pages come from https.
    return origin == "http://" + std::string(*host) || origin == "https://" + std::string(*host);
}

} // namespace

bool is_origin(std::string_view text) {
    const auto scheme_end = text.find("://");
    if (scheme_end == std::string_view::npos) return false;
    const auto scheme = text.substr(0, scheme_end);
    const auto authority = text.substr(scheme_end + 3);
    if (scheme != "http" && scheme != "https") return false;
    if (authority.empty() || authority.ends_with(scheme == "http" ? ":80" : ":443")) return false;
    return std::ranges::all_of(authority, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
               c == ':' || c == '[' || c == ']';
    });
}

bool Origins::allow(const Request& request) const {
    const auto origin = request.header("Origin");
    return !origin || std::ranges::find(allowed_, *origin) != allowed_.end() ||
           is_our_own(*origin, request);
}

void Origins::mark(const Request& request, Response& response) const {
    response.add("Vary", "Origin");
    const auto origin = request.header("Origin");
    if (!origin || !allow(request)) return;
    response.add("Access-Control-Allow-Origin", std::string(*origin));
    response.add("Access-Control-Expose-Headers", "Retry-After, ETag, Date, Age");
}

Response Origins::refusal(const Request& request) {
    auto refusal =
        problem(Code::ForbiddenOrigin, "the server was not started with --origin for this page");
    refusal.add("Access-Control-Allow-Origin", std::string(request.header("Origin").value_or("")));
    return refusal;
}

Response Origins::preflight(std::string_view methods) const {
    Response response{.status = 204};
    response.add("Access-Control-Allow-Methods", std::string(methods));
    response.add("Access-Control-Allow-Headers",
                 "authorization, content-type, if-none-match, last-event-id");
    response.add("Access-Control-Max-Age", "7200");
    return response;
}

} // namespace help::net
