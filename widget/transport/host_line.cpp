#include "widget/transport/host_line.h"

#include "widget/base/text.h"
#include "widget/wire/json_writer.h"
#include "widget/wire/protocol.h"
#include "widget/wire/value.h"

namespace help {

namespace {

/// The JSON array of a function's arguments.
std::string arguments_of(const Call& call) {
    JsonWriter json;
    json.begin_array();
    switch (call.kind) {
    case CallKind::Bootstrap:
        json.text(call.locale);
        break;
    case CallKind::Session:
        json.text(call.locale);
        if (call.resume) {
            json.begin_object();
            json.member("chat", call.resume->chat).member("key", call.resume->key).end_object();
        }
        break;
    case CallKind::Load:
        break;
    case CallKind::LoadChat:
    case CallKind::CloseChat:
    case CallKind::TakeBack:
        json.text(call.id);
        break;
    case CallKind::Ticket:
    case CallKind::StartChat:
    case CallKind::Typing:
    case CallKind::Read:
    case CallKind::RateChat:
        json.text(call.id).raw(call.body);
        break;
    case CallKind::Message:
        json.text(call.id).text(call.message).raw(call.body);
        break;
    case CallKind::SearchArticles:
    case CallKind::SuggestArticles:
        json.text(call.query).text(call.locale);
        break;
    case CallKind::LoadArticle:
        json.text(call.id).text(call.locale);
        break;
    case CallKind::Upload: // the host puts the file in the place of its number
        json.text(call.id).integer(call.file.file).text(call.file.name);
        break;
    case CallKind::EventStream:
    case CallKind::EventPoll:
        if (!call.cursor.empty()) {
            json.text(call.cursor);
        }
        break;
    }
    return json.end_array().take();
}

std::string_view method_of(CallKind kind) {
    switch (kind) {
    case CallKind::Bootstrap:
        return "bootstrap";
    case CallKind::Session:
        return "startSession";
    case CallKind::Ticket:
        return "createTicket";
    case CallKind::Load:
        return "load";
    case CallKind::StartChat:
        return "startChat";
    case CallKind::LoadChat:
        return "loadChat";
    case CallKind::Message:
        return "sendMessage";
    case CallKind::Typing:
        return "typing";
    case CallKind::Read:
        return "read";
    case CallKind::CloseChat:
        return "closeChat";
    case CallKind::RateChat:
        return "rateChat";
    case CallKind::SearchArticles:
    case CallKind::SuggestArticles:
        return "searchArticles";
    case CallKind::LoadArticle:
        return "loadArticle";
    case CallKind::Upload:
        return "upload";
    case CallKind::TakeBack:
        return "takeBack";
    case CallKind::EventStream:
    case CallKind::EventPoll:
        break;
    }
    return "events";
}

} // namespace

void HostLine::send(RequestId id, const Call& call) {
    calls_.call(id, method_of(call.kind), arguments_of(call));
}

Reply HostLine::read(RequestId id, bool ok, std::string json) {
    if (ok) {
        return {id, std::move(json)};
    }
    constexpr int kNobodySaid = 0;
    const auto root = parse_json(json);
    const Value* status = root ? root->member("status") : nullptr;
    const auto number = status == nullptr ? std::nullopt : status->integer(400, 599);
    Problem problem = decode_problem(number ? static_cast<int>(*number) : kNobodySaid, json, {});
    if (!number && problem.code == ProblemCode::InvalidAnswer) {
        // A function that threw without saying why: most often the network.
        problem.code = ProblemCode::Unreachable;
    }
    return {id, problem};
}

} // namespace help
