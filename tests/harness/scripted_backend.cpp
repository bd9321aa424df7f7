#include "tests/harness/scripted_backend.h"

#include "widget/base/text.h"
#include "widget/wire/json_writer.h"
#include "widget/wire/value.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace help::test {

namespace {

std::string_view path_of(const SendRequest& request) {
    return request.request.url;
}

constexpr std::string_view kNow = "2026-11-22T12:00:00Z";

ScriptedBackend::Answer ok(std::string_view json, int status = 200) {
    return {status, std::string{json}};
}

/// `/v1/chats/ID/more` → ID and more.
std::pair<std::string, std::string> chat_path(std::string_view url) {
    const std::string_view rest = url.substr(std::string_view{"/v1/chats/"}.size());
    const std::size_t slash = rest.find('/');
    return {std::string{rest.substr(0, slash)},
            slash == std::string_view::npos ? std::string{} : std::string{rest.substr(slash + 1)}};
}

/// The text at `key`; empty: none.
std::string text_at(std::string_view json, std::string_view key) {
    const auto root = parse_json(json);
    const Value* member = root ? root->member(key) : nullptr;
    const std::string* text = member == nullptr ? nullptr : member->text();
    return text == nullptr ? std::string{} : *text;
}

std::uint32_t seq_of(std::string_view event) {
    const auto root = parse_json(event);
    const Value* data = root ? root->member("data") : nullptr;
    const Value* seq = data == nullptr ? nullptr : data->member("seq");
    const auto number = seq == nullptr ? std::nullopt : seq->integer(1, 1'000'000);
    return static_cast<std::uint32_t>(number.value_or(0));
}

bool is_fleeting(std::string_view type) {
    return type == "queue.updated" || type == "chat.typing" || type.starts_with("s");
}

std::string own_message(std::string_view id, std::uint32_t seq, std::string_view text) {
    JsonWriter json;
    json.begin_object().member("id", id).key("seq").integer(seq).member("by", "customer");
    return json.member("text", text).member("at", kNow).end_object().take();
}

std::string chat_event(std::string_view type, std::string_view chat, std::string_view data) {
    JsonWriter json;
    json.begin_object().member("type", type).member("chat", chat).member("at", kNow);
    return json.key("data").raw(data).end_object().take();
}

std::string framed(std::size_t number, std::string_view event) {
    return "id: e" + std::to_string(number) + "\ndata: " + std::string{event} + "\n\n";
}

/// Of a cursor `e7`: 7. Without one that was given out here: from now on.
std::size_t number_of(std::string_view cursor, std::size_t now) {
    const auto number = cursor.starts_with('e') ? parse_decimal(cursor.substr(1)) : std::nullopt;
    return number && *number >= 0 && *number <= static_cast<double>(now)
               ? static_cast<std::size_t>(*number)
               : now;
}

} // namespace

void ScriptedBackend::say(std::string_view event_json) {
    last_seq_ = std::max(last_seq_, seq_of(event_json));
    const std::string type = text_at(event_json, "type");
    served_ = served_ || type == "chat.assigned";
    const bool fleeting = is_fleeting(type);
    if (!fleeting) {
        log_.emplace_back(event_json);
    }
    if (!listening_) {
        return;
    }
    if (!listening_->request.stream) {
        tell_poll();
        return;
    }
    said_.emplace_back(
        ChannelChunk{listening_->id, fleeting ? "data: " + std::string{event_json} + "\n\n"
                                              : framed(log_.size(), event_json)});
}

void ScriptedBackend::set_chat(std::string json) {
    served_ = served_ || text_at(json, "state") == "active";
    chat_ = std::move(json);
}

void ScriptedBackend::drop_stream() {
    if (listening_) {
        said_.emplace_back(ChannelFailure{listening_->id, ChannelFault::Network});
        listening_.reset();
    }
}

