#include "demo/server/live/bot_customers.h"

#include "demo/server/live/bot_agents.h"
#include "demo/server/store/session_token.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace help::desk {
namespace {

using std::chrono::seconds;

constexpr std::array kFirstNames{"Aline",  "Bento",  "Clara", "Davi",    "Elisa", "Fábio",
                                 "Gisele", "Heitor", "Iara",  "Joaquim", "Lívia", "Otávio"};
constexpr std::array kLastNames{"Moraes", "Teixeira", "Prado",   "Siqueira", "Dantas",
                                "Rocha",  "Bastos",   "Freitas", "Vieira"};
constexpr std::array<std::int64_t, 8> kScores{5, 5, 5, 5, 4, 4, 3, 2};

constexpr std::ptrdiff_t kMostWaiting = 3;
constexpr std::int64_t kRoomForPeople = 1; // chats that still have room
constexpr seconds kSilence{150};           // of an agent: then they leave
constexpr seconds kLongestTypical{600};    // well below the silence that ends a chat

bool waits(const Chat& chat) {
    return chat.state == ChatState::Queued;
}

Speaker speaker_of(const Chat& chat) {
    return {Party::Customer, chat.subject};
}

} // namespace

BotCustomers::BotCustomers(const Desk& desk, DeskStore& store, ChatDesk& chats, std::uint64_t seed)
    : desk_(desk), store_(store), chats_(chats), dice_(seed) {}

void BotCustomers::tick(Instant now) {
    auto open = store_.chats().queue();
    std::ranges::move(store_.chats().active(), std::back_inserter(open));
    arrive(open, now);
    for (const auto& chat : open) {
        if (!is_simulated_customer(chat.subject)) continue;
        auto& visit = visit_of(chat, now);
        if (waits(chat))
            wait(chat, visit, now);
        else
            talk(chat, visit, now);
    }
    look_back(now);
}

void BotCustomers::arrive(const std::vector<Chat>& open, Instant now) {
    if (now < arrives_at_ || !has_room_for_one(open, now)) return;
    arrives_at_ = now + dice_.between(8, 30);
    int number = 1;
    const auto is_there = [&open](const std::string& subject) {
        return std::ranges::find(open, subject, &Chat::subject) != open.end();
    };
    while (is_there(std::string(kSimulatedCustomer) + std::to_string(number)))
        ++number;
    start(dice_.one_of(bot_stories()), std::string(kSimulatedCustomer) + std::to_string(number),
          now);
}

bool BotCustomers::has_room_for_one(const std::vector<Chat>& open, Instant now) {
    const auto waiting = std::ranges::count_if(
        open, [](const Chat& chat) { return waits(chat) && is_simulated_customer(chat.subject); });
    return waiting < kMostWaiting && is_open(desk_.opening, now) &&
           static_cast<std::int64_t>(open.size()) + kRoomForPeople < chats_.room().slots(now);
}

void BotCustomers::start(const BotStory& story, const std::string& subject, Instant now) {
    const auto& locale = dice_.in_one_of(2) ? desk_.locales.front() : dice_.one_of(desk_.locales);
    const auto reason = std::ranges::find_if(desk_.reasons, [&story](const Reason& one) {
        return one.team.find(story.about) != std::string::npos;
    });
    const std::string first_name = dice_.one_of(kFirstNames);
    const auto name = first_name + " " + dice_.one_of(kLastNames) + kSimulated;
    store_.sessions().know(subject, now);
    store_.samples().mark(now);
    const auto id = new_uuid();
    const auto outcome =
        chats_.start(subject, id,
                     {.name = name,
                      .email = kSimulatedEmail,
                      .reason = reason == desk_.reasons.end() ? std::string() : reason->id,
                      .message = story.opening.in(locale),
                      .locale = locale},
                     now);
    if (const auto* started = std::get_if<ChatStarted>(&outcome))
        visit_of(started->snapshot.chat, now).lines = {story.lines.begin(), story.lines.end()};
}

