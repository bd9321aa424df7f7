#include "demo/server/store/event_log.h"

#include "demo/server/store/session_token.h"

#include <charconv>
#include <utility>

namespace help::desk {
namespace {

constexpr std::chrono::days kKept{7};
// Beyond these the state is fetched faster anew; and an answer holds at most 1,000 events and
// 256 KiB (docs/protocol).
constexpr std::int64_t kMostReplayed = 1000;
constexpr std::size_t kMostReplayedBytes = std::size_t{192} * 1024;

} // namespace

void EventLog::open() {
    const auto rows = database_.run("SELECT epoch FROM event_log");
    if (!rows.empty()) {
        epoch_ = rows.front().text(0);
        return;
    }
    epoch_ = new_uuid().substr(0, 8);
    database_.run("INSERT INTO event_log (epoch, last_number, purged) VALUES ($1, 0, 0)", {epoch_});
}

void EventLog::append(Audience audience, std::string body, Instant now) {
    const auto number =
        database_.run("UPDATE event_log SET last_number = last_number + 1 RETURNING last_number")
            .front()
            .number(0);
    database_.run(
        "INSERT INTO event (number, subject, agent, at, body) VALUES ($1, $2, $3, $4, $5)",
        {number, audience.subject, audience.agent, rfc3339(now), body});
    fresh_.push_back({number, std::move(audience), {}, std::move(body)});
}

void EventLog::announce(Audience audience, std::string slot, std::string body) {
    fresh_.push_back({0, std::move(audience), std::move(slot), std::move(body)});
}

std::vector<Event> EventLog::take() {
    return std::exchange(fresh_, {});
}

Replay EventLog::replay(const Audience& listener, const std::optional<std::string>& cursor) {
    const auto log = database_.run("SELECT last_number, purged FROM event_log").front();
    Replay replay{.from = log.number(0), .last = log.number(0)};
    if (!cursor) return replay;
    const auto from = number_of(*cursor);
    if (!from || *from > replay.last || *from < log.number(1)) {
        replay.reset = true;
        return replay;
    }
    const auto rows =
        listener.agent.empty()
            ? database_.run("SELECT number, body FROM event WHERE subject IN ($1, '*') AND "
                            "number > $2 ORDER BY number LIMIT $3",
                            {listener.subject, *from, kMostReplayed + 1})
            : database_.run("SELECT number, body FROM event WHERE agent IN ($1, '*') AND "
                            "number > $2 ORDER BY number LIMIT $3",
                            {listener.agent, *from, kMostReplayed + 1});
    if (rows.size() > static_cast<std::size_t>(kMostReplayed)) {
        replay.reset = true;
        return replay;
    }
    std::size_t bytes = 0;
    for (const auto& row : rows) {
        replay.events.push_back({row.number(0), listener, {}, row.text(1)});
        bytes += replay.events.back().body.size();
    }
    if (bytes > kMostReplayedBytes) {
        replay.events.clear();
        replay.reset = true;
        return replay;
    }
    replay.from = *from;
    return replay;
}

std::string EventLog::cursor(std::int64_t number) const {
    return epoch_ + "-" + std::to_string(number);
}

std::int64_t EventLog::last_number() {
    return database_.run("SELECT last_number FROM event_log").front().number(0);
}

void EventLog::purge(Instant now) {
    const auto before = rfc3339(now - kKept);
    database_.run("UPDATE event_log SET purged = coalesce((SELECT max(number) FROM event WHERE "
                  "at <= $1), purged)",
                  {before});
    database_.run("DELETE FROM event WHERE at <= $1", {before});
}

std::optional<std::int64_t> EventLog::number_of(const std::string& cursor) const {
    const auto prefix = epoch_ + "-";
    if (!cursor.starts_with(prefix)) return std::nullopt;
    std::int64_t number = 0;
    const char* begin = cursor.data() + prefix.size();
    const char* end = cursor.data() + cursor.size();
    const auto [stop, fault] = std::from_chars(begin, end, number);
    if (fault != std::errc() || stop != end || number < 0) return std::nullopt;
    return number;
}

} // namespace help::desk
