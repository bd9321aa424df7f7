#include "demo/server/net/problem.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace help::net {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::chrono::seconds kSendAgain{5}; // when many others have sent their files

struct Kind {
    int status;
    const char* code;
    const char* title;
};

Kind kind_of(Code code) {
    switch (code) {
    case Code::Validation:
        return {422, "validation", "Some members are not acceptable"};
    case Code::BadRequest:
        return {400, "bad-request", "The request cannot be understood"};
    case Code::Unauthorized:
        return {401, "unauthorized", "A session is needed"};
    case Code::SessionExpired:
        return {401, "session-expired", "The session has ended"};
    case Code::ForbiddenOrigin:
        return {403, "forbidden-origin", "This origin may not use the desk"};
    case Code::NotFound:
        return {404, "not-found", "There is nothing here"};
    case Code::MethodNotAllowed:
        return {405, "method-not-allowed", "The method does not fit the resource"};
    case Code::IdConflict:
        return {409, "id-conflict", "The id belongs to another request"};
    case Code::ChatClosed:
        return {409, "chat-closed", "The chat has ended"};
    case Code::ChatLimit:
        return {409, "chat-limit", "There is another open chat"};
    case Code::OutsideHours:
        return {409, "outside-hours", "The desk is closed"};
    case Code::Taken:
        return {409, "taken", "The chat is not waiting"};
    case Code::NoCapacity:
        return {409, "no-capacity", "The agent cannot take another chat"};
    case Code::OtherTeam:
        return {409, "other-team", "The chat waits for another team"};
    case Code::TooLarge:
        return {413, "too-large", "The body is too large"};
    case Code::UnsupportedType:
        return {415, "unsupported-type", "The body is of a type that is not taken"};
    case Code::RateLimited:
        return {429, "rate-limited", "Too many requests"};
    case Code::QueueFull:
        return {503, "queue-full", "The queue is full"};
    case Code::Unavailable:
        return {503, "unavailable", "The desk cannot answer right now"};
    case Code::Internal:
        break;
    }
    return {500, "internal", "Something went wrong"};
}

Json body_of(const Kind& kind, const std::string& detail) {
    return {{"type", std::string("urn:help:problem:") + kind.code},
            {"title", kind.title},
            {"status", kind.status},
            {"detail", detail},
            {"code", kind.code}};
}

Response response_of(const Kind& kind, const Json& body) {
    Response response{.status = kind.status};
    response.add("Content-Type", "application/problem+json");
    response.add("Cache-Control", "no-store");
    if (kind.status == 401) response.add("WWW-Authenticate", "Bearer"); // RFC 9110 section 15.5.2
    response.body = body.dump();
    return response;
}

Response too_large_problem(std::uint64_t most_bytes) {
    const auto kind = kind_of(Code::TooLarge);
    auto body = body_of(kind, "the body may have at most " + std::to_string(most_bytes) + " bytes");
    body["mostBytes"] = most_bytes;
    return response_of(kind, body);
}

} // namespace

Response problem(Code code, const std::string& detail) {
    const auto kind = kind_of(code);
    return response_of(kind, body_of(kind, detail));
}

Response malformed_problem(Malformed malformed, std::uint64_t most_body) {
    const auto with_status = [](int status, const char* detail) {
        auto kind = kind_of(Code::BadRequest);
        kind.status = status;
        return response_of(kind, body_of(kind, detail));
    };
    switch (malformed) {
    case Malformed::BodyTooLarge:
        return too_large_problem(most_body);
    case Malformed::Crowded:
        return problem_until(Code::Unavailable, "too many large bodies are under way", kSendAgain);
    case Malformed::Greedy:
        return problem_until(Code::RateLimited,
                             "too many large bodies of this client are under way", kSendAgain);
    case Malformed::HeadersTooLarge:
        return with_status(431, "the headers may have at most 16 KiB");
    case Malformed::AddressTooLong:
        return with_status(414, "the address may have at most 2048 bytes");
    case Malformed::NotHttp:
    case Malformed::No:
        break;
    }
    return problem(Code::BadRequest, "this is not a clear HTTP/1.1 request");
}

Response validation_problem(const std::vector<desk::FieldError>& errors) {
    const auto kind = kind_of(Code::Validation);
    auto body =
        body_of(kind, std::to_string(errors.size()) +
                          (errors.size() == 1 ? " member is" : " members are") + " refused");
    for (const auto& error : errors)
        body["errors"].push_back(
            {{"pointer", error.pointer}, {"code", error.code}, {"detail", error.detail}});
    return response_of(kind, body);
}

Response another_email() {
    return validation_problem(
        {{"#/email", "invalid", "must be the address that the host has verified"}});
}

Response chat_limit_problem(const std::optional<std::string>& open) {
    const auto kind = kind_of(Code::ChatLimit);
    auto body = body_of(kind, "end the other chat first");
    if (open) body["chat"] = *open;
    return response_of(kind, body);
}

Response outside_hours_problem(const std::optional<desk::ZonedInstant>& opens_at) {
    const auto kind = kind_of(Code::OutsideHours);
    auto body = body_of(kind, "chats are answered in the opening hours only");
    if (opens_at) body["opensAt"] = rfc3339(*opens_at);
    return response_of(kind, body);
}

Response problem_until(Code code, const std::string& detail, std::chrono::seconds wait) {
    const auto seconds = std::max<std::int64_t>(1, wait.count());
    const auto kind = kind_of(code);
    auto body = body_of(kind, detail);
    body["retryAfter"] = seconds;
    auto response = response_of(kind, body);
    response.add("Retry-After", std::to_string(seconds));
    return response;
}

} // namespace help::net
