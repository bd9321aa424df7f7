#pragma once

#include "demo/server/domain/chat_form.h"
#include "demo/server/domain/desk.h"
#include "demo/server/domain/load_json.h"
#include "demo/server/domain/waiting_time.h"
#include "demo/server/live/chat_json.h"
#include "demo/server/store/desk_store.h"

#include <string>
#include <variant>
#include <vector>

namespace help::desk {

/// Who acts: a customer by their subject, an agent by their id.
struct Speaker {
    Party by = Party::Customer;
    std::string id{};
};

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
    ChatDesk(const Desk& desk, DeskStore& store);

    /// Puts a customer into the queue, once however often it is asked for.
    Outcome<ChatStarted> start(const std::string& subject,
                               const std::string& id,
                               const ChatOpening& opening,
                               Instant now);
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

    std::optional<ChatRefusal> claim(const std::string& agent, const std::string& id, Instant now);
    std::optional<ChatRefusal>
    transfer(const std::string& agent, const std::string& id, const std::string& team, Instant now);

    /// Ends a chat for the system's own reason.
    void end(Chat& chat, const ChatEnd& end);

    /// Where everybody in the queue stands, in its order.
    [[nodiscard]] std::vector<std::pair<Chat, QueuePlace>> queue(Instant now);
    /// How many chats the agents who are there can serve at once.
    [[nodiscard]] std::int64_t slots(Instant now);
    [[nodiscard]] std::optional<LoadNow> load_now(Instant now);
    [[nodiscard]] std::chrono::seconds mean_chat() const;

private:
    struct Staff {
        std::int64_t agents_online = 0;
        std::int64_t slots = 0;
        std::int64_t free_slots = 0;
    };
    [[nodiscard]] Staff staff(Instant now);
    [[nodiscard]] std::int64_t free_slots_of(const std::string& agent, Instant now);
    [[nodiscard]] QueuePlace place(std::int64_t position, const Staff& staff, Instant now) const;
    [[nodiscard]] std::optional<Chat> find_for(const Speaker& speaker, const std::string& id);
    [[nodiscard]] ChatSnapshot snapshot(const Chat& chat, Instant now);
    [[nodiscard]] std::optional<ChatRefusal> refusal_to_start(const std::string& subject,
                                                              Instant now);
    [[nodiscard]] std::string name_of(const Speaker& speaker, const Chat& chat) const;

    void tell(const Chat& chat,
              const Audience& audience,
              const char* type,
              const Json& data,
              Instant now);
    void add_message(Chat& chat, ChatMessage message);
    void add_system_line(Chat& chat, const char* code, const std::string& name, Instant now);
    void learn_wait(const Chat& served);
    void learn_end(const Chat& closed);

    const Desk& desk_;
    DeskStore& store_;
    WaitingTime waiting_time_;
};

} // namespace help::desk
