#include "demo/server/store/chat_records.h"

#include <algorithm>
#include <map>

namespace help::desk {
namespace {

constexpr const char* kChatColumns =
    "id, subject, name, email, reason, locale, team, state, priority, arrival, created_at, "
    "queued_at, predicted_wait, agent, assigned_at, active_at, last_seq, read_by_customer, "
    "read_by_agent, closed_by, end_reason, closed_at, promised_wait, seen_at, rating, "
    "rating_comment, verified";

std::string told(Instant time) {
    return time == Instant{} ? "" : rfc3339(time);
}

Instant instant(const std::string& text) {
    return text.empty() ? Instant{} : utc_instant(text);
}

Chat chat_of(const Row& row) {
    Chat chat{.id = row.text(0),
              .subject = row.text(1),
              .name = row.text(2),
              .email = row.text(3),
              .verified = row.number(26) != 0,
              .reason = row.text(4),
              .locale = row.text(5),
              .team = row.text(6),
              .state = chat_state_of(row.text(7)),
              .priority = row.number(8),
              .arrival = row.number(9),
              .created_at = instant(row.text(10)),
              .queued_at = instant(row.text(11)),
              .predicted_wait = row.number(12),
              .promised_wait = row.number(22),
              .seen_at = instant(row.text(23)),
              .agent = row.text(13),
              .assigned_at = instant(row.text(14)),
              .active_at = instant(row.text(15)),
              .last_seq = row.number(16),
              .read_by_customer = row.number(17),
              .read_by_agent = row.number(18),
              .rating = row.number(24),
              .rating_comment = row.text(25)};
    if (chat.state == ChatState::Closed)
        chat.end =
            ChatEnd{party_of(row.text(19)), end_reason_of(row.text(20)), instant(row.text(21))};
    return chat;
}

ChatMessage message_of(const Row& row) {
    return {.id = row.text(0),
            .seq = row.number(1),
            .by = party_of(row.text(2)),
            .name = row.text(3),
            .code = row.text(4),
            .text = row.text(5),
            .at = utc_instant(row.text(6))};
}

} // namespace

void ChatRecords::insert(const Chat& chat, const ChatOpening& opening) {
    database_.run(
        "INSERT INTO chat (id, subject, key_hash, name, email, reason, first_message, locale, "
        "team, state, priority, arrival, created_at, queued_at, predicted_wait, agent, "
        "assigned_at, active_at, last_seq, read_by_customer, read_by_agent, closed_by, "
        "end_reason, closed_at, rating, rating_comment, promised_wait, seen_at, verified) VALUES "
        "($1, $2, "
        "$3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, '', '', $16, 0, 0, 0, '', '', "
        "'', 0, '', $17, $18, $19)",
        {chat.id, chat.subject, opening.key_hash, opening.name, opening.email, opening.reason,
         opening.message, opening.locale, chat.team, word(chat.state), chat.priority, chat.arrival,
         told(chat.created_at), told(chat.queued_at), chat.predicted_wait, told(chat.active_at),
         chat.promised_wait, told(chat.seen_at), std::int64_t{chat.verified}});
}

void ChatRecords::save(const Chat& chat) {
    const auto end = chat.end.value_or(ChatEnd{});
    database_.run(
        "UPDATE chat SET team = $2, state = $3, priority = $4, arrival = $5, queued_at = $6, "
        "predicted_wait = $7, agent = $8, assigned_at = $9, active_at = $10, last_seq = $11, "
        "read_by_customer = $12, read_by_agent = $13, closed_by = $14, end_reason = $15, "
        "closed_at = $16, promised_wait = $17, seen_at = $18 WHERE id = $1",
        {chat.id, chat.team, word(chat.state), chat.priority, chat.arrival, told(chat.queued_at),
         chat.predicted_wait, chat.agent, told(chat.assigned_at), told(chat.active_at),
         chat.last_seq, chat.read_by_customer, chat.read_by_agent, chat.end ? word(end.by) : "",
         chat.end ? word(end.reason) : "", chat.end ? told(end.at) : "", chat.promised_wait,
         told(chat.seen_at)});
}

std::optional<Chat> ChatRecords::find(const std::string& id) {
    auto found = select("id = $1", {id});
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

bool ChatRecords::was_opened_with(const std::string& id, const ChatOpening& opening) {
    return !database_
                .run("SELECT id FROM chat WHERE id = $1 AND name = $2 AND email = $3 AND reason = "
                     "$4 AND first_message = $5 AND locale = $6 AND key_hash = $7",
                     {id, opening.name, opening.email, opening.reason, opening.message,
                      opening.locale, opening.key_hash})
                .empty();
}

std::optional<std::string> ChatRecords::subject_of(const std::string& id,
                                                   const std::string& key_hash) {
    const auto rows =
        database_.run("SELECT subject FROM chat WHERE id = $1 AND key_hash = $2", {id, key_hash});
    if (rows.empty()) return std::nullopt;
    return rows.front().text(0);
}

std::vector<Chat> ChatRecords::queue() {
    return select("state = 'queued' ORDER BY priority, arrival", {});
}

std::int64_t ChatRecords::waiting() {
    return database_.run("SELECT count(*) FROM chat WHERE state = 'queued'").front().number(0);
}

WaitingByTeam ChatRecords::waiting_by_team() {
    WaitingByTeam waiting;
    for (const auto& row :
         database_.run("SELECT team, count(*) FROM chat WHERE state = 'queued' GROUP BY team"))
        waiting[row.text(0)] = row.number(1);
    return waiting;
}

WaitingByTeam ChatRecords::before(const Chat& chat) {
    WaitingByTeam waiting;
    for (const auto& row :
         database_.run("SELECT team, count(*) FROM chat WHERE state = 'queued' AND (priority, "
                       "arrival) < ($1, $2) GROUP BY team",
                       {chat.priority, chat.arrival}))
        waiting[row.text(0)] = row.number(1);
    return waiting;
}

void ChatRecords::saw_customer(const std::string& subject, Instant now) {
    database_.run("UPDATE chat SET seen_at = $2 WHERE subject = $1 AND state = 'queued'",
                  {subject, told(now)});
}

void ChatRecords::begin_silence_anew(Instant now) {
    database_.run("UPDATE chat SET seen_at = $1 WHERE state = 'queued'", {told(now)});
    database_.run("UPDATE chat SET active_at = $1 WHERE state = 'active'", {told(now)});
}

std::int64_t ChatRecords::next_arrival() {
    // The numbers of those who have left the queue do not matter any more.
    return database_.run("SELECT coalesce(max(arrival), 0) + 1 FROM chat WHERE state = 'queued'")
        .front()
        .number(0);
}

std::vector<Chat> ChatRecords::active() {
    return select("state = 'active' ORDER BY assigned_at, id", {});
}

std::int64_t ChatRecords::active_of(const std::string& agent) {
    return database_.run("SELECT count(*) FROM chat WHERE agent = $1 AND state = 'active'", {agent})
        .front()
        .number(0);
}

std::optional<std::string> ChatRecords::open_of(const std::string& subject) {
    const auto rows = database_.run(
        "SELECT id FROM chat WHERE subject = $1 AND state IN ('queued', 'active') LIMIT 1",
        {subject});
    return rows.empty() ? std::nullopt : std::optional(rows.front().text(0));
}

std::vector<Chat> ChatRecords::newest_closed(std::int64_t count) {
    auto newest = select("state = 'closed' ORDER BY closed_at DESC, id LIMIT $1", {count});
    std::ranges::reverse(newest);
    return newest;
}

std::vector<Chat> ChatRecords::newest_closed_of(const std::string& agent, std::int64_t count) {
    return select("state = 'closed' AND agent = $1 ORDER BY closed_at DESC, id LIMIT $2",
                  {agent, count});
}

std::vector<ToldWait> ChatRecords::told_waits(Instant from, std::int64_t count) {
    std::vector<ToldWait> waits;
    for (const auto& row :
         database_.run("SELECT predicted_wait, promised_wait, queued_at, assigned_at FROM chat "
                       "WHERE created_at >= $1 AND promised_wait > 0 AND assigned_at <> '' "
                       "ORDER BY created_at DESC LIMIT $2",
                       {told(from), count}))
        waits.push_back({.expected = std::chrono::seconds(row.number(0)),
                         .high = std::chrono::seconds(row.number(1)),
                         .actual = utc_instant(row.text(3)) - utc_instant(row.text(2))});
    return waits;
}

void ChatRecords::append(Chat& chat, ChatMessage& message) {
    message.seq = ++chat.last_seq;
    chat.active_at = message.at;
    database_.run("INSERT INTO chat_message (chat, seq, id, author, name, code, text, at) VALUES "
                  "($1, $2, $3, $4, $5, $6, $7, $8)",
                  {chat.id, message.seq, message.id, word(message.by), message.name, message.code,
                   message.text, rfc3339(message.at)});
    save(chat);
}

std::optional<ChatMessage> ChatRecords::message(const std::string& chat, const std::string& id) {
    const auto rows = database_.run("SELECT id, seq, author, name, code, text, at FROM "
                                    "chat_message WHERE chat = $1 AND id = $2",
                                    {chat, id});
    if (rows.empty()) return std::nullopt;
    return message_of(rows.front());
}

std::vector<ChatMessage> ChatRecords::messages(const std::string& chat, std::int64_t count) {
    std::vector<ChatMessage> all;
    for (const auto& row : database_.run("SELECT id, seq, author, name, code, text, at FROM "
                                         "chat_message WHERE chat = $1 ORDER BY seq DESC LIMIT $2",
                                         {chat, count}))
        all.push_back(message_of(row));
    std::ranges::reverse(all);
    return all;
}

bool ChatRecords::rate(const std::string& chat, std::int64_t score, const std::string& comment) {
    const auto before =
        database_.run("SELECT rating FROM chat WHERE id = $1", {chat}).front().number(0);
    database_.run("UPDATE chat SET rating = $2, rating_comment = $3 WHERE id = $1",
                  {chat, score, comment});
    return before == 0;
}

void ChatRecords::add_capacity(Instant hour, std::int64_t slot_seconds) {
    database_.run("INSERT INTO capacity_hour (hour, slot_seconds) VALUES ($1, $2) ON CONFLICT "
                  "(hour) DO UPDATE SET slot_seconds = capacity_hour.slot_seconds + $2",
                  {rfc3339(hour), slot_seconds});
}

std::vector<PastHour> ChatRecords::past_hours(Instant from) {
    std::map<Instant, PastHour> hours;
    for (const auto& row : database_.run(
             "SELECT hour, slot_seconds FROM capacity_hour WHERE hour >= $1", {rfc3339(from)})) {
        const auto start = utc_instant(row.text(0));
        hours[start] = {.start = start, .capacity_seconds = static_cast<double>(row.number(1))};
    }
    for (const auto& row :
         database_.run("SELECT created_at, queued_at, assigned_at FROM chat WHERE created_at >= $1",
                       {rfc3339(from)})) {
        const auto created = utc_instant(row.text(0));
        auto hour = hours.upper_bound(created);
        if (hour == hours.begin()) continue;
        if (created - (--hour)->first >= std::chrono::hours(1)) continue; // nobody measured then
        hour->second.arrivals += 1;
        // A chat that was handed on tells no first wait any more.
        if (!row.text(2).empty() && row.text(0) == row.text(1))
            hour->second.waits.push_back(
                static_cast<int>((utc_instant(row.text(2)) - created).count()));
    }
    std::vector<PastHour> past;
    past.reserve(hours.size());
    for (auto& [start, hour] : hours)
        past.push_back(std::move(hour));
    return past;
}

std::vector<Chat> ChatRecords::select(const std::string& condition,
                                      const std::vector<Value>& values) {
    std::vector<Chat> chats;
    for (const auto& row : database_.run(
             "SELECT " + std::string(kChatColumns) + " FROM chat WHERE " + condition, values))
        chats.push_back(chat_of(row));
    return chats;
}

} // namespace help::desk
