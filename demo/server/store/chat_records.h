#pragma once

#include "demo/server/domain/chat.h"
#include "demo/server/domain/peak_load.h"
#include "demo/server/domain/team_queues.h"
#include "demo/server/domain/wait_figures.h"
#include "demo/server/store/database.h"

#include <optional>
#include <string>
#include <vector>

namespace help::desk {

/// What a customer sent to begin a chat; a repeat is equal in every member.
struct ChatOpening {
    std::string name{};
    std::string email{};
    std::string reason{};
    std::string message{};
    std::string locale{};
    std::string key_hash{}; // SHA-256 of the key by which another session gets the chat back
};

/// The rows of chats and their messages. No rules: those are domain/chat.h.
class ChatRecords {
public:
    explicit ChatRecords(Database& database) : database_(database) {}

    void insert(const Chat& chat, const ChatOpening& opening);
    /// Writes what may change.
    void save(const Chat& chat);
    [[nodiscard]] std::optional<Chat> find(const std::string& id);
    [[nodiscard]] bool was_opened_with(const std::string& id, const ChatOpening& opening);
    /// The subject of the chat with that key; nothing for a wrong pair.
    [[nodiscard]] std::optional<std::string> subject_of(const std::string& id,
                                                        const std::string& key_hash);

    /// In the order in which they are served: by arrival, which no change of the clock moves.
    [[nodiscard]] std::vector<Chat> queue();
    [[nodiscard]] std::int64_t waiting();
    [[nodiscard]] WaitingByTeam waiting_by_team();
    /// Those whose turn is before its own.
    [[nodiscard]] WaitingByTeam before(const Chat& chat);
    /// The customer was heard of.
    void saw_customer(const std::string& subject, Instant now);
    /// Nobody could be heard before: the time of silence of everybody who waits or talks begins
    /// now.
    void begin_silence_anew(Instant now);
    [[nodiscard]] std::int64_t next_arrival();

    [[nodiscard]] std::vector<Chat> active();
    [[nodiscard]] std::int64_t active_of(const std::string& agent);
    /// The id of the subject's open chat; nothing: there is none.
    [[nodiscard]] std::optional<std::string> open_of(const std::string& subject);
    /// The newest `count` that were closed, oldest first.
    [[nodiscard]] std::vector<Chat> newest_closed(std::int64_t count);

    /// The newest `count` that an agent served, newest first.
    [[nodiscard]] std::vector<Chat> newest_closed_of(const std::string& agent, std::int64_t count);
    /// What those were told who have been served since, the newest `count` of them.
    [[nodiscard]] std::vector<ToldWait> told_waits(Instant from, std::int64_t count);

    /// Gives the message the chat's next seq and writes both.
    void append(Chat& chat, ChatMessage& message);
    [[nodiscard]] std::optional<ChatMessage> message(const std::string& chat,
                                                     const std::string& id);
    /// The last `count`, ascending.
    [[nodiscard]] std::vector<ChatMessage> messages(const std::string& chat, std::int64_t count);

    /// True for the first rating of a chat; a later one replaces it.
    bool rate(const std::string& chat, std::int64_t score, const std::string& comment);

    void add_capacity(Instant hour, std::int64_t slot_seconds);
    /// The hours since `from` in which somebody could be served.
    [[nodiscard]] std::vector<PastHour> past_hours(Instant from);

private:
    std::vector<Chat> select(const std::string& condition, const std::vector<Value>& values);

    Database& database_;
};

} // namespace help::desk
