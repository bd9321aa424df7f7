#pragma once

#include "widget/transport/call_line.h"

namespace help {

/// Calls as the HTTP requests of docs/protocol.
class HttpLine final : public CallLine {
public:
    /// `site` is the desk's public key. The channel outlives the line.
    HttpLine(HttpChannel& channel, std::string site) : channel_(channel), site_(std::move(site)) {}

    void send(RequestId id, const Call& call) override;
    void cancel(RequestId id) override { channel_.cancel(id); }
    [[nodiscard]] bool may_fall_silent() const override { return true; }

    /// Reads what came back on the channel.
    [[nodiscard]] static Reply read(ChannelAnswer answer);
    [[nodiscard]] static Reply read(const ChannelFailure& failure);

private:
    /// Method and address of a call.
    void direct(const Call& call, HttpRequest& request) const;

    [[nodiscard]] std::string body_of(const Call& call) const;

    HttpChannel& channel_;
    std::string site_;
};

} // namespace help
