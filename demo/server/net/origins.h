#pragma once

#include "demo/server/net/message.h"

#include <string>
#include <string_view>
#include <vector>

namespace help::net {

/// Written as browsers send it: `https://app.example` or `http://127.0.0.1:8081`; lower case, no
/// path, no default port, no wildcard.
[[nodiscard]] bool is_origin(std::string_view text);

/// Which pages may read our answers (CORS, https://fetch.spec.whatwg.org/#http-cors-protocol).
/// Origins are compared whole: no wildcards, no suffixes, never `null`.
class Origins {
public:
    explicit Origins(std::vector<std::string> allowed) : allowed_(std::move(allowed)) {}

    /// True as well for requests without an origin (not made by a page of another site) and for our
    /// own pages.
    [[nodiscard]] bool allow(const Request& request) const;

    /// Lets the page that asked read the answer when it may; tells caches that the answer depends
    /// on who asks.
    void mark(const Request& request, Response& response) const;

    /// For a page that may not use the desk: the one answer that it may read, so that whoever
    /// embeds the help learns what is missing.
    [[nodiscard]] static Response refusal(const Request& request);

    /// The answer to the browser's question before the real request.
    [[nodiscard]] Response preflight(std::string_view methods) const;

private:
    std::vector<std::string> allowed_;
};

} // namespace help::net
