#include "demo/server/store/retention.h"

namespace help::desk {
namespace {

constexpr std::size_t kAtATime = 100;
constexpr std::size_t kSubjectsAtATime = 1000; // a row or two each

} // namespace

bool Retention::forget_some(Instant before) {
    const auto end = rfc3339(before);
    const auto chats =
        database_.run("SELECT id FROM chat WHERE state = 'closed' AND closed_at < $1 "
                      "ORDER BY closed_at LIMIT $2",
                      {end, std::int64_t{kAtATime}});
    for (const auto& chat : chats) {
        database_.run("DELETE FROM event WHERE json_extract(body, '$.chat') = $1", {chat.text(0)});
        database_.run("DELETE FROM chat_message WHERE chat = $1", {chat.text(0)});
        database_.run("DELETE FROM chat WHERE id = $1", {chat.text(0)});
    }
    const auto tickets =
        database_.run("SELECT reference FROM ticket WHERE status <> 'open' AND status_at < $1 "
                      "ORDER BY status_at LIMIT $2",
                      {end, std::int64_t{kAtATime}});
    ForgettingBudget budget;
    for (const auto& ticket : tickets) {
        if (!attachments_.forget_of(ticket.text(0), budget)) return true;
        database_.run("DELETE FROM ticket_answer WHERE ticket = $1", {ticket.text(0)});
        database_.run("DELETE FROM ticket WHERE reference = $1", {ticket.text(0)});
    }
    database_.run("DELETE FROM session WHERE expires_at < $1", {end});
    const auto subjects = database_.run(
        "SELECT id FROM subject WHERE created_at < $1 "
        "AND NOT EXISTS (SELECT 1 FROM session WHERE session.subject = subject.id) "
        "AND NOT EXISTS (SELECT 1 FROM chat WHERE chat.subject = subject.id) "
        "AND NOT EXISTS (SELECT 1 FROM ticket WHERE ticket.subject = subject.id) "
        "AND NOT EXISTS (SELECT 1 FROM attachment WHERE attachment.subject = subject.id) "
        "AND NOT EXISTS (SELECT 1 FROM identity WHERE identity.subject = subject.id "
        "AND verified_at >= $1) ORDER BY created_at LIMIT $2",
        {end, std::int64_t{kSubjectsAtATime}});
    for (const auto& subject : subjects) {
        database_.run("DELETE FROM identity WHERE subject = $1", {subject.text(0)});
        database_.run("DELETE FROM subject WHERE id = $1", {subject.text(0)});
    }
    return chats.size() == kAtATime || tickets.size() == kAtATime ||
           subjects.size() == kSubjectsAtATime;
}

} // namespace help::desk
