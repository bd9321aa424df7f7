#include "demo/server/live/chat_desk.h"

#include "demo/server/store/session_token.h"

#include <algorithm>
#include <cmath>

namespace help::desk {
namespace {

constexpr std::int64_t kRemembered = 200;   // chats that the waiting time is learnt from
constexpr std::int64_t kMessagesShown = 50; // of the protocol

/// An answer holds at most 256 KiB (docs/protocol): half of it for the words, because JSON may
/// write a byte of them as two, and what stands around them.
constexpr std::size_t kMostWordsShown = std::size_t{96} * 1024;

/// The newest ones that fit into one answer, and the newest one in any case.
std::vector<ChatMessage> that_fit(std::vector<ChatMessage> messages) {
    std::size_t bytes = 0;
    auto first = messages.end();
    while (first != messages.begin() && bytes + std::prev(first)->text.size() <= kMostWordsShown)
        bytes += (--first)->text.size();
    if (first == messages.end() && !messages.empty()) --first;
    messages.erase(messages.begin(), first);
    return messages;
}

/// The customer, and the agent who serves them.
Audience both_sides(const Chat& chat) {
    return {chat.subject, chat.agent};
}
/// The customer and every agent: what moves the queue.
Audience everybody(const Chat& chat) {
    return {chat.subject, kEveryAgent};
}

/// An agent may look at a chat that waits, and do nothing in it before a claim.
bool only_waits(const Chat& chat, const Speaker& speaker) {
    return speaker.by == Party::Agent && chat.state == ChatState::Queued;
}

Audience other_side(const Chat& chat, Party by) {
    return by == Party::Customer ? Audience{.agent = chat.agent}
                                 : Audience{.subject = chat.subject};
}

} // namespace

ChatDesk::ChatDesk(const Desk& desk, DeskStore& store)
    : desk_(desk), store_(store), waiting_time_(desk.chat.typical_chat) {
    for (const auto& chat : store.chats().newest_closed(kRemembered)) {
        learn_wait(chat);
        learn_end(chat);
    }
}

Outcome<ChatStarted> ChatDesk::start(const std::string& subject,
                                     const std::string& id,
                                     const ChatOpening& opening,
                                     Instant now) {
    if (const auto earlier = store_.chats().find(id)) {
        if (earlier->subject != subject || !store_.chats().was_opened_with(id, opening))
            return ChatRefusal::IdConflict;
        return ChatStarted{snapshot(*earlier, now), true};
    }
    if (const auto refusal = refusal_to_start(subject, now)) return *refusal;
    const auto* reason = find_reason(desk_, opening.reason);
    Chat chat{.id = id,
              .subject = subject,
              .name = opening.name,
              .email = opening.email,
              .reason = opening.reason,
              .locale = opening.locale,
              .team = reason == nullptr ? "" : reason->team,
              .arrival = store_.chats().next_arrival(),
              .created_at = now,
              .queued_at = now,
              .active_at = now};
    const auto there = staff(now);
    const auto expected =
        waiting_time_.expected(store_.chats().waiting(), there.slots, there.free_slots);
    chat.predicted_wait = std::lround(expected.value_or(0));
    store_.chats().insert(chat, opening);
    tell(chat, {.agent = kEveryAgent}, "chat.queued", told_to_agents(chat), now);
    if (!opening.message.empty())
        add_message(chat, {.id = id,
                           .by = Party::Customer,
                           .name = chat.name,
                           .text = opening.message,
                           .at = now});
    return ChatStarted{snapshot(chat, now), false};
}

std::optional<ChatRefusal> ChatDesk::refusal_to_start(const std::string& subject, Instant now) {
    if (store_.chats().has_open(subject)) return ChatRefusal::AnotherOpen;
    if (!is_open(desk_.opening, now)) return ChatRefusal::OutsideHours;
    if (store_.chats().waiting() >= desk_.chat.most_waiting) return ChatRefusal::QueueFull;
    return std::nullopt;
}

Outcome<ChatSnapshot> ChatDesk::look(const Speaker& speaker, const std::string& id, Instant now) {
    const auto chat = find_for(speaker, id);
    if (!chat) return ChatRefusal::NotFound;
    return snapshot(*chat, now);
}

Outcome<Said> ChatDesk::say(const Speaker& speaker,
                            const std::string& id,
                            const std::string& message_id,
                            const std::string& text,
                            Instant now) {
    auto chat = find_for(speaker, id);
    if (!chat) return ChatRefusal::NotFound;
    if (const auto earlier = store_.chats().message(id, message_id)) {
        if (earlier->by != speaker.by || earlier->text != text) return ChatRefusal::IdConflict;
        return Said{earlier->seq, earlier->at, true};
    }
    if (chat->state == ChatState::Closed) return ChatRefusal::Closed;
    if (only_waits(*chat, speaker)) return ChatRefusal::NotActive;
    add_message(*chat, {.id = message_id,
                        .by = speaker.by,
                        .name = name_of(speaker, *chat),
                        .text = text,
                        .at = now});
    return Said{chat->last_seq, now, false};
}

std::optional<ChatRefusal>
ChatDesk::type(const Speaker& speaker, const std::string& id, bool typing, Instant now) {
    const auto chat = find_for(speaker, id);
    if (!chat) return ChatRefusal::NotFound;
    if (chat->state != ChatState::Active) return std::nullopt; // nobody is there to see it
    const Json data{{"by", word(speaker.by)}, {"on", typing}};
    store_.events().announce(other_side(*chat, speaker.by), "typing " + id,
                             event_body("chat.typing", id, data, now));
    return std::nullopt;
}

std::optional<ChatRefusal>
ChatDesk::read(const Speaker& speaker, const std::string& id, std::int64_t up_to, Instant now) {
    auto chat = find_for(speaker, id);
    if (!chat) return ChatRefusal::NotFound;
    if (only_waits(*chat, speaker)) return ChatRefusal::NotActive;
    if (!mark_read(*chat, speaker.by, up_to)) return std::nullopt;
    store_.chats().save(*chat);
    const auto seq = speaker.by == Party::Customer ? chat->read_by_customer : chat->read_by_agent;
    tell(*chat, both_sides(*chat), "chat.read", {{"by", word(speaker.by)}, {"upTo", seq}}, now);
    return std::nullopt;
}

std::optional<ChatRefusal>
ChatDesk::leave(const Speaker& speaker, const std::string& id, Instant now) {
    auto chat = find_for(speaker, id);
    if (!chat) return ChatRefusal::NotFound;
    if (only_waits(*chat, speaker)) return ChatRefusal::NotActive;
    end(*chat, leaving(*chat, speaker.by, now));
    return std::nullopt;
}

void ChatDesk::end(Chat& chat, const ChatEnd& end) {
    if (!close(chat, end)) return;
    learn_end(chat);
    add_system_line(chat, "closed", {}, end.at);
    tell(chat, everybody(chat), "chat.closed", {{"by", word(end.by)}, {"reason", word(end.reason)}},
         end.at);
}

Outcome<Rated> ChatDesk::rate(const std::string& subject,
                              const std::string& id,
                              const Rating& rating,
                              Instant now) {
    const auto chat = find_for({Party::Customer, subject}, id);
    if (!chat) return ChatRefusal::NotFound;
    if (!takes_rating(*chat, now)) return ChatRefusal::TooLate;
    return Rated{!store_.chats().rate(id, rating.score, rating.comment)};
}

std::optional<ChatRefusal>
ChatDesk::claim(const std::string& agent, const std::string& id, Instant now) {
    auto chat = store_.chats().find(id);
    if (!chat) return ChatRefusal::NotFound;
    const auto free = free_slots_of(agent, now);
    if (const auto refusal = desk::claim(*chat, agent, static_cast<int>(free), now)) return refusal;
    learn_wait(*chat);
    const auto name = name_of({Party::Agent, agent}, *chat);
    tell(*chat, everybody(*chat), "chat.assigned", {{"agent", {{"id", agent}, {"name", name}}}},
         now);
    add_system_line(*chat, "assigned", name, now);
    return std::nullopt;
}

std::optional<ChatRefusal> ChatDesk::transfer(const std::string& agent,
                                              const std::string& id,
                                              const std::string& team,
                                              Instant now) {
    auto chat = find_for({Party::Agent, agent}, id);
    if (!chat) return ChatRefusal::NotFound;
    if (const auto refusal = hand_on(*chat, team, store_.chats().next_arrival(), now))
        return refusal;
    store_.chats().save(*chat);
    Json data{{"team", team}};
    data["queue"] = told(place(store_.chats().position(*chat), staff(now), now));
    tell(*chat, everybody(*chat), "chat.transferred", data, now);
    add_system_line(*chat, "transferred", team, now);
    return std::nullopt;
}

std::vector<std::pair<Chat, QueuePlace>> ChatDesk::queue(Instant now) {
    const auto there = staff(now);
    std::vector<std::pair<Chat, QueuePlace>> all;
    std::int64_t position = 0;
    for (auto& chat : store_.chats().queue())
        all.emplace_back(std::move(chat), place(++position, there, now));
    return all;
}

std::int64_t ChatDesk::slots(Instant now) {
    return staff(now).slots;
}

std::optional<LoadNow> ChatDesk::load_now(Instant now) {
    constexpr std::int64_t kAll = 100;
    const auto there = staff(now);
    if (there.slots == 0 || !is_open(desk_.opening, now)) return std::nullopt;
    const auto waiting = store_.chats().waiting();
    const auto busy = there.slots - there.free_slots + waiting;
    LoadNow load{.level = static_cast<int>(std::min(kAll, kAll * busy / there.slots))};
    if (const auto range = waiting_time_.range(waiting, there.slots, there.free_slots))
        load.wait = static_cast<int>(range->high.count());
    return load;
}

std::chrono::seconds ChatDesk::mean_chat() const {
    return std::chrono::seconds(std::lround(waiting_time_.mean_chat()));
}

ChatDesk::Staff ChatDesk::staff(Instant now) {
    Staff staff;
    for (const auto& presence : store_.agents().present(now)) {
        if (presence.state != PresenceState::Online) continue;
        staff.agents_online += 1;
        staff.slots += presence.capacity;
        staff.free_slots +=
            std::max<std::int64_t>(0, presence.capacity - store_.chats().active_of(presence.agent));
    }
    return staff;
}

std::int64_t ChatDesk::free_slots_of(const std::string& agent, Instant now) {
    for (const auto& presence : store_.agents().present(now))
        if (presence.agent == agent && presence.state == PresenceState::Online)
            return presence.capacity - store_.chats().active_of(agent);
    return 0;
}

QueuePlace ChatDesk::place(std::int64_t position, const Staff& staff, Instant now) const {
    return {.position = position,
            .agents_online = staff.agents_online,
            .estimate = waiting_time_.range(position - 1, staff.slots, staff.free_slots),
            .computed_at = now};
}

std::optional<Chat> ChatDesk::find_for(const Speaker& speaker, const std::string& id) {
    auto chat = store_.chats().find(id);
    if (!chat) return std::nullopt;
    const bool theirs = speaker.by == Party::Customer
                            ? chat->subject == speaker.id
                            : chat->agent == speaker.id || chat->state == ChatState::Queued;
    if (!theirs) return std::nullopt;
    return chat;
}

ChatSnapshot ChatDesk::snapshot(const Chat& chat, Instant now) {
    ChatSnapshot snapshot{.chat = chat,
                          .messages = that_fit(store_.chats().messages(chat.id, kMessagesShown)),
                          .cursor = store_.events().cursor(store_.events().last_number())};
    if (chat.state == ChatState::Queued)
        snapshot.place = place(store_.chats().position(chat), staff(now), now);
    if (!chat.agent.empty()) snapshot.agent_name = name_of({Party::Agent, chat.agent}, chat);
    return snapshot;
}

std::string ChatDesk::name_of(const Speaker& speaker, const Chat& chat) const {
    if (speaker.by == Party::Customer) return chat.name;
    const auto* agent = find_agent(desk_, speaker.id);
    return agent == nullptr ? speaker.id : agent->name; // who left the desk file keeps an id
}

void ChatDesk::tell(
    const Chat& chat, const Audience& audience, const char* type, const Json& data, Instant now) {
    store_.events().append(audience, event_body(type, chat.id, data, now), now);
}

void ChatDesk::add_message(Chat& chat, ChatMessage message) {
    store_.chats().append(chat, message);
    tell(chat, both_sides(chat), "chat.message", told(message), message.at);
}

void ChatDesk::add_system_line(Chat& chat, const char* code, const std::string& name, Instant now) {
    add_message(chat,
                {.id = new_uuid(), .by = Party::System, .name = name, .code = code, .at = now});
}

void ChatDesk::learn_wait(const Chat& served) {
    if (served.assigned_at == Instant{}) return;
    const auto waited = served.assigned_at - served.queued_at;
    waiting_time_.was_served_after(waited);
    waiting_time_.turned_out(std::chrono::seconds(served.predicted_wait), waited);
}

void ChatDesk::learn_end(const Chat& closed) {
    if (closed.assigned_at != Instant{})
        waiting_time_.chat_took(closed.end->at - closed.assigned_at);
    else if (closed.end->reason == EndReason::Abandoned)
        waiting_time_.gave_up_after(closed.end->at - closed.queued_at);
}

} // namespace help::desk
