#include "demo/server/net/event_poll.h"

#include <algorithm>
#include <utility>

namespace help::net {

Response poll_answer(const std::vector<LiveEvent>& events, const std::string& cursor) {
    std::string body = "{\"events\":[";
    for (const auto& event : events) {
        if (!body.ends_with('[')) body += ',';
        body += *event.json_object;
    }
    body += "],\"cursor\":\"" + cursor + "\"}"; // letters, digits and a hyphen
    Response response{.body = std::move(body)};
    response.add("Content-Type", "application/json");
    response.add("Cache-Control", "no-store");
    return response;
}

void EventPoll::hear(const LiveEvent& event) {
    if (!event.slot.empty())
        std::erase_if(heard_,
                      [&event](const LiveEvent& earlier) { return earlier.slot == event.slot; });
    heard_.push_back(event);
}

void EventPoll::publication_ends(std::int64_t last) {
    last_ = std::max(last_, last);
    if (!heard_.empty()) end();
}

void EventPoll::tick(std::chrono::steady_clock::time_point now) {
    if (now >= deadline_) end();
}

void EventPoll::end() {
    if (std::exchange(answered_, true)) return;
    reply_(poll_answer(heard_, hub_.cursor(last_)));
    hub_.leave(who_, this); // whoever called holds us for so long
}

} // namespace help::net
