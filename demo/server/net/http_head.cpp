#include "demo/server/net/http_head.h"

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/error.hpp>

#include <string_view>

namespace help::net {
namespace {

namespace beast = boost::beast;
namespace http = beast::http;

constexpr std::size_t kMostTargetBytes = 2048;
constexpr unsigned kVersion11 = 11;

/// RFC 9112 section 6.1 and 6.3: how long a body is must have one reading. The parser passes over
/// codings that it does not know, and would take such a body for the next request.
bool has_clear_length(const RequestParser::value_type& message) {
    const auto codings = message.count(http::field::transfer_encoding);
    if (codings == 0) return true;
    return codings == 1 && message.version() == kVersion11 &&
           message.count(http::field::content_length) == 0 &&
           beast::iequals(message[http::field::transfer_encoding], "chunked");
}

bool has_one_host(const RequestParser::value_type& message) {
    const auto hosts = message.count(http::field::host);
    return hosts == 1 || (hosts == 0 && message.version() < kVersion11);
}

} // namespace

Request head_of(const RequestParser::value_type& message,
                const TrustedProxy& proxy,
                const std::string& peer) {
    const std::string_view target(message.target().data(), message.target().size());
    const auto question = target.find('?');
    Request request{.method = std::string(message.method_string()),
                    .path = std::string(target.substr(0, question)),
                    .query = question == std::string_view::npos
                                 ? ""
                                 : std::string(target.substr(question + 1))};
    std::string_view forwarded_for; // of several such headers the last
    for (const auto& field : message) {
        request.headers.emplace_back(std::string(field.name_string()), std::string(field.value()));
        if (same_word(request.headers.back().first, "X-Forwarded-For"))
            forwarded_for = {field.value().data(), field.value().size()};
    }
    request.client = proxy.client_of(peer, forwarded_for);
    request.is_local = TrustedProxy::is_local(peer, forwarded_for);
    return request;
}

Malformed fault_of(const RequestParser::value_type& message) {
    if (message.target().size() > kMostTargetBytes) return Malformed::AddressTooLong;
    const bool is_clear =
        message.target().starts_with('/') && has_one_host(message) && has_clear_length(message);
    return is_clear ? Malformed::No : Malformed::NotHttp;
}

std::optional<Malformed> fault_of(const boost::system::error_code& error) {
    if (error == http::error::body_limit) return Malformed::BodyTooLarge;
    if (error == http::error::header_limit || error == http::error::buffer_overflow)
        return Malformed::HeadersTooLarge;
    if (error == http::error::end_of_stream || error == http::error::partial_message)
        return std::nullopt;
    if (error.category() == http::make_error_code(http::error::bad_method).category())
        return Malformed::NotHttp;
    return std::nullopt;
}

} // namespace help::net
