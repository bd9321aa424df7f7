#pragma once

#include "demo/server/net/event_hub.h"
#include "demo/server/net/message.h"

namespace help::net {

/// A listener whose request is answered with the first publication that concerns it, or with
/// nothing when its patience ends.
class EventPoll : public Listener {
public:
    /// `last`: the newest number of the log when it joined. `hub` must outlive the poll.
    EventPoll(EventHub& hub,
              desk::Audience who,
              std::string token_hash,
              std::int64_t last,
              std::chrono::steady_clock::time_point deadline,
              Reply reply)
        : hub_(hub), who_(std::move(who)), token_hash_(std::move(token_hash)), last_(last),
          deadline_(deadline), reply_(std::move(reply)) {}

    void hear(const LiveEvent& event) override;
    void publication_ends(std::int64_t last) override;
    void tick(std::chrono::steady_clock::time_point now) override;
    void end() override;
    [[nodiscard]] const std::string& token_hash() const override { return token_hash_; }

private:
    EventHub& hub_;
    desk::Audience who_;
    std::string token_hash_;
    std::int64_t last_;
    std::chrono::steady_clock::time_point deadline_;
    Reply reply_;
    std::vector<LiveEvent> heard_{};
    bool answered_ = false;
};

/// `{ "events": […], "cursor": "…" }`
[[nodiscard]] Response poll_answer(const std::vector<LiveEvent>& events, const std::string& cursor);

} // namespace help::net
