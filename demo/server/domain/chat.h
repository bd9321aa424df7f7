#pragma once

#include "demo/server/domain/time_zone.h"

#include <cstdint>
#include <optional>
#include <string>

/// A conversation and what may happen to it: queued → active → closed, and back to queued by a
/// transfer. The functions change a chat or say why not; a refusal leaves it as it was.
namespace help::desk {

enum class ChatState { Queued, Active, Closed };
enum class Party { Customer, Agent, System };
enum class EndReason { Ended, Timeout, OutsideHours, Abandoned };

/// The protocol's words.
[[nodiscard]] std::string word(ChatState state);
[[nodiscard]] std::string word(Party party);
[[nodiscard]] std::string word(EndReason reason);
[[nodiscard]] ChatState chat_state_of(const std::string& word);
[[nodiscard]] Party party_of(const std::string& word);
[[nodiscard]] EndReason end_reason_of(const std::string& word);

/// Lower is served first. Who was handed on has waited before.
inline constexpr std::int64_t kHandedOn = 0;
inline constexpr std::int64_t kNewcomer = 1;

struct ChatEnd {
    Party by = Party::System;
    EndReason reason = EndReason::Ended;
    Instant at{};
};

struct Chat {
    std::string id{};
    std::string subject{};
    std::string name{};
    std::string email{};
    bool verified = false; // the host vouched for the address
    std::string reason{};
    std::string locale{};
    std::string team{};
    ChatState state = ChatState::Queued;
    std::int64_t priority = kNewcomer;
    std::int64_t arrival = 0; // the how-many-eth arrival in the queue of all
    Instant created_at{};
    Instant queued_at{};
    std::int64_t predicted_wait = 0; // seconds, when it was queued; 0: none was
    std::int64_t promised_wait = 0;  // the high end of the range that was told then; 0: none was
    Instant seen_at{};               // while it waits: the customer was last heard of
    std::string agent{};             // who serves it, or served it last
    Instant assigned_at{};
    Instant active_at{}; // the last message or change
    std::int64_t last_seq = 0;
    std::int64_t read_by_customer = 0;
    std::int64_t read_by_agent = 0;
    std::optional<ChatEnd> end{}; // of a closed one
    std::int64_t rating = 0;      // 0: none
    std::string rating_comment{};
};

struct ChatMessage {
    std::string id{};
    std::int64_t seq = 0;
    Party by = Party::Customer;
    std::string name{};
    std::string code{}; // of the system: assigned, transferred, closed
    std::string text{};
    Instant at{};
};

enum class ChatRefusal {
    NotFound,   // or another's
    IdConflict, // the id was used for something else
    Closed,
    NotQueued, // somebody else has it
    NotActive,
    NoCapacity, // the agent serves as many as they can, or is away
    OtherTeam,  // it waits for a team that the agent is not of
    OutsideHours,
    QueueFull,   // for everybody, or for who asks from the same address as those who wait
    AnotherOpen, // the customer has one chat already
    TooLate,     // to rate it
    OtherEmail,  // than the one that the customer's host has verified
};

/// `free_slots`: how many more chats the agent can serve now.
[[nodiscard]] std::optional<ChatRefusal>
claim(Chat& chat, const std::string& agent, int free_slots, Instant now);

/// Back into the queue, before the newcomers. `arrival` as in Chat.
[[nodiscard]] std::optional<ChatRefusal>
hand_on(Chat& chat, const std::string& team, std::int64_t arrival, Instant now);

/// The end that `by` gives a chat by leaving it. A customer who leaves the queue abandons it.
[[nodiscard]] ChatEnd leaving(const Chat& chat, Party by, Instant now);

/// Ends a chat; false when it had ended.
bool close(Chat& chat, const ChatEnd& end);

/// Marks all up to `seq` as read; false when that is nothing new. `seq` beyond the last is the
/// last.
bool mark_read(Chat& chat, Party by, std::int64_t seq);

/// A customer who waits and was not heard of for longer has gone: the page was closed. Long enough
/// for a reload and for a short loss of the network.
inline constexpr std::chrono::minutes kGoneAfter{3};

/// The system's reason to end a chat now: the desk has closed over a newcomer who waits (who was
/// served before may finish, also when handed on), the customer who waited has gone, or nobody has
/// said anything for half an hour.
[[nodiscard]] std::optional<EndReason> due_end(const Chat& chat, Instant now, bool desk_is_open);

/// May a rating be given, or changed, at `now`? For a day after the end.
[[nodiscard]] bool takes_rating(const Chat& chat, Instant now);

} // namespace help::desk