/// Answers the open poll when there is something to say.
void ScriptedBackend::tell_poll() {
    std::string events;
    for (; told_ < log_.size(); ++told_) {
        events += (events.empty() ? "" : ",") + (R"({"id":"e)" + std::to_string(told_ + 1)) +
                  "\"," + log_[told_].substr(1);
    }
    const bool waits = listening_->request.url.find("wait=0") == std::string::npos;
    if (events.empty() && waits) {
        return;
    }
    said_.emplace_back(
        ChannelAnswer{listening_->id,
                      200,
                      "application/json",
                      {},
                      "{\"events\":[" + events + "],\"cursor\":\"" + cursor() + "\"}"});
    listening_.reset();
}

/// GET /v1/events
std::optional<InputEvent> ScriptedBackend::listen(const SendRequest& request) {
    const bool stream = request.request.stream;
    if (stream && streams_refused_) {
        return ChannelAnswer{request.id, 406, "application/problem+json", {}, "{}"};
    }
    listening_ = request;
    if (!stream) {
        const std::size_t at = request.request.url.find("cursor=");
        told_ = number_of(at == std::string::npos ? std::string_view{}
                                                  : std::string_view{request.request.url}.substr(
                                                        at + std::string_view{"cursor="}.size()),
                          log_.size());
        tell_poll();
        return std::nullopt;
    }
    std::string text = R"(data: {"type":"hello","cursor":")" + cursor() + "\"}\n\n";
    for (const auto& [name, value] : request.request.headers) {
        for (std::size_t i = name == "last-event-id" ? number_of(value, log_.size()) : log_.size();
             i < log_.size(); ++i) {
            text += framed(i + 1, log_[i]);
        }
    }
    return ChannelChunk{request.id, std::move(text)};
}

ScriptedBackend::Answer ScriptedBackend::take_message(std::string_view path,
                                                      std::string_view body) {
    const auto [chat, more] = chat_path(path);
    const std::string id = more.substr(std::string_view{"messages/"}.size());
    const std::uint32_t seq = ++last_seq_;
    // The customer's other tabs hear of it as well.
    say(chat_event("chat.message", chat, own_message(id, seq, text_at(body, "text"))));
    return ok(R"({"seq":)" + std::to_string(seq) + R"(,"at":")" + std::string{kNow} + "\"}", 201);
}

ScriptedBackend::Answer ScriptedBackend::answer_chat(const HttpRequest& request) {
    const auto [id, more] = chat_path(request.url);
    if (more.starts_with("messages/")) {
        return take_message(request.url, request.body);
    }
    if (more == "typing" || more == "read") {
        return {204, {}, {}};
    }
    if (more == "rating") {
        return ok("{}");
    }
    if (more == "close") {
        say(chat_event("chat.closed", id,
                       served_ ? R"({"by":"customer","reason":"ended"})"
                               : R"({"by":"customer","reason":"abandoned"})"));
        return ok(R"({"state":"closed"})");
    }
    if (request.method == "GET") {
        return chat_.empty() ? Answer{404, R"({"code":"not-found"})", "application/problem+json"}
                             : ok(chat_);
    }
    const std::string first = text_at(request.body, "message");
    if (chat_.empty()) {
        chat_ = R"({"id":")" + id +
                R"(","state":"queued","queue":{"position":3,"agentsOnline":4,)" +
                R"("estimate":{"low":180,"high":330,"computedAt":")" + std::string{kNow} +
                R"("}},"messages":[)" + (first.empty() ? "" : own_message(id, ++last_seq_, first)) +
                R"(],"read":{"agent":0,"customer":0},"cursor":")" + cursor() + "\"}";
    }
    return ok(chat_, 201);
}

