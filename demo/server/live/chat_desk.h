#pragma once

#include "demo/server/domain/chat_form.h"
#include "demo/server/domain/desk.h"
#include "demo/server/live/chat_json.h"
#include "demo/server/live/waiting_by_address.h"
#include "demo/server/live/waiting_room.h"
#include "demo/server/store/desk_store.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace help::desk {

/// Who acts: a customer by their subject, an agent by their id.
struct Speaker {
    Party by = Party::Customer;
    std::string id{};
};

/// Which chats an agent wants to claim.
enum class Reach { OwnTeams, AllTeams };

template <typename Value>
using Outcome = std::variant<Value, ChatRefusal>;

struct ChatStarted {
    ChatSnapshot snapshot{};
    bool repeated = false; // it had been started before
};
struct Said {
    std::int64_t seq = 0;
    Instant at{};
    bool repeated = false;
};
struct Rated {
    bool repeated = false; // it replaces a rating
};

/// Everything that can happen to chats: the rules of domain/chat.h applied to the stored chats, and
/// told to whom it concerns. Used on the store's thread only, inside its transactions; each
/// function changes and tells all or nothing.
class ChatDesk {
public:
    /// So many chats of one address may wait at once; nothing: as many as the queue takes.
    ChatDesk(const Desk& desk, DeskStore& store, std::optional<int> most_of_an_address = {});

    /// The desk as it is now.
    [[nodiscard]] const Desk& desk() const { return desk_; }
    /// Who waits, and how long.
    [[nodiscard]] WaitingRoom& room() { return room_; }

    /// Puts a customer into the queue, once however often it is asked for. `address` is where they
    /// ask from; empty: nowhere, they are simulated.
    Outcome<ChatStarted> start(const std::string& subject,
                               const std::string& id,
                               const ChatOpening& opening,
                               Instant now,
                               const std::string& address = {});
    /// The chat that bars a subject's way to another one.
    [[nodiscard]] std::optional<std::string> open_of(const std::string& subject) {
        return store_.chats().open_of(subject);
    }
    /// An agent sees the chats that wait and their own.
    Outcome<ChatSnapshot> look(const Speaker& speaker, const std::string& id, Instant now);
    Outcome<Said> say(const Speaker& speaker,
                      const std::string& id,
                      const std::string& message_id,
                      const std::string& text,
                      Instant now);
    std::optional<ChatRefusal>
    type(const Speaker& speaker, const std::string& id, bool typing, Instant now);
    std::optional<ChatRefusal>
    read(const Speaker& speaker, const std::string& id, std::int64_t up_to, Instant now);
    /// Closing a closed chat is nothing.
    std::optional<ChatRefusal> leave(const Speaker& speaker, const std::string& id, Instant now);
    Outcome<Rated>
    rate(const std::string& subject, const std::string& id, const Rating& rating, Instant now);

    std::optional<ChatRefusal> claim(const std::string& agent,
                                     const std::string& id,
                                     Instant now,
                                     Reach reach = Reach::OwnTeams);
    std::optional<ChatRefusal>
    transfer(const std::string& agent, const std::string& id, const std::string& team, Instant now);

    /// The agent has gone: their conversations wait again, ahead of newcomers.
    void hand_on_of(const std::string& agent, Instant now);
    /// The desk has begun anew: so do those of agents whom it no longer knows.
    void hand_on_of_former_agents(Instant now);

    /// Ends a chat for the system's own reason.
    void end(Chat& chat, const ChatEnd& end);

private:
    /// A chat that the speaker may see. A customer who asks for one that waits was heard of.
    [[nodiscard]] std::optional<Chat>
    find_for(const Speaker& speaker, const std::string& id, Instant now);
    [[nodiscard]] ChatSnapshot snapshot(const Chat& chat, Instant now);
    [[nodiscard]] std::optional<ChatRefusal>
    refusal_to_start(const std::string& subject, const std::string& address, Instant now);
    [[nodiscard]] std::string name_of(const Speaker& speaker, const Chat& chat) const;

    void tell(const Chat& chat,
              const Audience& audience,
              const char* type,
              const Json& data,
              Instant now);
    void add_message(Chat& chat, ChatMessage message);
    void add_system_line(Chat& chat, const char* code, const std::string& name, Instant now);
    const Desk& desk_;
    DeskStore& store_;
    WaitingRoom room_;
    WaitingByAddress by_address_;
};

} // namespace help::desk
