#pragma once

#include "demo/server/live/chat_desk.h"
#include "demo/server/live/desk_watch.h"
#include "demo/server/store/desk_store.h"

#include <string>
#include <vector>

/// The demo's desk, open day and night, on a database in memory, with the hands of customers and
/// agents. Its clock is the test's.
class DeskInMemory {
public:
    explicit DeskInMemory(help::desk::Desk with);
    DeskInMemory();

    help::desk::Desk desk;
    help::desk::DeskStore store{":memory:"};
    help::desk::ChatDesk chats{desk, store};
    help::desk::DeskWatch watch{desk, store, chats};
    help::desk::Instant now = help::desk::utc_instant("2026-11-23T15:00:00Z");

    void pass(std::chrono::seconds time) { now += time; }

    /// Starts a chat of that id for a customer; `queued 1`, or the word of the refusal.
    std::string
    start(const std::string& subject, const std::string& id, const std::string& message = "");
    void present(const std::string& agent, std::int64_t capacity);
    help::desk::ChatSnapshot look(const std::string& id);
    /// `at 1`, `repeated 1`, or the word of the refusal.
    std::string say(const help::desk::Speaker& speaker,
                    const std::string& id,
                    const std::string& message_id,
                    const std::string& text);

    /// Types of the events that were told since the last call, with a `*` after those of the
    /// moment: `chat.queued chat.message queue.updated*`.
    std::string told();
};

[[nodiscard]] std::string word(help::desk::ChatRefusal refusal);
/// `ok`, or the word of the refusal.
[[nodiscard]] std::string word(const std::optional<help::desk::ChatRefusal>& refusal);
[[nodiscard]] help::desk::Speaker customer(const std::string& subject);
[[nodiscard]] help::desk::Speaker agent(const std::string& id);