BotCustomers::Visit& BotCustomers::visit_of(const Chat& chat, Instant now) {
    const auto known = visits_.find(chat.id);
    if (known != visits_.end()) return known->second;
    auto& visit = visits_[chat.id];
    visit.lines = {bot_has_to_go()};
    visit.patient_until =
        now + (dice_.in_one_of(4) ? dice_.between(20, 45) : dice_.between(90, 160));
    return visit;
}

void BotCustomers::wait(const Chat& chat, Visit& visit, Instant now) {
    if (std::exchange(visit.is_active, false)) visit.patient_until = now + dice_.between(90, 160);
    if (now >= visit.patient_until) (void)chats_.leave(speaker_of(chat), chat.id, now);
}

void BotCustomers::talk(const Chat& chat, Visit& visit, Instant now) {
    if (!std::exchange(visit.is_active, true)) visit.next_at = now + kSilence;
    listen(chat, visit, now);
    if (now >= visit.next_at) speak(chat, visit, now);
}

void BotCustomers::listen(const Chat& chat, Visit& visit, Instant now) {
    if (chat.last_seq <= visit.heard) return;
    const auto messages = store_.chats().messages(chat.id, chat.last_seq - visit.heard);
    visit.heard = chat.last_seq;
    (void)chats_.read(speaker_of(chat), chat.id, chat.last_seq, now);
    const bool agent_spoke =
        std::ranges::find(messages, Party::Agent, &ChatMessage::by) != messages.end();
    if (!agent_spoke || visit.lines.empty() || visit.typing) return;
    visit.agent_is_next = false;
    visit.next_at = now + thinking_about(chat);
}

void BotCustomers::speak(const Chat& chat, Visit& visit, Instant now) {
    const auto speaker = speaker_of(chat);
    if (visit.lines.empty()) { // leave was taken, and the agent has not ended the chat
        (void)chats_.leave(speaker, chat.id, now);
        return;
    }
    if (visit.agent_is_next) visit.lines = {bot_has_to_go()}; // but said nothing
    visit.typing = !visit.typing;
    (void)chats_.type(speaker, chat.id, visit.typing, now);
    visit.next_at = now + dice_.between(2, 5);
    if (visit.typing) return; // and says it when the time has passed
    const auto line = visit.lines.front();
    visit.lines.pop_front();
    (void)chats_.say(speaker, chat.id, new_uuid(), line.in(chat.locale), now);
    visit.agent_is_next = true;
    visit.next_at = now + (visit.lines.empty() ? dice_.between(25, 40) : kSilence);
}

void BotCustomers::look_back(Instant now) {
    for (auto& [id, visit] : visits_) {
        const auto chat = store_.chats().find(id);
        visit.is_over = !chat || chat->state == ChatState::Closed;
        if (!visit.is_over || !chat || chat->agent.empty()) continue;
        if (!visit.rates_at && dice_.in_one_of(3)) continue;
        if (!visit.rates_at) visit.rates_at = now + dice_.between(3, 10);
        visit.is_over = now >= *visit.rates_at;
        if (visit.is_over) rate(*chat, now);
    }
    std::erase_if(visits_, [](const auto& known) { return known.second.is_over; });
}

void BotCustomers::rate(const Chat& chat, Instant now) {
    const auto score = dice_.one_of(kScores);
    const auto comment = dice_.in_one_of(3) ? bot_comment(score).in(chat.locale) : std::string();
    (void)chats_.rate(chat.subject, chat.id, {score, comment}, now);
}

std::chrono::seconds BotCustomers::thinking_about(const Chat& chat) {
    if (!is_bot(chat.agent)) return dice_.between(4, 12);
    const auto typical = std::min(desk_.chat.typical_chat, kLongestTypical);
    const auto share =
        typical.count() / static_cast<std::int64_t>(bot_stories().front().lines.size());
    return dice_.between(share / 2, share * 3 / 2);
}

} // namespace help::desk
