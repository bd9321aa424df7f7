#include "demo/server/domain/chat.h"

#include <algorithm>
#include <array>
#include <utility>

namespace help::desk {
namespace {

constexpr std::chrono::minutes kQuietUntilTimeout{30};
constexpr std::chrono::hours kRatingTime{24};

constexpr std::array kStateWords{"queued", "active", "closed"};
constexpr std::array kPartyWords{"customer", "agent", "system"};
constexpr std::array kReasonWords{"ended", "timeout", "outside-hours", "abandoned"};

template <typename Enum, std::size_t Size>
Enum of_word(const std::array<const char*, Size>& words, const std::string& word) {
    return static_cast<Enum>(std::ranges::find(words, word) - words.begin());
}

} // namespace

std::string word(ChatState state) {
    return kStateWords.at(static_cast<std::size_t>(state));
}
std::string word(Party party) {
    return kPartyWords.at(static_cast<std::size_t>(party));
}
std::string word(EndReason reason) {
    return kReasonWords.at(static_cast<std::size_t>(reason));
}
ChatState chat_state_of(const std::string& word) {
    return of_word<ChatState>(kStateWords, word);
}
Party party_of(const std::string& word) {
    return of_word<Party>(kPartyWords, word);
}
EndReason end_reason_of(const std::string& word) {
    return of_word<EndReason>(kReasonWords, word);
}

std::optional<ChatRefusal>
claim(Chat& chat, const std::string& agent, int free_slots, Instant now) {
    if (chat.state == ChatState::Closed) return ChatRefusal::Closed;
    if (chat.state != ChatState::Queued) return ChatRefusal::NotQueued;
    if (free_slots < 1) return ChatRefusal::NoCapacity;
    chat.state = ChatState::Active;
    chat.agent = agent;
    chat.assigned_at = chat.active_at = now;
    return std::nullopt;
}

std::optional<ChatRefusal>
hand_on(Chat& chat, const std::string& team, std::int64_t arrival, Instant now) {
    if (chat.state == ChatState::Closed) return ChatRefusal::Closed;
    if (chat.state != ChatState::Active) return ChatRefusal::NotActive;
    chat.state = ChatState::Queued;
    chat.team = team;
    chat.agent.clear();
    chat.priority = kHandedOn;
    chat.arrival = arrival;
    chat.queued_at = chat.active_at = chat.seen_at = now;
    chat.predicted_wait = chat.promised_wait = 0;
    return std::nullopt;
}

ChatEnd leaving(const Chat& chat, Party by, Instant now) {
    const bool left_queue = chat.state == ChatState::Queued && by == Party::Customer;
    return {by, left_queue ? EndReason::Abandoned : EndReason::Ended, now};
}

bool close(Chat& chat, const ChatEnd& end) {
    if (chat.state == ChatState::Closed) return false;
    chat.end = end;
    chat.state = ChatState::Closed;
    return true;
}

bool mark_read(Chat& chat, Party by, std::int64_t seq) {
    auto& read = by == Party::Customer ? chat.read_by_customer : chat.read_by_agent;
    const auto known = std::min(seq, chat.last_seq);
    if (known <= read) return false;
    read = known;
    return true;
}

std::optional<EndReason> due_end(const Chat& chat, Instant now, bool desk_is_open) {
    const bool waits_anew = chat.state == ChatState::Queued && chat.priority == kNewcomer;
    if (waits_anew && !desk_is_open) return EndReason::OutsideHours;
    if (chat.state == ChatState::Queued && now - chat.seen_at >= kGoneAfter)
        return EndReason::Abandoned;
    if (chat.state == ChatState::Active && now - chat.active_at >= kQuietUntilTimeout)
        return EndReason::Timeout;
    return std::nullopt;
}

bool takes_rating(const Chat& chat, Instant now) {
    return !chat.end || now - chat.end->at < kRatingTime;
}

} // namespace help::desk
