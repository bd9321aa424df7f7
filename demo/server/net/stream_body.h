#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace help::net {

/// The body of an answer that has no end in sight: between who makes the bytes and the connection
/// that sends them. On the network thread only. What a slow reader has not taken yet is bounded:
/// beyond kMostPendingBytes the body breaks off, and the connection closes.
class StreamBody {
public:
    static constexpr std::size_t kMostPendingBytes = 256 * 1024;
    using Bytes = std::shared_ptr<const std::string>;

    StreamBody() = default;
    StreamBody(const StreamBody&) = delete;
    StreamBody& operator=(const StreamBody&) = delete;

    /// Appends bytes. Those of a `slot` (not empty) that were not sent yet are replaced by newer
    /// ones of the same slot: only the newest matters.
    void push(Bytes bytes, const std::string& slot = {});
    /// No more comes; what is pending is still sent.
    void end();

    /// All that is pending, in one piece; empty when nothing is.
    [[nodiscard]] std::string take();
    [[nodiscard]] bool is_ended() const { return state_ == State::Ended; }
    [[nodiscard]] bool is_broken() const { return state_ == State::Broken; }

    /// The connection's: called when there is something new to do.
    void when_ready(std::function<void()> ready) { ready_ = std::move(ready); }
    /// The maker's: called once when the connection is gone.
    void when_gone(std::function<void()> gone) { gone_ = std::move(gone); }
    void connection_is_gone();

private:
    struct Piece {
        Bytes bytes;
        std::string slot;
    };
    enum class State { Open, Ended, Broken };

    void tell() const;

    std::vector<Piece> pending_{};
    std::size_t pending_bytes_ = 0;
    State state_ = State::Open;
    std::function<void()> ready_{};
    std::function<void()> gone_{};
};

} // namespace help::net
