#include "tests/server/event_client.h"

#include <cstdlib>

EventClient::EventClient(std::uint16_t port, const std::string& token, const std::string& cursor)
    : connection_(port) {
    http_client::Call call{
        .path = "/v1/events",
        .headers = {"Accept: text/event-stream", "Authorization: Bearer " + token}};
    if (!cursor.empty()) call.headers.push_back("Last-Event-ID: " + cursor);
    connection_.send(http_client::bytes_of(call));
    head_ = connection_.read_until("\r\n\r\n");
    status_ = head_.size() > 12 ? std::atoi(head_.substr(9, 3).c_str()) : 0;
}

EventClient::Event EventClient::next() {
    while (true) {
        const auto end = text_.find("\n\n");
        if (end == std::string::npos) {
            if (!read_chunk()) return {};
            continue;
        }
        const auto frame = text_.substr(0, end);
        text_.erase(0, end + 2);
        Event event;
        const auto data = frame.find("data: ");
        if (data == std::string::npos) continue; // a comment
        event.data = nlohmann::json::parse(frame.substr(data + 6));
        if (frame.starts_with("id: ")) event.id = frame.substr(4, frame.find('\n') - 4);
        return event;
    }
}

EventClient::Event EventClient::next(const std::string& type) {
    while (true) {
        auto event = next();
        if (event.type() == type || event.data.is_null()) return event;
    }
}

bool EventClient::read_chunk() {
    const auto size_line = connection_.read_until("\r\n");
    const auto size = std::strtoul(size_line.c_str(), nullptr, 16);
    if (size == 0) return false;
    text_ += connection_.read(size);
    (void)connection_.read(2);
    return true;
}
