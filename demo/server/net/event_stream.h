#pragma once

#include "demo/server/net/event_hub.h"
#include "demo/server/net/stream_body.h"

namespace help::net {

/// A listener over server-sent events (https://html.spec.whatwg.org/#server-sent-events), one
/// `data:` line an event. Something is sent every 15 s, so that both ends notice a dead line.
class EventStream : public Listener, public std::enable_shared_from_this<EventStream> {
public:
    /// Asks whether the session is still good; ends the stream when it is not.
    using Renew = std::function<void(const std::shared_ptr<EventStream>&)>;

    /// `renew` and `hub` must outlive the stream.
    EventStream(EventHub& hub,
                desk::Audience who,
                std::string token_hash,
                std::shared_ptr<StreamBody> body,
                const Renew& renew);
    ~EventStream() override;
    EventStream(const EventStream&) = delete;
    EventStream& operator=(const EventStream&) = delete;

    void hear(const LiveEvent& event) override;
    void publication_ends(std::int64_t last) override;
    void tick(std::chrono::steady_clock::time_point now) override;
    void end() override;
    [[nodiscard]] const std::string& token_hash() const override { return token_hash_; }

private:
    EventHub& hub_;
    desk::Audience who_;
    std::string token_hash_;
    std::shared_ptr<StreamBody> body_;
    const Renew& renew_;
    std::chrono::steady_clock::time_point spoke_at_;
    std::chrono::steady_clock::time_point renewed_at_;
};

} // namespace help::net