ScriptedBackend::Answer ScriptedBackend::answer(const HttpRequest& request) {
    const std::string_view url = request.url;
    if (url.starts_with("/v1/bootstrap")) {
        return ok(kDeskJson);
    }
    if (url.starts_with("/v1/load")) {
        return ok(kLoadJson);
    }
    if (url == "/v1/sessions") {
        return ok(R"({"token":"secret-token"})", 201);
    }
    if (url.starts_with("/v1/articles?")) {
        return ok(kArticlesJson);
    }
    if (url.starts_with("/v1/articles/")) {
        return ok(kArticleJson);
    }
    if (url.starts_with("/v1/chats/")) {
        return answer_chat(request);
    }
    if (constexpr std::string_view kAttachments = "/v1/attachments/";
        url.starts_with(kAttachments)) {
        if (request.method == "DELETE") {
            return {204, {}, {}};
        }
        constexpr std::size_t kId = 36;
        JsonWriter json;
        json.begin_object().member("id", url.substr(kAttachments.size(), kId)).end_object();
        return ok(json.take(), 201);
    }
    return ok(kReceiptJson, 201);
}

void ScriptedBackend::next(std::string_view path, Answer answer) {
    plans_.push_back({std::string{path}, std::move(answer)});
}

void ScriptedBackend::fail_next(std::string_view path, ChannelFault fault) {
    plans_.push_back({std::string{path}, {}, true, fault});
}

std::vector<InputEvent> ScriptedBackend::serve(const std::vector<Effect>& effects) {
    for (const Effect& effect : effects) {
        if (const auto* send = std::get_if<SendRequest>(&effect)) {
            requests_.push_back(*send);
            waiting_.push_back(*send);
        } else if (const auto* cancel = std::get_if<CancelRequest>(&effect)) {
            std::erase_if(waiting_,
                          [&](const SendRequest& request) { return request.id == cancel->id; });
            if (listening_ && listening_->id == cancel->id) {
                listening_.reset();
            }
        }
    }
    std::vector<InputEvent> answers = std::exchange(said_, {});
    while (!held_ && !waiting_.empty()) {
        const SendRequest request = std::move(waiting_.front());
        waiting_.pop_front();
        if (auto answer = respond(request)) {
            answers.push_back(std::move(*answer));
        }
        std::move(said_.begin(), said_.end(), std::back_inserter(answers));
        said_.clear();
    }
    return answers;
}

std::optional<InputEvent> ScriptedBackend::respond(const SendRequest& request) {
    const auto plan = std::find_if(plans_.begin(), plans_.end(), [&](const Plan& each) {
        return path_of(request).starts_with(each.path);
    });
    if (plan != plans_.end()) {
        const Plan chosen = *plan;
        plans_.erase(plan);
        if (chosen.fails) {
            return ChannelFailure{request.id, chosen.fault};
        }
        return ChannelAnswer{request.id, chosen.answer.status, chosen.answer.content_type,
                             chosen.answer.retry_after, chosen.answer.body};
    }
    if (path_of(request).starts_with("/v1/events")) {
        return listen(request);
    }
    Answer usual = answer(request.request);
    return ChannelAnswer{request.id,
                         usual.status,
                         usual.content_type,
                         {},
                         std::move(usual.body),
                         path_of(request).starts_with("/v1/bootstrap") ? clock : std::nullopt};
}

int ScriptedBackend::count(std::string_view method_and_path) const {
    return static_cast<int>(
        std::count_if(requests_.begin(), requests_.end(), [&](const SendRequest& request) {
            return (std::string{request.request.method} + " " + request.request.url)
                .starts_with(method_and_path);
        }));
}

RequestId ScriptedBackend::open_upload() const {
    const auto at = std::find_if(waiting_.rbegin(), waiting_.rend(),
                                 [](const SendRequest& each) { return each.request.file != 0; });
    return at == waiting_.rend() ? 0 : at->id;
}

std::string ScriptedBackend::last_body(std::string_view path) const {
    const auto at =
        std::find_if(requests_.rbegin(), requests_.rend(), [&](const SendRequest& request) {
            return path_of(request).starts_with(path);
        });
    return at == requests_.rend() ? std::string{} : at->request.body;
}

} // namespace help::test
