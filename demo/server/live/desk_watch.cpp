#include "demo/server/live/desk_watch.h"

#include <algorithm>
#include <utility>

namespace help::desk {
namespace {

constexpr std::chrono::minutes kBetweenForgetting{5};
constexpr std::chrono::seconds kLongestTick{5}; // a machine that slept measured nothing
constexpr std::int64_t kWriteEvery = 600;       // slot seconds
constexpr std::chrono::seconds kQuiet{60};      // of a customer who waits: is the page still open?
constexpr std::chrono::seconds kBetweenSightings{20};
constexpr std::chrono::minutes kAgentGoneAfter{15}; // long enough to change the room

} // namespace

void DeskWatch::tick(Instant now) {
    // While nobody watched, nobody could be heard: a restart ends no chat.
    if (now - ticked_at_ > kLongestTick) {
        store_.chats().begin_silence_anew(now);
        watching_since_ = now;
    }
    hand_on_of_gone_agents(now);
    end_what_is_over(now);
    tell_queue(now);
    tell_agents(now);
    measure_capacity(now);
    forget(now);
    ticked_at_ = now;
}

void DeskWatch::hand_on_of_gone_agents(Instant now) {
    if (now - watching_since_ < kAgentGoneAfter) return;
    const auto there = store_.sessions().agents_active_since(now - kAgentGoneAfter);
    for (const auto& chat : store_.chats().active()) {
        const auto* agent = find_agent(desk_, chat.agent);
        const bool logs_in = agent != nullptr && !agent->login.empty(); // and is not simulated
        if (logs_in && std::ranges::find(there, chat.agent) == there.end())
            chats_.transfer(chat.agent, chat.id, chat.team, now);
    }
}

void DeskWatch::end_what_is_over(Instant now) {
    const bool open = is_open(desk_.opening, now);
    auto chats = store_.chats().active();
    std::ranges::move(store_.chats().queue(), std::back_inserter(chats));
    for (auto& chat : chats)
        if (const auto reason = due_end(chat, now, open))
            chats_.end(chat, {Party::System, *reason, now});
}

void DeskWatch::tell_queue(Instant now) {
    std::map<std::string, QueuePlace> places;
    std::map<std::string, std::string> subjects;
    for (const auto& [chat, place] : chats_.room().queue(now)) {
        places[chat.id] = place;
        subjects[chat.id] = chat.subject;
    }
    for (const auto& id : news_.due(places, now))
        store_.events().announce({.subject = subjects.at(id)}, "queue " + id,
                                 event_body("queue.updated", id, told(places.at(id)), now));
}

void DeskWatch::heard(const Listening& listening, Instant now) {
    for (const auto& subject : listening.customers)
        store_.chats().saw_customer(subject, now);
    for (const auto& presence : store_.agents().present(now))
        if (now - presence.seen_at >= kBetweenSightings &&
            std::ranges::find(listening.agents, presence.agent) != listening.agents.end())
            store_.agents().set_presence(presence, now);
}

std::vector<std::string> DeskWatch::quiet_customers(Instant now) {
    std::vector<std::string> quiet;
    for (const auto& chat : store_.chats().queue())
        if (now - chat.seen_at >= kQuiet) quiet.push_back(chat.subject);
    return quiet;
}

void DeskWatch::tell_agents(Instant now) {
    const auto there = told_agents(store_, desk_, now);
    if (there == told_agents_) return;
    told_agents_ = there;
    store_.events().announce({.agent = kEveryAgent}, "agents",
                             event_body("agents.changed", {}, {{"agents", there}}, now));
}

void DeskWatch::measure_capacity(Instant now) {
    const auto hour = desk_.opening.zone.hour_start(now);
    if (slot_seconds_ > 0 && (hour != measured_hour_ || slot_seconds_ >= kWriteEvery))
        store_.chats().add_capacity(measured_hour_, std::exchange(slot_seconds_, 0));
    measured_hour_ = hour;
    if (ticked_at_ == Instant{}) return; // nobody has looked before
    const auto passed = std::clamp(now - ticked_at_, std::chrono::seconds(0), kLongestTick);
    if (is_open(desk_.opening, now)) slot_seconds_ += chats_.room().slots(now) * passed.count();
}

void DeskWatch::forget(Instant now) {
    if (now >= forgot_at_ && now - forgot_at_ < kBetweenForgetting) return;
    // The rest a second later. What has to go whatever happens comes first: of what is not kept
    // there can be more than goes in hours.
    if (store_.attachments().purge_some(now)) return;
    store_.events().purge(now);
    if (kept_ && store_.retention().forget_some(now - *kept_)) return;
    forgot_at_ = now;
}

} // namespace help::desk
