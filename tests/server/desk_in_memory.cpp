#include "tests/server/desk_in_memory.h"

#include "demo/server/store/session_token.h"
#include "tests/server/desk_of_the_demo.h"

using namespace help::desk;

DeskInMemory::DeskInMemory(Desk with) : desk(std::move(with)) {}
DeskInMemory::DeskInMemory() : DeskInMemory(always_open(demo_desk())) {}

std::string
DeskInMemory::start(const std::string& subject, const std::string& id, const std::string& message) {
    store.sessions().start(new_uuid(), std::nullopt, subject, now);
    const auto outcome = chats.start(subject, id,
                                     {.name = "Ana Souza",
                                      .email = "ana@example.com",
                                      .message = message,
                                      .locale = "pt-BR",
                                      .key_hash = "hash"},
                                     now);
    if (const auto* refusal = std::get_if<ChatRefusal>(&outcome)) return word(*refusal);
    const auto& started = std::get<ChatStarted>(outcome);
    const auto state = help::desk::word(started.snapshot.chat.state);
    return (started.repeated ? "repeated " : "") + state +
           (started.snapshot.place ? " " + std::to_string(started.snapshot.place->position) : "");
}

void DeskInMemory::present(const std::string& id, std::int64_t capacity) {
    store.agents().set_presence({id, PresenceState::Online, capacity}, now);
}

ChatSnapshot DeskInMemory::look(const std::string& id) {
    const auto subject = store.chats().find(id)->subject;
    return std::get<ChatSnapshot>(chats.look(customer(subject), id, now));
}

std::string DeskInMemory::say(const Speaker& speaker,
                              const std::string& id,
                              const std::string& message_id,
                              const std::string& text) {
    const auto outcome = chats.say(speaker, id, message_id, text, now);
    if (const auto* refusal = std::get_if<ChatRefusal>(&outcome)) return word(*refusal);
    const auto& said = std::get<Said>(outcome);
    return (said.repeated ? "repeated " : "at ") + std::to_string(said.seq);
}

std::string DeskInMemory::told() {
    std::string all;
    for (const auto& event : store.events().take())
        all += (all.empty() ? "" : " ") + std::string(Json::parse(event.body)["type"]) +
               (event.number == 0 ? "*" : "");
    return all;
}

std::string word(ChatRefusal refusal) {
    switch (refusal) {
    case ChatRefusal::NotFound:
        return "not found";
    case ChatRefusal::IdConflict:
        return "id conflict";
    case ChatRefusal::Closed:
        return "closed";
    case ChatRefusal::NotQueued:
        return "not queued";
    case ChatRefusal::NotActive:
        return "not active";
    case ChatRefusal::NoCapacity:
        return "no capacity";
    case ChatRefusal::OtherTeam:
        return "other team";
    case ChatRefusal::OutsideHours:
        return "outside hours";
    case ChatRefusal::QueueFull:
        return "queue full";
    case ChatRefusal::AnotherOpen:
        return "another open";
    case ChatRefusal::OtherEmail:
        return "other email";
    case ChatRefusal::TooLate:
        break;
    }
    return "too late";
}

std::string word(const std::optional<ChatRefusal>& refusal) {
    return refusal ? word(*refusal) : "ok";
}

Speaker customer(const std::string& subject) {
    return {Party::Customer, subject};
}
Speaker agent(const std::string& id) {
    return {Party::Agent, id};
}
