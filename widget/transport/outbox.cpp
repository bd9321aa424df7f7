#include "widget/transport/outbox.h"

#include "widget/wire/chat.h"
#include "widget/wire/json_writer.h"

#include <algorithm>

namespace help {

void Outbox::put(std::string_view chat, std::string_view id, std::string_view text) {
    const bool waiting = std::any_of(unsent_.begin(), unsent_.end(),
                                     [id](const Unsent& unsent) { return unsent.id == id; });
    if (waiting) {
        return;
    }
    if (unsent_.size() == kMostUnsentMessages || bytes_ + text.size() > kMostUnsentBytes) {
        events_.emplace_back(
            MessageAnswered{std::string{id}, problem_of(ProblemCode::RateLimited)});
        return;
    }
    bytes_ += text.size();
    unsent_.push_back({std::string{chat}, std::string{id}, std::string{text}, std::nullopt});
}

void Outbox::advance(UtcTime now) {
    for (Unsent& unsent : unsent_) {
        unsent.since = unsent.since.value_or(now);
    }
    while (!unsent_.empty() && now - *unsent_.front().since >= kLongestUnsent) {
        calls_.drop(CallKind::Message);
        events_.emplace_back(
            MessageAnswered{unsent_.front().id, problem_of(ProblemCode::Unreachable)});
        pop_front();
    }
    if (unsent_.empty() || calls_.is_open(CallKind::Message)) {
        return;
    }
    const Unsent& next = unsent_.front();
    Call call;
    call.kind = CallKind::Message;
    call.id = next.chat;
    call.message = next.id;
    call.body = JsonWriter{}.text(next.text).take();
    calls_.start(std::move(call));
}

void Outbox::settle(const EndedCall& ended) {
    if (unsent_.empty() || unsent_.front().id != ended.call.message) {
        return;
    }
    MessageAnswered answer{ended.call.message, problem_of(ProblemCode::InvalidAnswer)};
    if (!ended.result.ok()) {
        answer.result = ended.result.error();
    } else if (const auto receipt = decode_message_receipt(ended.result.value())) {
        answer.result = *receipt;
    }
    events_.emplace_back(std::move(answer));
    pop_front();
}

void Outbox::clear() {
    unsent_.clear();
    bytes_ = 0;
}

void Outbox::pop_front() {
    bytes_ -= unsent_.front().text.size();
    unsent_.pop_front();
}

} // namespace help
