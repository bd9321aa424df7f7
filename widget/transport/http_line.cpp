#include "widget/transport/http_line.h"

#include "widget/base/text.h"
#include "widget/wire/json_writer.h"
#include "widget/wire/protocol.h"
#include "widget/wire/value.h"

namespace help {

namespace {

/// Percent-encoding of a part of a path or of a query (RFC 3986, unreserved characters stay).
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

/// `application/json` or `…+json`, with or without parameters: what a captive portal does not send.
/// In any case of letters (RFC 9110, 8.3.1).
bool is_json(std::string_view content_type) {
    std::string type{trim(content_type.substr(0, content_type.find(';')))};
    for (char& c : type) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return type == "application/json" || type.ends_with("+json");
}

} // namespace

void HttpLine::send(RequestId id, const Call& call) {
    HttpRequest request;
    direct(call, request);
    request.body = body_of(call);
    request.headers.emplace_back("accept", request.stream
                                               ? "text/event-stream"
                                               : "application/json, application/problem+json");
    if (request.stream && !call.cursor.empty()) {
        request.headers.emplace_back("last-event-id", call.cursor);
    }
    if (call.kind == CallKind::Upload) {
        request.headers.emplace_back("content-type", call.file.type);
    } else if (!request.body.empty()) {
        request.headers.emplace_back("content-type", "application/json");
    }
    if (!call.token.empty()) {
        request.headers.emplace_back("authorization", "Bearer " + call.token);
    }
    channel_.send(id, std::move(request));
}

std::string HttpLine::body_of(const Call& call) const {
    const auto only = [&call](std::string_view member) {
        return JsonWriter{}.begin_object().key(member).raw(call.body).end_object().take();
    };
    switch (call.kind) {
    case CallKind::Session:
        return encode_session(site_, call.locale, call.resume);
    case CallKind::Message:
        return only("text");
    case CallKind::Typing:
        return only("on");
    case CallKind::Read:
        return only("upTo");
    case CallKind::CloseChat:
        return "{}";
    default:
        return call.body;
    }
}

void HttpLine::direct(const Call& call, HttpRequest& request) const {
    const auto go = [&request](std::string_view method, std::string url) {
        request.method = method;
        request.url = std::move(url);
    };
    const std::string chat = "/v1/chats/" + encoded(call.id);
    const std::string site = "?site=" + encoded(site_);
    const std::string locale = "&locale=" + encoded(call.locale);
    switch (call.kind) {
    case CallKind::Bootstrap:
        return go("GET", "/v1/bootstrap" + site + locale);
    case CallKind::Session:
        return go("POST", "/v1/sessions");
    case CallKind::Ticket:
        return go("PUT", "/v1/tickets/" + encoded(call.id));
    case CallKind::Load:
        return go("GET", "/v1/load" + site);
    case CallKind::StartChat:
        return go("PUT", chat);
    case CallKind::LoadChat:
        return go("GET", chat);
    case CallKind::Message:
        return go("PUT", chat + "/messages/" + encoded(call.message));
    case CallKind::Typing:
        return go("POST", chat + "/typing");
    case CallKind::Read:
        return go("POST", chat + "/read");
    case CallKind::CloseChat:
        return go("POST", chat + "/close");
    case CallKind::RateChat:
        return go("PUT", chat + "/rating");
    case CallKind::SearchArticles:
    case CallKind::SuggestArticles:
        return go("GET",
                  "/v1/articles" + site + "&q=" + encoded(call.query) + locale + "&limit=10");
    case CallKind::LoadArticle:
        return go("GET", "/v1/articles/" + encoded(call.id) + site + locale);
    case CallKind::Upload:
        request.file = call.file.file;
        request.timeout = kLongestSilence;
        return go("PUT",
                  "/v1/attachments/" + encoded(call.id) + "?name=" + encoded(call.file.name));
    case CallKind::TakeBack:
        return go("DELETE", "/v1/attachments/" + encoded(call.id));
    case CallKind::EventStream:
        request.stream = true;
        request.timeout = kLongestSilence;
        return go("GET", "/v1/events");
    case CallKind::EventPoll:
        request.timeout = kLongestSilence;
        return go("GET", "/v1/events?wait=" + to_decimal(call.wait_seconds) +
                             (call.cursor.empty() ? "" : "&cursor=" + encoded(call.cursor)));
    }
}

Reply HttpLine::read(ChannelAnswer answer) {
    constexpr int kNoContent = 204;
    if (answer.status == kNoContent) {
        return {answer.id, std::string{}};
    }
    const bool json =
        is_json(answer.content_type) && answer.body.size() <= kMostBytes && is_utf8(answer.body);
    if (answer.status == 200 || answer.status == 201) {
        if (!json) {
            return {answer.id, problem_of(ProblemCode::InvalidAnswer)};
        }
        return {answer.id, std::move(answer.body)};
    }
    return {answer.id,
            decode_problem(answer.status, json ? std::string_view{answer.body} : std::string_view{},
                           answer.retry_after)};
}

Reply HttpLine::read(const ChannelFailure& failure) {
    switch (failure.fault) {
    case ChannelFault::Network:
    case ChannelFault::Timeout:
        break;
    case ChannelFault::TooLarge:
        return {failure.id, problem_of(ProblemCode::InvalidAnswer)};
    case ChannelFault::Blocked:
        return {failure.id, problem_of(ProblemCode::Blocked)};
    }
    return {failure.id, problem_of(ProblemCode::Unreachable)};
}

} // namespace help
