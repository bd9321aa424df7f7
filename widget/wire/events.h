#pragma once

#include "widget/transport/transport.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace help {

/// The first event of a stream. `cursor` is where the stream begins; may be empty.
struct StreamHello {
    std::string cursor;
};
/// The server is about to go: come back after `pause`.
struct ServerDraining {
    Milliseconds pause{0};
};
/// Of a later version, or of no interest to a customer.
struct IgnoredEvent {};
/// Of a known type, and not of its shape.
struct MalformedEvent {};

using ServerEvent =
    std::variant<IgnoredEvent, MalformedEvent, StreamHello, ServerDraining, TransportEvent>;

/// One event object of docs/protocol.
[[nodiscard]] ServerEvent decode_event(std::string_view json);

/// A durable event says with `cursor` where to go on after it; of others it is empty.
struct PolledEvent {
    std::string cursor;
    ServerEvent event;
};
struct EventBatch {
    std::vector<PolledEvent> events;
    std::string cursor; ///< where to go on
};

/// The answer of a long poll; nullopt when the list itself is not of its shape.
[[nodiscard]] std::optional<EventBatch> decode_event_batch(std::string_view json);

} // namespace help
