#pragma once

#include "widget/transport/call_line.h"

#include <string>
#include <string_view>

namespace help {

/// Where calls of the host's functions go. The answer comes back later as HostAnswer with the same
/// id.
class HostCalls {
public:
    virtual ~HostCalls() = default;
    /// `arguments`: a JSON array. `method`: a literal.
    virtual void call(RequestId id, std::string_view method, std::string arguments) = 0;
    virtual void cancel(RequestId id) = 0;
};

/// Calls as those of the host's own transport object (sdk/src/transport.ts). Its `events` come as
/// ChannelChunk, in the same text as an HTTP stream.
class HostLine final : public CallLine {
public:
    explicit HostLine(HostCalls& calls) : calls_(calls) {}
    void send(RequestId id, const Call& call) override;
    void cancel(RequestId id) override { calls_.cancel(id); }
    [[nodiscard]] bool may_fall_silent() const override { return false; }

    /// `json`: the result, or the members of a problem (all optional; `status` decides when there
    /// is no `code`).
    [[nodiscard]] static Reply read(RequestId id, bool ok, std::string json);

private:
    HostCalls& calls_;
};

} // namespace help
