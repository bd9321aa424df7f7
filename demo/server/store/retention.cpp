#include "demo/server/store/retention.h"

namespace help::desk {
namespace {

constexpr std::int64_t kAtATime = 100;

} // namespace

bool Retention::forget_some(Instant before) {
    const auto end = rfc3339(before);
    const auto chats =
        database_.run("SELECT id FROM chat WHERE state = 'closed' AND closed_at < $1 "
                      "ORDER BY closed_at LIMIT $2",
                      {end, kAtATime});
    for (const auto& chat : chats) {
        database_.run("DELETE FROM chat_message WHERE chat = $1", {chat.text(0)});
        database_.run("DELETE FROM chat WHERE id = $1", {chat.text(0)});
    }
    const auto tickets =
        database_.run("SELECT reference FROM ticket WHERE status <> 'open' AND status_at < $1 "
                      "ORDER BY status_at LIMIT $2",
                      {end, kAtATime});
    for (const auto& ticket : tickets) {
        database_.run("DELETE FROM ticket_answer WHERE ticket = $1", {ticket.text(0)});
        database_.run("DELETE FROM attachment WHERE (subject, ticket) IN (SELECT subject, id FROM "
                      "ticket WHERE reference = $1)",
                      {ticket.text(0)});
        database_.run("DELETE FROM ticket WHERE reference = $1", {ticket.text(0)});
    }
    const auto some = static_cast<std::size_t>(kAtATime);
    return chats.size() == some || tickets.size() == some;
}

} // namespace help::desk
