#include "demo/server/store/ticket_records.h"

namespace help::desk {
namespace {

constexpr const char* kTicketColumns =
    "reference, subject, id, name, email, reason, team, details, "
    "locale, status, created_at, answer_by, verified";

DeskTicket ticket_of(const Row& row) {
    return {.reference = row.text(0),
            .subject = row.text(1),
            .id = row.text(2),
            .name = row.text(3),
            .email = row.text(4),
            .reason = row.text(5),
            .team = row.text(6),
            .details = row.text(7),
            .locale = row.text(8),
            .status = ticket_status_of(row.text(9)).value_or(TicketStatus::Open),
            .created_at = row.text(10),
            .answer_by = row.text(11),
            .verified = row.number(12) != 0};
}

TicketAnswer answer_of(const Row& row) {
    return {.id = row.text(0), .agent = row.text(1), .text = row.text(2), .at = row.text(3)};
}

} // namespace

std::vector<DeskTicket> TicketRecords::list(const TicketQuestion& question) {
    // References are given in the order of time and sort in it.
    const bool oldest_first = question.status == TicketStatus::Open;
    const std::string order = oldest_first ? "reference > $3 ORDER BY reference"
                                           : "($3 = '' OR reference < $3) ORDER BY reference DESC";
    std::vector<DeskTicket> tickets;
    for (const auto& row :
         database_.run("SELECT " + std::string(kTicketColumns) +
                           " FROM ticket WHERE status = $1 AND ($2 = '' OR team = $2) AND " +
                           order + " LIMIT $4",
                       {word(question.status), question.team, question.after, question.most}))
        tickets.push_back(ticket_of(row));
    return tickets;
}

std::optional<DeskTicket> TicketRecords::find(const std::string& reference) {
    const auto rows = database_.run(
        "SELECT " + std::string(kTicketColumns) + " FROM ticket WHERE reference = $1", {reference});
    if (rows.empty()) return std::nullopt;
    return ticket_of(rows.front());
}

std::vector<TicketAnswer> TicketRecords::answers(const std::string& reference) {
    std::vector<TicketAnswer> all;
    for (const auto& row : database_.run(
             "SELECT id, agent, text, at FROM ticket_answer WHERE ticket = $1 ORDER BY at, id",
             {reference}))
        all.push_back(answer_of(row));
    return all;
}

std::optional<TicketAnswer> TicketRecords::answer(const std::string& reference,
                                                  const std::string& id) {
    const auto rows =
        database_.run("SELECT id, agent, text, at FROM ticket_answer WHERE ticket = $1 AND id = $2",
                      {reference, id});
    if (rows.empty()) return std::nullopt;
    return answer_of(rows.front());
}

void TicketRecords::add(const std::string& reference, const TicketAnswer& answer) {
    database_.run(
        "INSERT INTO ticket_answer (ticket, id, agent, text, at) VALUES ($1, $2, $3, $4, $5)",
        {reference, answer.id, answer.agent, answer.text, answer.at});
}

void TicketRecords::set_status(const std::string& reference, TicketStatus status, Instant now) {
    database_.run("UPDATE ticket SET status = $2, status_at = $3 WHERE reference = $1",
                  {reference, word(status), rfc3339(now)});
}

std::vector<std::pair<std::string, std::int64_t>> TicketRecords::open_by_team() {
    std::vector<std::pair<std::string, std::int64_t>> all;
    for (const auto& row : database_.run("SELECT team, count(*) FROM ticket WHERE status = 'open' "
                                         "GROUP BY team ORDER BY team"))
        all.emplace_back(row.text(0), row.number(1));
    return all;
}

} // namespace help::desk
