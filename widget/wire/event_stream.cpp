#include "widget/wire/event_stream.h"

#include <utility>

namespace help {

std::optional<std::vector<StreamEvent>> EventStreamParser::read(std::string_view piece) {
    std::vector<StreamEvent> events;
    while (!piece.empty()) {
        if (std::exchange(after_cr_, false) && piece.front() == '\n') {
            piece.remove_prefix(1);
            continue;
        }
        const std::size_t end = piece.find_first_of("\r\n");
        const std::string_view more = piece.substr(0, end);
        if (line_.size() + more.size() > kMostLineBytes) {
            return std::nullopt;
        }
        line_.append(more);
        if (end == std::string_view::npos) {
            break;
        }
        after_cr_ = piece[end] == '\r';
        piece.remove_prefix(end + 1);
        if (!end_line(events)) {
            return std::nullopt;
        }
    }
    return events;
}

bool EventStreamParser::end_line(std::vector<StreamEvent>& events) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    const std::string whole = std::exchange(line_, {});
    std::string_view line = whole;
    if (std::exchange(first_line_, false) && line.starts_with(kByteOrderMark)) {
        line.remove_prefix(kByteOrderMark.size());
    }
    if (line.empty()) {
        // An id without data is an event here, so that the cursor moves as the standard says.
        if (has_data_ || event_.id) {
            events.push_back(std::move(event_));
        }
        event_ = {};
        has_data_ = false;
        return true;
    }
    const std::size_t colon = line.find(':');
    std::string_view value =
        colon == std::string_view::npos ? std::string_view{} : line.substr(colon + 1);
    if (value.starts_with(' ')) {
        value.remove_prefix(1);
    }
    read_field(line.substr(0, colon), value); // a comment is a field without a name
    return event_.data.size() <= kMostEventBytes;
}

void EventStreamParser::read_field(std::string_view name, std::string_view value) {
    if (name == "data") {
        if (std::exchange(has_data_, true)) {
            event_.data.push_back('\n');
        }
        event_.data.append(value);
    } else if (name == "id" && value.find('\0') == std::string_view::npos) {
        event_.id = value;
    }
}

} // namespace help
