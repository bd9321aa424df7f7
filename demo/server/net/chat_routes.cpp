#include "demo/server/net/chat_routes.h"

#include "demo/server/domain/chat_form.h"
#include "demo/server/domain/ids.h"
#include "demo/server/net/chat_answer.h"
#include "demo/server/net/json_answer.h"
#include "demo/server/net/json_body.h"
#include "demo/server/net/problem.h"
#include "demo/server/store/sha256.h"

namespace help::net {
namespace {

using desk::Instant;
using desk::Party;
using desk::Speaker;

Response wrong_id() {
    return problem(Code::BadRequest, "the id in the URL must be a lower-case UUID");
}

/// `read`, unless an id of the path is none.
template <typename Value, typename Reader>
std::variant<Value, Response> read_call(const Call& call, Reader read) {
    for (const auto& id : call.ids)
        if (!desk::is_uuid(id)) return wrong_id();
    return read_body<Value>(call.request, read);
}

Response rated_answer(const desk::Rated& rated) {
    return json_answer(rated.repeated ? 200 : 201, nlohmann::ordered_json::object());
}

} // namespace

void ChatRoutes::add_to(RouteTable& table) {
    table.add("PUT", "/v1/chats/{}", [this](const Call& call) { start(call); });
    table.add("PUT", "/v1/chats/{}/rating", [this](const Call& call) { rate(call); });
    add_both_sides(table, Party::Customer, "/v1/chats/{}");
    add_both_sides(table, Party::Agent, "/v1/agent/chats/{}");
}

void ChatRoutes::add_both_sides(RouteTable& table, Party side, const std::string& chat) {
    table.add("GET", chat, [this, side](const Call& call) {
        as(side, call, [this, id = call.ids.front()](const Speaker& speaker, Instant now) {
            return outcome_answer(chats_.look(speaker, id, now), snapshot_answer, chats_.desk(),
                                  now);
        });
    });
    table.add("PUT", chat + "/messages/{}", [this, side](const Call& call) { say(side, call); });
    table.add("POST", chat + "/typing", [this, side](const Call& call) {
        as<bool>(side, call, desk::read_typing,
                 [this, id = call.ids.front()](const Speaker& speaker, bool on, Instant now) {
                     return done_answer(chats_.type(speaker, id, on, now), chats_.desk(), now);
                 });
    });
    table.add("POST", chat + "/read", [this, side](const Call& call) {
        as<std::int64_t>(
            side, call, desk::read_mark,
            [this, id = call.ids.front()](const Speaker& speaker, std::int64_t up_to, Instant now) {
                return done_answer(chats_.read(speaker, id, up_to, now), chats_.desk(), now);
            });
    });
    table.add("POST", chat + "/close", [this, side](const Call& call) {
        as(side, call, [this, id = call.ids.front()](const Speaker& speaker, Instant now) {
            if (const auto refusal = chats_.leave(speaker, id, now))
                return refusal_answer(*refusal, chats_.desk(), now);
            return json_answer(200, {{"state", "closed"}});
        });
    });
}

void ChatRoutes::start(const Call& call) {
    as<desk::ChatDraft>(
        Party::Customer, call, [this](const auto& body) { return desk::read_chat(body, desk_); },
        [this, id = call.ids.front(), address = call.request.client](
            const Speaker& speaker, const desk::ChatDraft& draft, Instant now) {
            const desk::ChatOpening opening{.name = draft.name,
                                            .email = draft.email,
                                            .reason = draft.reason,
                                            .message = draft.message,
                                            .locale = draft.locale,
                                            .key_hash = desk::sha256_hex(draft.key)};
            const auto outcome = chats_.start(speaker.id, id, opening, now, address);
            const auto* refusal = std::get_if<desk::ChatRefusal>(&outcome);
            if (refusal != nullptr && *refusal == desk::ChatRefusal::AnotherOpen)
                return chat_limit_problem(chats_.open_of(speaker.id));
            return outcome_answer(outcome, started_answer, chats_.desk(), now);
        });
}

void ChatRoutes::rate(const Call& call) {
    as<desk::Rating>(
        Party::Customer, call, [this](const auto& body) { return desk::read_rating(body, desk_); },
        [this, id = call.ids.front()](const Speaker& speaker, const desk::Rating& rating,
                                      Instant now) {
            return outcome_answer(chats_.rate(speaker.id, id, rating, now), rated_answer,
                                  chats_.desk(), now);
        });
}

void ChatRoutes::say(Party side, const Call& call) {
    as<std::string>(
        side, call, [this](const auto& body) { return desk::read_message(body, desk_); },
        [this, ids = call.ids](const Speaker& speaker, const std::string& text, Instant now) {
            return outcome_answer(chats_.say(speaker, ids[0], ids[1], text, now), said_answer,
                                  chats_.desk(), now);
        });
}

void ChatRoutes::as(Party side, const Call& call, Work work) {
    if (side == Party::Customer)
        return gate_.for_customer(
            call,
            [work = std::move(work)](desk::DeskStore&, const std::string& subject, Instant now) {
                return work({Party::Customer, subject}, now);
            });
    gate_.for_agent(
        call, [work = std::move(work)](desk::DeskStore&, const std::string& agent, Instant now) {
            return work({Party::Agent, agent}, now);
        });
}

template <typename Value, typename Reader, typename WorkWithBody>
void ChatRoutes::as(Party side, const Call& call, Reader read, WorkWithBody work) {
    auto body = read_call<Value>(call, read);
    as(side, call,
       [body = std::move(body), work = std::move(work)](const Speaker& speaker, Instant now) {
           if (const auto* refusal = std::get_if<Response>(&body)) return *refusal;
           return work(speaker, std::get<Value>(body), now);
       });
}

} // namespace help::net
