#include "demo/server/live/waiting_room.h"

#include "demo/server/domain/team_queues.h"

#include <algorithm>
#include <cmath>

namespace help::desk {
namespace {

constexpr std::int64_t kRemembered = 200; // chats that the waiting time is learnt from

} // namespace

WaitingRoom::WaitingRoom(const Desk& desk, DeskStore& store)
    : desk_(desk), store_(store), of_all_(desk.chat.typical_chat) {
    for (const auto& chat : store.chats().newest_closed(kRemembered)) {
        learn_wait(chat);
        learn_end(chat);
    }
}

std::vector<std::pair<Chat, QueuePlace>> WaitingRoom::queue(Instant now) {
    std::vector<std::pair<Chat, QueuePlace>> all;
    WaitingByTeam before;
    StaffByTeam staff;
    for (auto& chat : store_.chats().queue()) {
        const auto known = staff.find(chat.team);
        const auto& there = known == staff.end()
                                ? staff.emplace(chat.team, staff_of(chat.team, now)).first->second
                                : known->second;
        const auto spot = place(chat.team, in_the_way(desk_, before, chat.team), there, now);
        ++before[chat.team];
        all.emplace_back(std::move(chat), spot);
    }
    return all;
}

QueuePlace WaitingRoom::place_of(const Chat& queued, Instant now) {
    return place(queued.team, in_the_way(desk_, store_.chats().before(queued), queued.team),
                 staff_of(queued.team, now), now);
}

Promise WaitingRoom::promise(const std::string& team, Instant now) {
    const auto there = staff_of(team, now);
    const auto ahead = in_the_way(desk_, store_.chats().waiting_by_team(), team);
    const auto& times = estimator(team);
    const auto range = times.range(ahead, there.slots, there.free_slots);
    if (!range) return {};
    const auto expected = times.expected(ahead, there.slots, there.free_slots);
    return {.expected = std::lround(expected.value_or(0)), .high = range->high.count()};
}

std::int64_t WaitingRoom::slots(Instant now) {
    return staff_of({}, now).slots;
}

std::int64_t WaitingRoom::agents_online(Instant now) {
    return staff_of({}, now).agents_online;
}

std::int64_t WaitingRoom::free_slots_of(const std::string& agent, Instant now) {
    for (const auto& presence : store_.agents().present(now))
        if (presence.agent == agent && presence.state == PresenceState::Online)
            return presence.capacity - store_.chats().active_of(agent);
    return 0;
}

std::optional<LoadNow> WaitingRoom::load_now(Instant now) {
    constexpr std::int64_t kAll = 100;
    const auto there = staff_of({}, now);
    if (there.slots == 0 || !is_open(desk_.opening, now)) return std::nullopt;
    const auto waiting = store_.chats().waiting();
    const auto busy = there.slots - there.free_slots + waiting;
    LoadNow load{.level = static_cast<int>(std::min(kAll, kAll * busy / there.slots))};
    if (const auto range = of_all_.range(waiting, there.slots, there.free_slots))
        load.wait = static_cast<int>(range->high.count());
    return load;
}

std::chrono::seconds WaitingRoom::mean_chat() const {
    return std::chrono::seconds(std::lround(of_all_.mean_chat()));
}

void WaitingRoom::learn_wait(const Chat& served) {
    if (served.assigned_at == Instant{}) return;
    const auto waited = served.assigned_at - served.queued_at;
    for (auto* times : {&of_all_, &own_estimator(served.team)}) {
        times->was_served_after(waited);
        times->turned_out(std::chrono::seconds(served.predicted_wait), waited);
    }
}

void WaitingRoom::learn_end(const Chat& closed) {
    for (auto* times : {&of_all_, &own_estimator(closed.team)}) {
        if (closed.assigned_at != Instant{})
            times->chat_took(closed.end->at - closed.assigned_at);
        else if (closed.end->reason == EndReason::Abandoned)
            times->gave_up_after(closed.end->at - closed.queued_at);
    }
}

WaitingRoom::Staff WaitingRoom::staff_of(const std::string& team, Instant now) {
    Staff staff;
    for (const auto& presence : store_.agents().present(now)) {
        const auto* agent = find_agent(desk_, presence.agent);
        if (presence.state != PresenceState::Online) continue;
        if (agent != nullptr && !serves(*agent, team)) continue;
        staff.agents_online += 1;
        staff.slots += presence.capacity;
        staff.free_slots +=
            std::max<std::int64_t>(0, presence.capacity - store_.chats().active_of(presence.agent));
    }
    return staff;
}

QueuePlace WaitingRoom::place(const std::string& team,
                              std::int64_t ahead,
                              const Staff& staff,
                              Instant now) const {
    return {.position = ahead + 1,
            .agents_online = staff.agents_online,
            .estimate = estimator(team).range(ahead, staff.slots, staff.free_slots),
            .computed_at = now};
}

const WaitingTime& WaitingRoom::estimator(const std::string& team) const {
    const auto own = by_team_.find(team);
    return own != by_team_.end() && own->second.has_learnt() ? own->second : of_all_;
}

WaitingTime& WaitingRoom::own_estimator(const std::string& team) {
    return by_team_.try_emplace(team, desk_.chat.typical_chat).first->second;
}

} // namespace help::desk
