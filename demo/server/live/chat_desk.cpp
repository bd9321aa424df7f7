#include "demo/server/live/chat_desk.h"

#include "demo/server/store/session_token.h"

#include <algorithm>

namespace help::desk {
namespace {

constexpr std::int64_t kMessagesShown = 50; // of the protocol
constexpr std::chrono::seconds kBetweenSights{30};

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

ChatDesk::ChatDesk(const Desk& desk, DeskStore& store, std::optional<int> most_of_an_address)
    : desk_(desk), store_(store), room_(desk, store),
      by_address_(store.chats(), most_of_an_address) {}

Outcome<ChatStarted> ChatDesk::start(const std::string& subject,
                                     const std::string& id,
                                     const ChatOpening& opening,
                                     Instant now,
                                     const std::string& address) {
    if (const auto earlier = store_.chats().find(id)) {
        if (earlier->subject != subject || !store_.chats().was_opened_with(id, opening))
            return ChatRefusal::IdConflict;
        return ChatStarted{snapshot(*earlier, now), true};
    }
    if (!store_.identities().may_write_as(subject, opening.email)) return ChatRefusal::OtherEmail;
    if (const auto refusal = refusal_to_start(subject, address, now)) return *refusal;
    const auto* reason = find_reason(desk_, opening.reason);
    const auto team = reason == nullptr ? std::string() : reason->team;
    const auto promise = room_.promise(team, now);
    Chat chat{.id = id,
              .subject = subject,
              .name = opening.name,
              .email = opening.email,
              .verified = store_.identities().is_address_of(subject, opening.email),
              .reason = opening.reason,
              .locale = opening.locale,
              .team = team,
              .arrival = store_.chats().next_arrival(),
              .created_at = now,
              .queued_at = now,
              .predicted_wait = promise.expected,
              .promised_wait = promise.high,
              .seen_at = now,
              .active_at = now};
    store_.chats().insert(chat, opening);
    by_address_.add(id, address);
    tell(chat, {.agent = kEveryAgent}, "chat.queued", told_to_agents(chat, desk_), now);
    if (!opening.message.empty())
        add_message(chat, {.id = id,
                           .by = Party::Customer,
                           .name = chat.name,
                           .text = opening.message,
                           .at = now});
    return ChatStarted{snapshot(chat, now), false};
}

std::optional<ChatRefusal>
ChatDesk::refusal_to_start(const std::string& subject, const std::string& address, Instant now) {
    if (store_.chats().open_of(subject)) return ChatRefusal::AnotherOpen;
    if (!is_open(desk_.opening, now)) return ChatRefusal::OutsideHours;
    if (store_.chats().waiting() >= desk_.chat.most_waiting) return ChatRefusal::QueueFull;
    if (by_address_.has_most(address)) return ChatRefusal::QueueFull;
    return std::nullopt;
}

Outcome<ChatSnapshot> ChatDesk::look(const Speaker& speaker, const std::string& id, Instant now) {
    const auto chat = find_for(speaker, id, now);
    if (!chat) return ChatRefusal::NotFound;
    return snapshot(*chat, now);
}

Outcome<Said> ChatDesk::say(const Speaker& speaker,
                            const std::string& id,
                            const std::string& message_id,
                            const std::string& text,
                            Instant now) {
    auto chat = find_for(speaker, id, now);
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
    const auto chat = find_for(speaker, id, now);
    if (!chat) return ChatRefusal::NotFound;
    if (chat->state != ChatState::Active) return std::nullopt; // nobody is there to see it
    const Json data{{"by", word(speaker.by)}, {"on", typing}};
    store_.events().announce(other_side(*chat, speaker.by), "typing " + id,
                             event_body("chat.typing", id, data, now));
    return std::nullopt;
}

std::optional<ChatRefusal>
ChatDesk::read(const Speaker& speaker, const std::string& id, std::int64_t up_to, Instant now) {
    auto chat = find_for(speaker, id, now);
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
    auto chat = find_for(speaker, id, now);
    if (!chat) return ChatRefusal::NotFound;
    if (only_waits(*chat, speaker)) return ChatRefusal::NotActive;
    end(*chat, leaving(*chat, speaker.by, now));
    return std::nullopt;
}

void ChatDesk::end(Chat& chat, const ChatEnd& end) {
    if (!close(chat, end)) return;
    room_.learn_end(chat);
    add_system_line(chat, "closed", {}, end.at);
    tell(chat, everybody(chat), "chat.closed", {{"by", word(end.by)}, {"reason", word(end.reason)}},
         end.at);
}

Outcome<Rated> ChatDesk::rate(const std::string& subject,
                              const std::string& id,
                              const Rating& rating,
                              Instant now) {
    const auto chat = find_for({Party::Customer, subject}, id, now);
    if (!chat) return ChatRefusal::NotFound;
    if (!takes_rating(*chat, now)) return ChatRefusal::TooLate;
    const bool first = store_.chats().rate(id, rating.score, rating.comment);
    const Json data{{"score", rating.score}, {"comment", rating.comment}};
    if (!chat->agent.empty()) tell(*chat, {.agent = chat->agent}, "chat.rated", data, now);
    return Rated{!first};
}

std::optional<ChatRefusal>
ChatDesk::claim(const std::string& agent, const std::string& id, Instant now, Reach reach) {
    auto chat = store_.chats().find(id);
    if (!chat) return ChatRefusal::NotFound;
    const auto* known = find_agent(desk_, agent);
    const bool theirs = known == nullptr || serves(*known, chat->team);
    if (chat->state == ChatState::Queued && reach == Reach::OwnTeams && !theirs)
        return ChatRefusal::OtherTeam;
    const auto free = room_.free_slots_of(agent, now);
    if (const auto refusal = desk::claim(*chat, agent, static_cast<int>(free), now)) return refusal;
    room_.learn_wait(*chat);
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
    auto chat = find_for({Party::Agent, agent}, id, now);
    if (!chat) return ChatRefusal::NotFound;
    if (const auto refusal = hand_on(*chat, team, store_.chats().next_arrival(), now))
        return refusal;
    store_.chats().save(*chat);
    Json data{{"team", team}};
    data["queue"] = told(room_.place_of(*chat, now));
    tell(*chat, everybody(*chat), "chat.transferred", data, now);
    add_system_line(*chat, "transferred", team, now);
    return std::nullopt;
}

void ChatDesk::hand_on_of(const std::string& agent, Instant now) {
    for (const auto& chat : store_.chats().active())
        if (chat.agent == agent) transfer(agent, chat.id, chat.team, now);
}

void ChatDesk::hand_on_of_former_agents(Instant now) {
    for (const auto& chat : store_.chats().active())
        if (find_agent(desk_, chat.agent) == nullptr) transfer(chat.agent, chat.id, chat.team, now);
}

std::optional<Chat> ChatDesk::find_for(const Speaker& speaker, const std::string& id, Instant now) {
    auto chat = store_.chats().find(id);
    if (!chat) return std::nullopt;
    const bool theirs = speaker.by == Party::Customer
                            ? chat->subject == speaker.id
                            : chat->agent == speaker.id || chat->state == ChatState::Queued;
    if (!theirs) return std::nullopt;
    if (speaker.by == Party::Customer && chat->state == ChatState::Queued &&
        now - chat->seen_at >= kBetweenSights) {
        chat->seen_at = now;
        store_.chats().saw_customer(speaker.id, now);
    }
    return chat;
}

ChatSnapshot ChatDesk::snapshot(const Chat& chat, Instant now) {
    ChatSnapshot snapshot{.chat = chat,
                          .messages = that_fit(store_.chats().messages(chat.id, kMessagesShown)),
                          .cursor = store_.events().cursor(store_.events().last_number())};
    if (chat.state == ChatState::Queued) snapshot.place = room_.place_of(chat, now);
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

} // namespace help::desk
