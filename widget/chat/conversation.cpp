#include "widget/chat/conversation.h"

#include "widget/base/text.h"

#include <algorithm>
#include <utility>

namespace help {

std::string
unsent_words(std::string first, const std::vector<OwnMessage>& unsent, std::string_view composer) {
    const auto add = [&first](std::string_view words) {
        if (const std::string_view trimmed = trim(words); !trimmed.empty()) {
            first += first.empty() ? "" : "\n";
            first += trimmed;
        }
    };
    for (const OwnMessage& message : unsent) {
        if (!message.handed) {
            add(message.text);
        }
    }
    add(composer);
    return first;
}

std::string unanswered_words(const Conversation& talk, std::string_view composer) {
    std::string words;
    for (const ChatMessage& message : talk.messages()) {
        if (message.by == Author::Agent || message.seq <= talk.handed()) {
            words.clear();
        } else if (message.by == Author::Customer) {
            words = unsent_words(std::move(words), {}, message.text);
        }
    }
    return unsent_words(std::move(words), talk.waiting(), composer);
}

Conversation::Took Conversation::take(ChatMessage message) {
    const std::uint32_t seq = message.seq;
    if (messages_.empty()) {
        whole_ = std::max(whole_, seq);
    }
    make_room(message.id, seq);
    if (!add(std::move(message))) {
        return Took::Known;
    }
    return seq <= whole_ ? Took::New : Took::Gap;
}

void Conversation::take_newest(std::vector<ChatMessage> messages) {
    const std::uint32_t last = messages.empty() ? 0 : messages.back().seq;
    if (std::exchange(known_, 0) > last) {
        drop_from(last + 1);
    }
    for (ChatMessage& message : messages) {
        whole_ = std::max(whole_, message.seq);
        (void)add(std::move(message));
    }
    handed_ = std::min(handed_, newest()); // it may have less than what was handed over
    close_gap();
}

void Conversation::write(OwnMessage message) {
    waiting_.push_back(std::move(message));
}

bool Conversation::confirm(std::string_view id, const MessageReceipt& receipt) {
    const auto own = find_waiting(id);
    if (own == waiting_.end()) {
        return false;
    }
    make_room(id, receipt.seq);
    ChatMessage message;
    message.id = std::move(own->id);
    message.seq = receipt.seq;
    message.text = std::move(own->text);
    message.at = receipt.at;
    (void)insert(std::move(message));
    arrived(own, receipt.seq);
    return true;
}

bool Conversation::refuse(std::string_view id, const Problem& problem) {
    const auto own = find_waiting(id);
    if (own == waiting_.end()) {
        return false;
    }
    own->failure = problem;
    return true;
}

std::optional<OwnMessage> Conversation::take_back(std::string_view id) {
    const auto own = find_waiting(id);
    if (own == waiting_.end() || !own->failure) {
        return std::nullopt;
    }
    OwnMessage message = std::move(*own);
    waiting_.erase(own);
    return message;
}

void Conversation::hand_over(std::uint32_t up_to) {
    handed_ = up_to;
    for (OwnMessage& message : waiting_) {
        message.handed = true;
    }
}

std::uint32_t Conversation::take_kept() {
    return std::exchange(kept_, std::numeric_limits<std::uint32_t>::max());
}

void Conversation::read_by_agent(std::uint32_t up_to) {
    read_by_agent_ = std::max(read_by_agent_, up_to);
}

std::uint32_t Conversation::newest() const {
    return messages_.empty() ? 0 : messages_.back().seq;
}

int Conversation::unseen(std::uint32_t seen) const {
    const auto first =
        std::upper_bound(messages_.begin(), messages_.end(), seen,
                         [](std::uint32_t seq, const ChatMessage& each) { return seq < each.seq; });
    return static_cast<int>(std::count_if(first, messages_.end(), [](const ChatMessage& message) {
        return message.by == Author::Agent;
    }));
}

bool Conversation::add(ChatMessage message) {
    const std::uint32_t seq = message.seq;
    const auto own = find_waiting(message.id);
    const bool is_new = insert(std::move(message));
    if (is_new && own != waiting_.end()) {
        arrived(own, seq);
    }
    return is_new;
}

bool Conversation::insert(ChatMessage message) {
    const auto at =
        std::lower_bound(messages_.begin(), messages_.end(), message.seq,
                         [](const ChatMessage& each, std::uint32_t seq) { return each.seq < seq; });
    const bool let_go = messages_.size() == kMostKept && at == messages_.begin();
    const bool taken = at != messages_.end() && at->seq == message.seq;
    if (let_go || (taken && at->id == message.id)) {
        return false;
    }
    if (taken) {
        is_other_from(message.seq);
        *at = std::move(message);
        return true;
    }
    messages_.insert(at, std::move(message));
    close_gap();
    if (messages_.size() > kMostKept) {
        messages_.pop_front();
    }
    return true;
}

/// What is here after a gap that has been filled is whole too.
void Conversation::close_gap() {
    for (const ChatMessage& message : messages_) {
        whole_ += message.seq == whole_ + 1 ? 1 : 0;
    }
}

/// Whoever gives a place a second time has lost what stood there, and all that came after it.
void Conversation::make_room(std::string_view id, std::uint32_t seq) {
    if (std::any_of(messages_.begin(), messages_.end(), [&](const ChatMessage& message) {
            return message.seq == seq && message.id != id;
        })) {
        drop_from(seq);
    }
}

void Conversation::drop_from(std::uint32_t seq) {
    while (newest() >= seq) {
        messages_.pop_back();
    }
    whole_ = std::min(whole_, seq - 1);
    is_other_from(seq);
}

/// What is known of that place and of later ones was said of other messages.
void Conversation::is_other_from(std::uint32_t seq) {
    for (std::uint32_t* up_to : {&read_by_agent_, &handed_, &known_, &kept_}) {
        *up_to = std::min(*up_to, seq - 1);
    }
}

/// What was handed over while it was on its way has its place now.
void Conversation::arrived(std::vector<OwnMessage>::iterator own, std::uint32_t seq) {
    handed_ = own->handed ? std::max(handed_, seq) : handed_;
    waiting_.erase(own);
}

std::vector<OwnMessage>::iterator Conversation::find_waiting(std::string_view id) {
    return std::find_if(waiting_.begin(), waiting_.end(),
                        [id](const OwnMessage& message) { return message.id == id; });
}

} // namespace help
