#pragma once

#include "widget/base/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace help {

/// What a customer fills in before a chat.
struct ChatDraft {
    std::string name;
    std::string email;
    std::string reason;  ///< id of a ContactReason; may be empty
    std::string message; ///< the first one; may be empty
    friend bool operator==(const ChatDraft&, const ChatDraft&) = default;
};

/// A range, never a number: docs/protocol says how the backend makes it.
struct WaitEstimate {
    int low_seconds = 0;
    int high_seconds = 0;
    UtcTime computed_at;
};

struct QueuePlace {
    int position = 0;                     ///< 1 is next; 0: an agent is being chosen
    std::optional<WaitEstimate> estimate; ///< nullopt: not known, and nothing is made up
    int agents_online = 0;
};

struct Agent {
    std::string id;
    std::string name;
};

enum class Author : std::uint8_t { Customer, Agent, System };

/// What the backend has of a conversation, in its order. Of System lines `code` says what happened:
/// `assigned`, `transferred`, `closed` (name: who or where to); any other shows `text`.
struct ChatMessage {
    std::string id;
    std::uint32_t seq = 0; ///< from 1, without gaps
    Author by = Author::Customer;
    std::string name;
    std::string code;
    std::string text;
    UtcTime at;
};

enum class ClosedBy : std::uint8_t { Customer, Agent, System };
enum class CloseReason : std::uint8_t { Ended, TimedOut, OutsideHours, Abandoned };

struct ChatEnd {
    ClosedBy by = ClosedBy::System;
    CloseReason reason = CloseReason::Ended;
};

enum class ChatStage : std::uint8_t { Queued, Active, Closed };

/// A chat as its backend has it now.
struct ChatSnapshot {
    std::string id;
    ChatStage stage = ChatStage::Queued;
    std::optional<QueuePlace> queue; ///< of Queued
    std::optional<Agent> agent;
    std::vector<ChatMessage> messages; ///< the newest ones, ascending by seq
    std::uint32_t read_by_agent = 0;   ///< seq
    std::optional<ChatEnd> end;        ///< of Closed
    std::string cursor;                ///< where the events go on
};

struct MessageReceipt {
    std::uint32_t seq = 0;
    UtcTime at;
};

struct ChatRating {
    int score = 0; ///< 1–5
    std::string comment;
};

} // namespace help
