#include "demo/server/net/stream_body.h"

#include <algorithm>
#include <utility>

namespace help::net {

void StreamBody::push(Bytes bytes, const std::string& slot) {
    if (state_ != State::Open) return;
    const auto same = std::ranges::find_if(
        pending_, [&slot](const Piece& piece) { return !slot.empty() && piece.slot == slot; });
    if (same != pending_.end()) {
        pending_bytes_ -= same->bytes->size();
        pending_.erase(same);
    }
    pending_bytes_ += bytes->size();
    if (pending_bytes_ > kMostPendingBytes) {
        state_ = State::Broken;
        pending_ = {};
        return tell();
    }
    pending_.push_back({std::move(bytes), slot});
    tell();
}

void StreamBody::end() {
    if (state_ != State::Open) return;
    state_ = State::Ended;
    tell();
}

std::string StreamBody::take() {
    std::string all;
    all.reserve(pending_bytes_);
    for (const auto& piece : std::exchange(pending_, {})) // gives the memory back as well
        all += *piece.bytes;
    pending_bytes_ = 0;
    return all;
}

void StreamBody::connection_is_gone() {
    ready_ = nullptr;
    if (const auto gone = std::exchange(gone_, nullptr)) gone();
}

void StreamBody::tell() const {
    if (ready_) ready_();
}

} // namespace help::net
