#pragma once

#include "demo/server/net/client_address.h"
#include "demo/server/net/message.h"

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <optional>
#include <string>

namespace help::net {

/// Reads one request, its body into a string.
using RequestParser = boost::beast::http::request_parser<boost::beast::http::string_body>;

/// The request as its head tells it, without a body. To be made before the body is read: the parser
/// adds the trailers of a chunked body to the fields, and nobody may send an Origin or an
/// X-Forwarded-For there (RFC 9110 section 6.5.1).
[[nodiscard]] Request head_of(const RequestParser::value_type& message,
                              const TrustedProxy& proxy,
                              const std::string& peer);

/// What is wrong with a head that parses but that two programs could understand differently.
[[nodiscard]] Malformed fault_of(const RequestParser::value_type& message);

/// What a client did whose request could not be read; nothing when it is gone or too slow, and so
/// deaf.
[[nodiscard]] std::optional<Malformed> fault_of(const boost::system::error_code& error);

} // namespace help::net
