#pragma once

#include "demo/server/live/bot_dice.h"
#include "demo/server/live/chat_desk.h"

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <vector>

namespace help::desk {

/// Stands behind the name of everybody who is simulated.
inline constexpr const char* kSimulated = " (simulação)";

/// The same desk with `count` simulated agents more, whose names say that they are.
[[nodiscard]] Desk with_bots(Desk desk, int count);

[[nodiscard]] bool is_bot(const std::string& agent);

/// Simulated agents, so that one person can try the whole desk: present in the opening hours, they
/// claim after a few seconds, or after a minute while a person at the desk has room, greet, type,
/// answer in the customer's language, and end a chat whose customer takes leave. Of simulated
/// customers they serve so many that one more chat has room: a person is never kept waiting by
/// them. They act through ChatDesk like everybody; the same seed and the same customers make the
/// same conversations. On the store's thread only.
class BotAgents {
public:
    /// `desk` has been made with_bots.
    BotAgents(const Desk& desk, DeskStore& store, ChatDesk& chats, std::uint64_t seed);

    /// To be called about once a second.
    void tick(Instant now);

private:
    struct Line {
        std::string text;
        bool is_last = false; // the chat ends after it
    };
    /// One conversation, and what is still to be said in it.
    struct Talk {
        std::int64_t heard = 0; // seq
        std::deque<Line> lines{};
        Instant next_at{};
        bool typing = false;
    };

    void be_present(Instant now);
    void claim_one(Instant now);
    /// Null when nobody waits whom they may serve now.
    [[nodiscard]] const Chat* next_of(const std::vector<Chat>& queue, Instant now);
    [[nodiscard]] bool somebody_else_has_room(Instant now);
    void go_on(const Chat& chat, Instant now);
    void listen(const Chat& chat, Talk& talk, Instant now);
    void speak(const Chat& chat, Talk& talk, Instant now);

    const Desk& desk_;
    DeskStore& store_;
    ChatDesk& chats_;
    BotDice dice_;
    std::map<std::string, Talk> talks_{};       // by chat
    std::map<std::string, Instant> claim_at_{}; // by chat that waits
    Instant present_at_{};
};

} // namespace help::desk
