#include "demo/server/store/desk_store.h"

#include "demo/server/store/migrations.h"

#include <array>
#include <cstdio>

namespace help::desk {
namespace {

/// As the column has them.
std::string joined(const std::vector<std::string>& ids) {
    std::string all;
    for (const auto& id : ids)
        all += (all.empty() ? "" : " ") + id;
    return all;
}

} // namespace

DeskStore::DeskStore(const std::string& path) : database_(path) {
    migrate(database_);
    events_.open();
}

TicketOutcome DeskStore::place_ticket(const std::string& subject,
                                      const NewTicket& ticket,
                                      std::optional<int> per_hour,
                                      Instant now,
                                      const Admission& admission) {
    if (auto earlier = same_ticket(ticket)) return *earlier;
    // Undone on every way out but the last, so that a repeat and a refusal use up no reference.
    Transaction placing(database_);
    const auto reference = next_reference(ticket.year);
    const auto inserted = database_.run(
        "INSERT INTO ticket (subject, id, reference, name, email, reason, team, details, locale, "
        "status, status_at, created_at, answer_by, attachments, verified) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'open', $10, $10, $11, $12, $13) "
        "ON CONFLICT (subject, id) DO NOTHING RETURNING status",
        {subject, ticket.id, reference, ticket.draft.name, ticket.draft.email, ticket.draft.reason,
         ticket.team, ticket.draft.details, ticket.draft.locale, rfc3339(now), ticket.answer_by,
         joined(ticket.draft.attachments),
         std::int64_t{identities_.is_address_of(subject, ticket.draft.email)}});
    if (inserted.empty()) return IdConflict{};
    if (per_hour)
        if (const auto limit = over_limit(subject, *per_hour, now)) return *limit;
    if (admission)
        if (const auto wait = admission()) return TooManyTickets{*wait};
    if (const auto unknown = attachments_.give(subject, ticket.id, ticket.draft.attachments))
        return AttachmentUnknown{*unknown};
    placing.commit();
    return TicketTaken{
        {ticket.id, reference, ticket.team, inserted.front().text(0), ticket.answer_by}};
}

void DeskStore::write_something() {
    database_.run("UPDATE write_check SET times = times + 1");
}

std::optional<TicketRepeated> DeskStore::same_ticket(const NewTicket& ticket) {
    // Not by subject: a reload loses the session, and the customer who tries again is somebody new
    // with the same id and the same text. Nobody else can know both.
    const auto rows = database_.run(
        "SELECT reference, team, status, answer_by FROM ticket WHERE id = $1 AND "
        "name = $2 AND email = $3 "
        "AND reason = $4 AND details = $5 AND locale = $6 AND attachments = $7",
        {ticket.id, ticket.draft.name, ticket.draft.email, ticket.draft.reason,
         ticket.draft.details, ticket.draft.locale, joined(ticket.draft.attachments)});
    if (rows.empty()) return std::nullopt;
    const Row& row = rows.front();
    return TicketRepeated{{ticket.id, row.text(0), row.text(1), row.text(2), row.text(3)}};
}

std::optional<TooManyTickets>
DeskStore::over_limit(const std::string& subject, int per_hour, Instant now) {
    constexpr std::chrono::hours kWindow{1};
    const auto recent = database_.run("SELECT count(*), min(created_at) FROM ticket "
                                      "WHERE subject = $1 AND created_at > $2",
                                      {subject, rfc3339(now - kWindow)});
    if (recent.front().number(0) <= per_hour) return std::nullopt;
    return TooManyTickets{utc_instant(recent.front().text(1)) + kWindow - now};
}

std::string DeskStore::next_reference(int year) {
    const auto number = database_
                            .run("INSERT INTO reference_counter (year, last_number) VALUES ($1, 1) "
                                 "ON CONFLICT (year) "
                                 "DO UPDATE SET last_number = reference_counter.last_number + 1 "
                                 "RETURNING last_number",
                                 {std::int64_t{year}})
                            .front()
                            .number(0);
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%04d-%06lld", year, static_cast<long long>(number));
    return text.data();
}

} // namespace help::desk
