#pragma once

#include "widget/chat/chat.h"
#include "widget/transport/problem.h"

#include <deque>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace help {

/// A message of the customer's that the backend has not confirmed yet. `failure`: it never can be
/// as it stands; the customer decides.
struct OwnMessage {
    std::string id;
    std::string text;
    UtcTime at;
    std::optional<Problem> failure = std::nullopt;
    bool handed = false; ///< its words went another way as well
};

/// What was written and neither sent nor handed over, after `first`: a line each, without those
/// that are blank.
[[nodiscard]] std::string
unsent_words(std::string first, const std::vector<OwnMessage>& unsent, std::string_view composer);

/// What was said, in the backend's order, and what is still on its way. Messages may come twice,
/// late and out of order; each is shown once, at its place. A desk that was put back from a back-up
/// gives places to other messages: the latest one is shown, and nothing that stood behind it.
class Conversation {
public:
    /// Older messages than this many are let go, so that a long conversation stays small.
    static constexpr std::size_t kMostKept = 2'000;

    enum class Took : std::uint8_t {
        New,
        Known, ///< it was here already
        Gap,   ///< new, but others before it are missing
    };
    Took take(ChatMessage message);
    /// Events were lost. What is here and newer than the newest messages, which are asked for now,
    /// the backend does not have any more.
    void doubt() { known_ = newest(); }
    /// The newest messages as the backend has them now: what it leaves out will not come.
    void take_newest(std::vector<ChatMessage> messages);
    /// Up to which seq no message has been another one since this was asked last.
    [[nodiscard]] std::uint32_t take_kept();

    /// The customer wrote this; it is on its way.
    void write(OwnMessage message);
    /// The backend has it. False: nobody waits for it.
    bool confirm(std::string_view id, const MessageReceipt& receipt);
    /// The backend will not take it as it stands.
    bool refuse(std::string_view id, const Problem& problem);
    /// Takes a refused message back, to be sent again or edited.
    [[nodiscard]] std::optional<OwnMessage> take_back(std::string_view id);

    void read_by_agent(std::uint32_t up_to);
    [[nodiscard]] std::uint32_t read_by_agent() const { return read_by_agent_; }

    /// Confirmed messages, ascending by seq.
    [[nodiscard]] const std::deque<ChatMessage>& messages() const { return messages_; }
    /// The chat has older messages: seq counts from 1, and no more can be missing before the first
    /// one here than the own ones that are on their way.
    [[nodiscard]] bool misses_older() const {
        return !messages_.empty() && messages_.front().seq > waiting_.size() + 1;
    }
    /// What is here up to `up_to`, and what is on its way, goes another way as well.
    void hand_over(std::uint32_t up_to);
    [[nodiscard]] std::uint32_t handed() const { return handed_; }

    /// In the order of writing.
    [[nodiscard]] const std::vector<OwnMessage>& waiting() const { return waiting_; }
    /// The newest seq; 0: none.
    [[nodiscard]] std::uint32_t newest() const;
    /// The newest seq that nothing before is still to come of; 0: none.
    [[nodiscard]] std::uint32_t whole() const { return whole_; }
    /// Messages that are not the customer's own and newer than `seen`.
    [[nodiscard]] int unseen(std::uint32_t seen) const;

private:
    /// False: it was here already, or was let go.
    bool add(ChatMessage message);
    bool insert(ChatMessage message);
    void make_room(std::string_view id, std::uint32_t seq);
    void drop_from(std::uint32_t seq);
    void close_gap();
    void is_other_from(std::uint32_t seq);
    void arrived(std::vector<OwnMessage>::iterator own, std::uint32_t seq);
    [[nodiscard]] std::vector<OwnMessage>::iterator find_waiting(std::string_view id);

    std::deque<ChatMessage> messages_;
    std::vector<OwnMessage> waiting_;
    std::uint32_t read_by_agent_ = 0;
    std::uint32_t whole_ = 0;
    std::uint32_t handed_ = 0; ///< seq
    std::uint32_t known_ = 0;  ///< the newest seq when events were lost; 0: none were
    std::uint32_t kept_ = std::numeric_limits<std::uint32_t>::max();
};

/// What the customer has written since an agent wrote last, sent or not, and not handed over.
[[nodiscard]] std::string unanswered_words(const Conversation& talk, std::string_view composer);

} // namespace help
