#include "demo/server/live/bot_agents.h"

#include "demo/server/live/bot_phrases.h"
#include "demo/server/store/session_token.h"

#include <algorithm>
#include <array>

namespace help::desk {
namespace {

constexpr std::string_view kIdPrefix = "bot-";
constexpr std::int64_t kChatsAtOnce = 3;
constexpr std::int64_t kKeptForPeople = 1; // chats, of all of them together
constexpr std::int64_t kReadBack = 50;     // messages
constexpr std::chrono::seconds kBetweenReports{20};
constexpr std::chrono::seconds kWayGiven{60}; // to a person who has room
constexpr std::array kNames{"Bruna", "Camila", "Diego", "Helena", "Igor", "Luana"};

} // namespace

bool is_bot(const std::string& agent) {
    return agent.starts_with(kIdPrefix);
}

Desk with_bots(Desk desk, int count) {
    for (int number = 0; number < count; ++number) {
        const auto at = static_cast<std::size_t>(number);
        desk.chat.agents.push_back(
            {.id = std::string(kIdPrefix) + std::to_string(number + 1),
             .name = std::string(kNames.at(at % kNames.size())) + kSimulated});
    }
    return desk;
}

BotAgents::BotAgents(const Desk& desk, DeskStore& store, ChatDesk& chats, std::uint64_t seed)
    : desk_(desk), store_(store), chats_(chats), dice_(seed) {}

void BotAgents::tick(Instant now) {
    be_present(now);
    claim_one(now);
    const auto active = store_.chats().active();
    std::erase_if(talks_, [&active](const auto& talk) {
        return std::ranges::find(active, talk.first, &Chat::id) == active.end();
    });
    for (const auto& chat : active)
        if (is_bot(chat.agent)) go_on(chat, now);
}

void BotAgents::be_present(Instant now) {
    if (now - present_at_ < kBetweenReports || !is_open(desk_.opening, now)) return;
    present_at_ = now;
    for (const auto& agent : desk_.chat.agents)
        if (is_bot(agent.id))
            store_.agents().set_presence({agent.id, PresenceState::Online, kChatsAtOnce}, now);
}

void BotAgents::claim_one(Instant now) {
    const auto queue = store_.chats().queue();
    std::erase_if(claim_at_, [&queue](const auto& waiting) {
        return std::ranges::find(queue, waiting.first, &Chat::id) == queue.end();
    });
    for (const auto& chat : queue)
        if (!claim_at_.contains(chat.id)) claim_at_[chat.id] = now + dice_.between(3, 7);
    const auto* chat = next_of(queue, now);
    if (chat == nullptr || claim_at_.at(chat->id) > now) return;
    if (now - chat->queued_at < kWayGiven && somebody_else_has_room(now)) return;
    for (const auto& agent : desk_.chat.agents)
        if (is_bot(agent.id) && !chats_.claim(agent.id, chat->id, now)) return;
}

const Chat* BotAgents::next_of(const std::vector<Chat>& queue, Instant now) {
    std::int64_t free = 0;
    for (const auto& agent : desk_.chat.agents)
        if (is_bot(agent.id)) free += chats_.room().free_slots_of(agent.id, now);
    const auto next = std::ranges::find_if(queue, [free](const Chat& chat) {
        return free > (is_simulated_customer(chat.subject) ? kKeptForPeople : 0);
    });
    return next == queue.end() ? nullptr : &*next;
}

bool BotAgents::somebody_else_has_room(Instant now) {
    return std::ranges::any_of(desk_.chat.agents, [&](const DeskAgent& agent) {
        return !is_bot(agent.id) && chats_.room().free_slots_of(agent.id, now) > 0;
    });
}

void BotAgents::go_on(const Chat& chat, Instant now) {
    const auto known = talks_.find(chat.id);
    auto& talk = known == talks_.end() ? talks_[chat.id] : known->second;
    if (known == talks_.end()) {
        const auto* agent = find_agent(desk_, chat.agent);
        talk.lines.push_back({bot_greeting(chat.locale, chat.name, agent->name)});
        talk.next_at = now + dice_.between(1, 2);
    }
    listen(chat, talk, now);
    speak(chat, talk, now);
}

void BotAgents::listen(const Chat& chat, Talk& talk, Instant now) {
    if (chat.last_seq <= talk.heard) return;
    const auto messages = store_.chats().messages(chat.id, kReadBack);
    for (const auto& message : messages) {
        if (message.by != Party::Customer || message.seq <= talk.heard) continue;
        if (talk.lines.empty()) talk.next_at = now + dice_.between(1, 3);
        if (is_farewell(message.text)) {
            talk.lines.push_back({bot_farewell(chat.locale, chat.name), true});
            continue;
        }
        for (auto& sentence : bot_answer(chat.locale, message.text))
            talk.lines.push_back({std::move(sentence)});
    }
    talk.heard = chat.last_seq;
    (void)chats_.read({Party::Agent, chat.agent}, chat.id, chat.last_seq, now);
}

void BotAgents::speak(const Chat& chat, Talk& talk, Instant now) {
    if (talk.lines.empty() || now < talk.next_at) return;
    const Speaker speaker{Party::Agent, chat.agent};
    talk.typing = !talk.typing;
    (void)chats_.type(speaker, chat.id, talk.typing, now);
    talk.next_at = now + dice_.between(1, 3);
    if (talk.typing) return; // and says it when the time has passed
    const auto line = talk.lines.front();
    talk.lines.pop_front();
    (void)chats_.say(speaker, chat.id, new_uuid(), line.text, now);
    if (line.is_last) (void)chats_.leave(speaker, chat.id, now);
}

} // namespace help::desk
