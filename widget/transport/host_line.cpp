#include "widget/transport/host_line.h"

#include "widget/base/text.h"
#include "widget/wire/json_writer.h"
#include "widget/wire/protocol.h"
#include "widget/wire/value.h"

namespace help {

void HostLine::send(RequestId id, const Call& call) {
    JsonWriter arguments;
    arguments.begin_array();
    switch (call.kind) {
    case CallKind::Bootstrap:
        calls_.call(id, "bootstrap", arguments.text(call.locale).end_array().take());
        return;
    case CallKind::Session:
        calls_.call(id, "startSession", arguments.text(call.locale).end_array().take());
        return;
    case CallKind::Ticket:
        calls_.call(id, "createTicket",
                    arguments.text(call.ticket_id).raw(call.body).end_array().take());
        return;
    }
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
