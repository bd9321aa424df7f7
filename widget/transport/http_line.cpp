#include "widget/transport/http_line.h"

#include "widget/base/text.h"
#include "widget/wire/protocol.h"
#include "widget/wire/value.h"

namespace help {

namespace {

/// Percent-encoding of a query value (RFC 3986, unreserved characters stay).
std::string encoded(std::string_view text) {
    constexpr char kHex[] = "0123456789ABCDEF";
    std::string result;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
        if (plain) {
            result.push_back(c);
        } else {
            result.push_back('%');
            result.push_back(kHex[byte >> 4U]);
            result.push_back(kHex[byte & 0xFU]);
        }
    }
    return result;
}

Problem invalid_answer() {
    Problem problem;
    problem.code = ProblemCode::InvalidAnswer;
    return problem;
}

/// `application/json` or `…+json`, with or without parameters: what a captive portal does not send.
bool is_json(std::string_view content_type) {
    const std::string_view type = trim(content_type.substr(0, content_type.find(';')));
    return type == "application/json" || type.ends_with("+json");
}

} // namespace

void HttpLine::send(RequestId id, const Call& call) {
    HttpRequest request;
    request.headers.emplace_back("accept", "application/json, application/problem+json");
    switch (call.kind) {
    case CallKind::Bootstrap:
        request.method = "GET";
        request.url = "/v1/bootstrap?site=" + encoded(site_) + "&locale=" + encoded(call.locale);
        break;
    case CallKind::Session:
        request.method = "POST";
        request.url = "/v1/sessions";
        request.body = encode_session(site_, call.locale);
        break;
    case CallKind::Ticket:
        request.method = "PUT";
        request.url = "/v1/tickets/" + call.ticket_id;
        request.body = call.body;
        break;
    }
    if (!request.body.empty()) {
        request.headers.emplace_back("content-type", "application/json");
    }
    if (!call.token.empty()) {
        request.headers.emplace_back("authorization", "Bearer " + call.token);
    }
    channel_.send(id, std::move(request));
}

Reply HttpLine::read(ChannelAnswer answer) {
    const bool json =
        is_json(answer.content_type) && answer.body.size() <= kMostBytes && is_utf8(answer.body);
    if (answer.status == 200 || answer.status == 201) {
        if (!json) {
            return {answer.id, invalid_answer()};
        }
        return {answer.id, std::move(answer.body)};
    }
    return {answer.id,
            decode_problem(answer.status, json ? std::string_view{answer.body} : std::string_view{},
                           answer.retry_after)};
}

Reply HttpLine::read(const ChannelFailure& failure) {
    Problem problem;
    switch (failure.fault) {
    case ChannelFault::Network:
    case ChannelFault::Timeout:
        problem.code = ProblemCode::Unreachable;
        break;
    case ChannelFault::TooLarge:
        problem.code = ProblemCode::InvalidAnswer;
        break;
    case ChannelFault::Blocked:
        problem.code = ProblemCode::Blocked;
        break;
    }
    return {failure.id, problem};
}

} // namespace help
