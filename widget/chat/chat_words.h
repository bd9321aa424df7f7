#pragma once

#include "widget/chat/chat_flow.h"
#include "widget/i18n/messages.h"

#include <string>

namespace help {

// The words for what happens in a chat. Times are those of the customer's own clock.

/// "14:05": a stamp, in all languages as clocks show it.
[[nodiscard]] std::string clock_words(UtcTime at, int utc_offset_minutes);

/// "Hoje", "Ontem", "quarta-feira, 25 de novembro"
[[nodiscard]] std::string day_words(Date day, Date today, const Messages& messages);

/// What is left of the wait: a range, "any moment now", or that nobody knows.
[[nodiscard]] std::string
wait_words(const QueueWatch& queue, UtcTime now, const Messages& messages);

/// What stands below the place in the queue, or instead of it.
[[nodiscard]] Sentence place_sentence(int position);

/// The place and the wait, as those hear them who listen.
[[nodiscard]] std::string
queue_words(const QueueWatch& queue, UtcTime now, const Messages& messages);

/// Who wrote it: the agent's name, or "support" for an agent without one.
[[nodiscard]] std::string_view agent_words(std::string_view name, const Messages& messages);

/// A line that is nobody's message: "Bruna entrou na conversa."
[[nodiscard]] std::string system_words(const ChatMessage& message, const Messages& messages);

/// Why the chat is over.
[[nodiscard]] std::string end_words(const EndedChat& chat, const Messages& messages);

/// The whole conversation as plain text, a message a paragraph; of one that misses older messages
/// it says so.
[[nodiscard]] std::string
transcript(const Conversation& talk, int utc_offset_minutes, const Messages& messages);

/// What a chat that has begun is at, in a few words: in the queue, with whom, over. Empty: there is
/// none.
[[nodiscard]] std::string stage_words(const ChatFlow& chat, const Messages& messages);

/// What has happened in the chat and was not seen yet: messages, an agent who has come, its end.
[[nodiscard]] std::string news_words(const ChatFlow& chat, const Messages& messages);

} // namespace help
