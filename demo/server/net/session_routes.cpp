#include "demo/server/net/session_routes.h"

#include "demo/server/net/json_answer.h"
#include "demo/server/net/json_body.h"
#include "demo/server/net/problem.h"
#include "demo/server/store/session_token.h"
#include "demo/server/store/sha256.h"

#include <memory>

namespace help::net {
namespace {

using desk::DeskStore;
using desk::Instant;

struct Started {
    std::string token;
    std::string subject;
};

Response told(const Started& session, DeskStore& store, Instant now) {
    return json_answer(201, {{"token", session.token},
                             {"expiresAt", desk::rfc3339(now + desk::kSessionLife)},
                             {"subject", session.subject},
                             {"verified", store.identities().find(session.subject).has_value()}});
}

Response refused(const std::string& why) {
    return problem(Code::Unauthorized, "the identity token is refused: " + why);
}

/// Whose chat it is that the client has the key of.
std::optional<std::string> owner_of(const std::optional<desk::Resume>& resume, DeskStore& store) {
    if (!resume) return std::nullopt;
    return store.chats().subject_of(resume->chat, desk::sha256_hex(resume->key));
}

bool is_anonymous(const std::string& subject, DeskStore& store) {
    return !store.identities().find(subject);
}

} // namespace

void SessionRoutes::add_to(RouteTable& table) {
    table.add("POST", "/v1/sessions", [this](const Call& call) { start(call); });
    table.add("DELETE", "/v1/sessions", [this](const Call& call) { end(call); });
}

void SessionRoutes::start(const Call& call) {
    if (auto& limits = gate_.limits())
        if (const auto wait = limits->sessions_by_address.take(call.request.client,
                                                               std::chrono::steady_clock::now()))
            return call.reply(limited(*wait));
    auto read = read_body<desk::SessionRequest>(
        call.request, [this](const auto& body) { return desk::read_session(body, desk_.site); });
    if (auto* refusal = std::get_if<Response>(&read)) return call.reply(std::move(*refusal));
    const auto& asked = std::get<desk::SessionRequest>(read);
    if (asked.identity.empty()) return start_anonymous(call, asked);
    // Never an anonymous session instead: the host believes that its customer is known.
    if (!identities_.are_taken()) return call.reply(refused("this desk takes none"));
    const auto check = identities_.check(asked.identity, gate_.now());
    if (const auto* refusal = std::get_if<desk::IdentityRefusal>(&check))
        return call.reply(refused(refusal->why));
    start_verified(call, asked, std::get<desk::Identity>(check));
}

void SessionRoutes::start_anonymous(const Call& call, const desk::SessionRequest& asked) {
    gate_.for_anyone(call.reply,
                     [resume = asked.resume, token = desk::new_session_token(),
                      old = token_hash(call.request),
                      stranger = desk::new_anonymous_subject()](DeskStore& store, Instant now) {
                         const auto hash = desk::sha256_hex(token);
                         // The key of a chat says nothing about who sits there now: it opens no
                         // verified customer's chat to the next one at the same browser.
                         auto owner = owner_of(resume, store);
                         if (owner && is_anonymous(*owner, store))
                             store.sessions().start_as(*owner, hash, now);
                         else
                             owner = store.sessions().start(hash, old, stranger, now);
                         return told({token, *owner}, store, now);
                     });
}

void SessionRoutes::start_verified(const Call& call,
                                   const desk::SessionRequest& asked,
                                   const desk::Identity& identity) {
    const auto merged = std::make_shared<std::vector<std::string>>();
    auto reply = [merged, end = end_streams_, reply = call.reply](Response response) {
        for (const auto& subject : *merged)
            end(subject, "");
        reply(std::move(response));
    };
    gate_.for_anyone(
        std::move(reply),
        [merged, identity, resume = asked.resume, token = desk::new_session_token(),
         old = token_hash(call.request)](DeskStore& store, Instant now) {
            if (!store.identities().use_token(identity.token_id, identity.forgotten_at, now))
                return refused("it was used before");
            const auto subject = desk::IdentityRecords::subject_of(identity.user);
            store.sessions().start_as(subject, desk::sha256_hex(token), now);
            store.identities().vouch(subject, {identity.user, identity.email, identity.name}, now);
            const auto merge = [&](const std::optional<std::string>& earlier) {
                if (!earlier || !is_anonymous(*earlier, store)) return;
                store.identities().merge(*earlier, subject);
                merged->push_back(*earlier);
            };
            merge(owner_of(resume, store));
            merge(old ? store.sessions().subject_of(*old, now) : std::nullopt);
            return told({token, subject}, store, now);
        });
}

void SessionRoutes::end(const Call& call) {
    const auto hash = token_hash(call.request).value_or("");
    const auto ended = std::make_shared<std::string>();
    auto reply = [hash, ended, end = end_streams_, reply = call.reply](Response response) {
        if (!ended->empty()) end(*ended, hash);
        reply(std::move(response));
    };
    gate_.for_customer({call.request, call.ids, std::move(reply)},
                       [hash, ended](DeskStore& store, const std::string& subject, Instant) {
                           store.sessions().end(hash);
                           *ended = subject;
                           return empty_answer();
                       });
}

} // namespace help::net
