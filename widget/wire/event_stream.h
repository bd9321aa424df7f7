#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace help {

/// A line longer than this, or an event larger than that, is no event stream of ours.
inline constexpr std::size_t kMostLineBytes = std::size_t{64} * 1024;
inline constexpr std::size_t kMostEventBytes = std::size_t{256} * 1024;

/// One event of a stream.
struct StreamEvent {
    std::string data;              ///< the data lines, joined by line feeds; may be empty
    std::optional<std::string> id; ///< only if this event named one
    friend bool operator==(const StreamEvent&, const StreamEvent&) = default;
};

/// Reads `text/event-stream` (WHATWG HTML, "Server-sent events", 9.2.6) that comes in pieces, cut
/// anywhere. `event` and `retry` mean nothing here: docs/protocol says both inside the data.
class EventStreamParser {
public:
    /// The events that this piece completes, in order; nullopt: larger than allowed, and the stream
    /// is not to be read further.
    [[nodiscard]] std::optional<std::vector<StreamEvent>> read(std::string_view piece);

private:
    [[nodiscard]] bool end_line(std::vector<StreamEvent>& events);
    void read_field(std::string_view name, std::string_view value);

    std::string line_;
    StreamEvent event_;
    bool has_data_ = false;
    bool after_cr_ = false;  ///< the line feed of a CRLF may follow
    bool first_line_ = true; ///< a byte-order mark may stand here
};

} // namespace help
