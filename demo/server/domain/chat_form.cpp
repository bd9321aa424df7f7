#include "demo/server/domain/chat_form.h"

#include "demo/server/domain/ids.h"

#include <algorithm>
#include <array>
#include <limits>

namespace help::desk {
namespace {

constexpr int kKeySize = 32;
constexpr int kMostIdentity = 4096;
constexpr std::array<std::string_view, 3> kPresenceWords{"online", "paused", "offline"};

/// 128 bits in hex, as the client draws them.
bool is_chat_key(std::string_view text) {
    return text.size() == kKeySize && std::ranges::all_of(text, [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

} // namespace

Read<ChatDraft> read_chat(const nlohmann::json& body, const Desk& desk) {
    Form form(body);
    ChatDraft draft{
        .name = form.required_text("name", desk.limits.name),
        .email = form.required_text("email", desk.limits.email),
        .reason = form.optional_text("reason", 64),
        .message = form.optional_text("message", desk.limits.message),
        .locale = form.optional_locale(desk.locales.front()),
        .key = form.optional_text("key", kKeySize),
    };
    form.check_one_line("name", draft.name);
    form.check_email("email", draft.email);
    if (!draft.reason.empty() && find_reason(desk, draft.reason) == nullptr)
        form.refuse("reason", "unknown", "is not one of the desk's reasons");
    form.check_lines("message", draft.message);
    if (!draft.key.empty() && !is_chat_key(draft.key))
        form.refuse("key", "invalid", "must be 32 lower-case hex digits");
    return form.result(std::move(draft));
}

Read<std::string> read_message(const nlohmann::json& body, const Desk& desk) {
    Form form(body);
    auto text = form.required_text("text", desk.limits.message);
    form.check_lines("text", text);
    return form.result(std::move(text));
}

Read<bool> read_typing(const nlohmann::json& body) {
    Form form(body);
    return form.result(form.required_yes_or_no("on"));
}

Read<std::int64_t> read_mark(const nlohmann::json& body) {
    Form form(body);
    return form.result(form.required_number("upTo", 0, std::numeric_limits<std::int32_t>::max()));
}

Read<Rating> read_rating(const nlohmann::json& body, const Desk& desk) {
    Form form(body);
    Rating rating{.score = form.required_number("score", 1, 5),
                  .comment = form.optional_text("comment", desk.limits.comment)};
    form.check_lines("comment", rating.comment);
    return form.result(std::move(rating));
}

Read<std::string> read_team(const nlohmann::json& body, const Desk& desk) {
    Form form(body);
    auto team = form.required_text("team", 80);
    if (!team.empty() && std::ranges::find(desk.reasons, team, &Reason::team) == desk.reasons.end())
        form.refuse("team", "unknown", "is not one of the desk's teams");
    return form.result(std::move(team));
}

Read<Login> read_login(const nlohmann::json& body) {
    Form form(body);
    Login login{.login = form.required_text("login", 64),
                .password = form.required_text("password", 128)};
    return form.result(std::move(login));
}

Read<PresenceReport> read_presence(const nlohmann::json& body) {
    constexpr int kMostChatsAtOnce = 20;
    Form form(body);
    PresenceReport report{.state = form.required_text("state", 16),
                          .capacity = form.required_number("capacity", 0, kMostChatsAtOnce)};
    if (!report.state.empty() &&
        std::ranges::find(kPresenceWords, report.state) == kPresenceWords.end())
        form.refuse("state", "unknown", "must be online, paused or offline");
    return form.result(std::move(report));
}

Read<SessionRequest> read_session(const nlohmann::json& body, const std::string& site) {
    Form form(body);
    const auto named = form.required_text("site", 64);
    if (!named.empty() && named != site) form.refuse("site", "unknown", "no desk of that site key");
    (void)form.optional_locale("");
    SessionRequest request;
    if (body.is_object() && body.contains("resume") && !body["resume"].is_null()) {
        Form resume(body["resume"]);
        request.resume =
            Resume{resume.required_text("chat", 36), resume.required_text("key", kKeySize)};
        const bool shaped = resume.errors.empty() && is_uuid(request.resume->chat) &&
                            is_chat_key(request.resume->key);
        if (!shaped) form.refuse("resume", "invalid", "must be the id of a chat and its key");
    }
    if (body.is_object() && body.contains("identity") && !body["identity"].is_null())
        request.identity = form.required_text("identity", kMostIdentity);
    return form.result(std::move(request));
}

} // namespace help::desk
