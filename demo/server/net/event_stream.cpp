#include "demo/server/net/event_stream.h"

namespace help::net {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::chrono::seconds kHeartbeat{15};
constexpr std::chrono::minutes kRenew{5}; // a session lives three times as long

} // namespace

EventStream::EventStream(EventHub& hub,
                         desk::Audience who,
                         std::string token_hash,
                         std::shared_ptr<StreamBody> body,
                         const Renew& renew)
    : hub_(hub), who_(std::move(who)), token_hash_(std::move(token_hash)), body_(std::move(body)),
      renew_(renew), spoke_at_(SteadyClock::now()), renewed_at_(spoke_at_) {
    body_->when_gone([this] { hub_.leave(who_, this); });
}

EventStream::~EventStream() {
    body_->when_gone(nullptr);
}

void EventStream::hear(const LiveEvent& event) {
    spoke_at_ = SteadyClock::now();
    body_->push(event.frame, event.slot);
}

void EventStream::publication_ends(std::int64_t) {}

void EventStream::tick(SteadyClock::time_point now) {
    static const auto beat = std::make_shared<const std::string>(":\n\n");
    if (now - spoke_at_ >= kHeartbeat) {
        spoke_at_ = now;
        body_->push(beat);
    }
    if (now - renewed_at_ >= kRenew) {
        renewed_at_ = now;
        renew_(shared_from_this());
    }
}

void EventStream::end() {
    body_->end();
}

} // namespace help::net
