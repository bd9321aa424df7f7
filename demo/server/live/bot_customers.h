#pragma once

#include "demo/server/live/bot_dice.h"
#include "demo/server/live/bot_stories.h"
#include "demo/server/live/chat_desk.h"

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace help::desk {

/// Simulated customers, so that one person can try the desk from both sides. In the opening hours
/// one comes every few seconds as long as somebody has room for them and for one more chat; they
/// wait, sometimes until they lose patience, talk, take leave, and many rate. A person at the desk
/// is answered within seconds; with a simulated agent they take their time, so that the chat is as
/// long as the desk's chats are and what the desk learns of itself stays true. Their names and
/// subjects say what they are, and the desk's history is marked as made up. They act through
/// ChatDesk like everybody; the same seed and the same agents make the same customers. On the
/// store's thread only.
class BotCustomers {
public:
    BotCustomers(const Desk& desk, DeskStore& store, ChatDesk& chats, std::uint64_t seed);

    /// To be called about once a second.
    void tick(Instant now);

private:
    /// One chat, and what is still to be said in it.
    struct Visit {
        std::deque<BotPhrase> lines{}; // none left: leave was taken
        Instant patient_until{};       // in the queue
        bool is_active = false;
        bool agent_is_next = true;
        bool typing = false;
        Instant next_at{};      // when to type, to speak, or to give up listening
        std::int64_t heard = 0; // seq
        std::optional<Instant> rates_at{};
        bool is_over = false; // nothing more will come of it
    };

    void arrive(const std::vector<Chat>& open, Instant now);
    [[nodiscard]] bool has_room_for_one(const std::vector<Chat>& open, Instant now);
    void start(const BotStory& story, const std::string& subject, Instant now);
    /// Who is left from an earlier run has forgotten the story, and takes leave.
    [[nodiscard]] Visit& visit_of(const Chat& chat, Instant now);
    /// Who was handed on has patience again.
    void wait(const Chat& chat, Visit& visit, Instant now);
    void talk(const Chat& chat, Visit& visit, Instant now);
    void listen(const Chat& chat, Visit& visit, Instant now);
    void speak(const Chat& chat, Visit& visit, Instant now);
    /// Rates, or not, what has ended.
    void look_back(Instant now);
    void rate(const Chat& chat, Instant now);

    [[nodiscard]] std::chrono::seconds thinking_about(const Chat& chat);

    const Desk& desk_;
    DeskStore& store_;
    ChatDesk& chats_;
    BotDice dice_;
    std::map<std::string, Visit> visits_{}; // by chat
    Instant arrives_at_{};
};

} // namespace help::desk
