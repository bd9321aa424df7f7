#include "demo/server/net/desk_routes.h"

#include "demo/server/domain/bootstrap.h"
#include "demo/server/domain/locale_match.h"
#include "demo/server/net/json_answer.h"
#include "demo/server/net/problem.h"
#include "demo/server/net/ticket_answer.h"
#include "demo/server/net/url.h"

namespace help::net {
namespace {

constexpr std::chrono::seconds kAskAgain{0}; // what an agent writes is seen at once
constexpr std::chrono::seconds kLoadKept{300};
constexpr std::chrono::weeks kHistory{8};

} // namespace

void DeskRoutes::add_to(RouteTable& table) {
    table.add("GET", "/v1/bootstrap", [this](const Call& call) { bootstrap(call); });
    if (desk_.usual_load) table.add("GET", "/v1/load", [this](const Call& call) { load(call); });
    table.add("PUT", "/v1/tickets/{}", [this](const Call& call) { place_ticket(call); });
}

bool DeskRoutes::is_for_us(const Request& request) const {
    return query_value(request.query, "site") == desk_.site;
}

void DeskRoutes::bootstrap(const Call& call) {
    if (!is_for_us(call.request))
        return call.reply(problem(Code::NotFound, "no desk of that site key"));
    const auto wanted = query_value(call.request.query, "locale").value_or("");
    const auto& locale = desk::best_locale(desk_.locales, wanted);
    if (auto kept = kept_bootstrap(locale))
        return call.reply(kept_answer(call.request, std::move(*kept), kAskAgain));
    const auto made = std::make_shared<MadeBootstrap>();
    // Kept once the answer goes out: what it tells is committed then.
    const Reply keep = [this, made, locale, reply = call.reply](Response response) {
        if (response.status < 400) {
            const std::lock_guard lock(bootstraps_lock_);
            bootstraps_[locale] = *made;
        }
        reply(std::move(response));
    };
    gate_.for_anyone(
        keep, [this, made, locale, request = call.request](desk::DeskStore&, desk::Instant now) {
            *made = make_bootstrap(locale, now);
            return kept_answer(request, made->body, kAskAgain);
        });
}

DeskRoutes::MadeBootstrap DeskRoutes::make_bootstrap(const std::string& locale, desk::Instant now) {
    facts_.refresh();
    return {.day = desk_.opening.zone.today(now),
            .revision = facts_.revision(),
            .body = desk::bootstrap_json(facts_.desk(), locale, now)};
}

std::optional<std::string> DeskRoutes::kept_bootstrap(const std::string& locale) {
    const std::lock_guard lock(bootstraps_lock_);
    const auto kept = bootstraps_.find(locale);
    const bool holds = kept != bootstraps_.end() && kept->second.revision == facts_.revision() &&
                       kept->second.day == desk_.opening.zone.today(gate_.now());
    return holds ? std::optional(kept->second.body) : std::nullopt;
}

void DeskRoutes::load(const Call& call) {
    if (!is_for_us(call.request))
        return call.reply(problem(Code::NotFound, "no desk of that site key"));
    gate_.for_anyone(call.reply,
                     [this, request = call.request](desk::DeskStore& store, desk::Instant now) {
                         auto body = desk::load_json(desk_.time_zone, week_load(store, now),
                                                     chats_.room().load_now(now), now);
                         return kept_answer(request, std::move(body), kLoadKept);
                     });
}

const desk::WeekLoad& DeskRoutes::week_load(desk::DeskStore& store, desk::Instant now) {
    const desk::Instant hour = std::chrono::floor<std::chrono::hours>(now);
    if (hour == load_hour_) return week_load_;
    auto measured = desk::measured_load(store.chats().past_hours(now - kHistory),
                                        facts_.desk().opening, chats_.room().mean_chat(), now);
    week_load_ = measured ? desk::with_guesses(*measured, *desk_.usual_load)
                          : desk::configured_load(*desk_.usual_load);
    if (measured && store.samples().reaches_beyond(now - kHistory))
        week_load_.source = desk::LoadSource::Sample;
    load_hour_ = hour;
    return week_load_;
}

void DeskRoutes::place_ticket(const Call& call) {
    auto read = read_ticket_request(call.request, call.ids.front(), desk_);
    if (auto* refusal = std::get_if<Response>(&read)) {
        // A wrong ticket is told to a live session only, and is a use of it.
        return gate_.for_customer(
            call, [refusal = std::move(*refusal)](desk::DeskStore&, const std::string&,
                                                  desk::Instant) { return refusal; });
    }
    auto& limits = gate_.limits();
    const auto per_hour =
        limits ? std::optional(limits->tickets_by_subject_per_hour) : std::nullopt;
    const auto admission = [&limits, address = call.request.client] {
        return limits ? limits->tickets_by_address.take(address, std::chrono::steady_clock::now())
                      : std::nullopt;
    };
    gate_.for_customer(
        call, [this, ticket = std::get<desk::NewTicket>(std::move(read)), per_hour,
               admission](desk::DeskStore& store, const std::string& subject, desk::Instant now) {
            if (!store.identities().may_write_as(subject, ticket.draft.email))
                return another_email();
            facts_.refresh(); // holidays that agents have written count
            const auto outcome = store.place_ticket(subject, promised(ticket, facts_.desk(), now),
                                                    per_hour, now, admission);
            if (const auto* taken = std::get_if<desk::TicketTaken>(&outcome))
                tickets_.was_placed(taken->ticket, now);
            return ticket_answer(outcome);
        });
}

} // namespace help::net
