#include "demo/server/net/event_hub.h"

#include "demo/server/live/chat_json.h"

#include <algorithm>

namespace help::net {
namespace {

constexpr int kLongestRetry = 5; // seconds

const std::string& name_of(const desk::Audience& who) {
    return who.agent.empty() ? who.subject : who.agent;
}

} // namespace

void EventHub::join(const desk::Audience& who, const std::shared_ptr<Listener>& listener) {
    (who.agent.empty() ? customers_ : agents_)[name_of(who)].push_back(listener);
}

void EventHub::leave(const desk::Audience& who, const Listener* listener) {
    auto& groups = who.agent.empty() ? customers_ : agents_;
    const auto group = groups.find(name_of(who));
    if (group == groups.end()) return;
    std::erase_if(group->second, [listener](const auto& one) { return one.get() == listener; });
    if (group->second.empty()) groups.erase(group);
}

void EventHub::end(const desk::Audience& who, const std::string& token_hash) {
    for (const auto& listener : audience_of(who))
        if (token_hash.empty() || listener->token_hash() == token_hash) listener->end();
}

std::size_t EventHub::listeners_of(const desk::Audience& who) const {
    const auto& groups = groups_for(who);
    const auto group = groups.find(name_of(who));
    return group == groups.end() ? 0 : group->second.size();
}

std::vector<std::string> EventHub::listening(const std::vector<std::string>& customers) const {
    std::vector<std::string> there;
    std::ranges::copy_if(customers, std::back_inserter(there),
                         [this](const auto& subject) { return customers_.contains(subject); });
    return there;
}

std::vector<std::string> EventHub::listening_agents() const {
    std::vector<std::string> there;
    for (const auto& [agent, group] : agents_)
        there.push_back(agent);
    return there;
}

void EventHub::publish(const std::vector<desk::Event>& events) {
    Group heard;
    for (const auto& event : events) {
        last_ = std::max(last_, event.number);
        const auto listeners = audience_of(event.audience);
        if (listeners.empty()) continue;
        const auto ready = live(event);
        for (const auto& listener : listeners)
            listener->hear(ready);
        heard.insert(heard.end(), listeners.begin(), listeners.end());
    }
    for (const auto& listener : heard)
        listener->publication_ends(last_);
}

LiveEvent EventHub::live(const desk::Event& event) const {
    LiveEvent live{.slot = event.slot};
    if (event.number == 0) {
        live.frame = std::make_shared<const std::string>("data: " + event.body + "\n\n");
        live.json_object = std::make_shared<const std::string>(event.body);
        return live;
    }
    const auto cursor = cursor_(event.number);
    live.frame =
        std::make_shared<const std::string>("id: " + cursor + "\ndata: " + event.body + "\n\n");
    // An event is an object with members, so a member can be put before them.
    live.json_object =
        std::make_shared<const std::string>("{\"id\":\"" + cursor + "\"," + event.body.substr(1));
    return live;
}

void EventHub::tick(std::chrono::steady_clock::time_point now) {
    for (const auto& listener : everybody())
        listener->tick(now);
}

void EventHub::drain(desk::Instant now) {
    draining_ = true;
    int turn = 0;
    for (const auto& listener : everybody()) {
        const desk::Json data{{"retry", 1 + turn++ % kLongestRetry}};
        listener->hear(live({.body = desk::event_body("server.draining", {}, data, now)}));
        listener->end();
    }
}

const EventHub::Groups& EventHub::groups_for(const desk::Audience& who) const {
    return who.agent.empty() ? customers_ : agents_;
}

/// A copy of who listens: one that breaks off while it is told leaves its group.
EventHub::Group EventHub::audience_of(const desk::Audience& audience) const {
    Group all;
    const auto add = [&all](const Groups& groups, const std::string& name) {
        const auto group = groups.find(name);
        if (group != groups.end())
            all.insert(all.end(), group->second.begin(), group->second.end());
    };
    const auto add_all = [&all](const Groups& groups) {
        for (const auto& [name, group] : groups)
            all.insert(all.end(), group.begin(), group.end());
    };
    if (audience.subject == desk::kEveryCustomer)
        add_all(customers_);
    else
        add(customers_, audience.subject);
    if (audience.agent == desk::kEveryAgent)
        add_all(agents_);
    else
        add(agents_, audience.agent);
    return all;
}

EventHub::Group EventHub::everybody() const {
    Group all;
    for (const auto* groups : {&customers_, &agents_})
        for (const auto& [name, group] : *groups)
            all.insert(all.end(), group.begin(), group.end());
    return all;
}

} // namespace help::net
