#include "demo/server/live/chat_json.h"

namespace help::desk {

Json told(const QueuePlace& place) {
    Json json{{"position", place.position}, {"agentsOnline", place.agents_online}};
    if (place.estimate)
        json["estimate"] = {{"low", place.estimate->low.count()},
                            {"high", place.estimate->high.count()},
                            {"computedAt", rfc3339(place.computed_at)}};
    return json;
}

Json told(const ChatMessage& message) {
    Json json{{"id", message.id}, {"seq", message.seq}, {"by", word(message.by)}};
    if (!message.name.empty()) json["name"] = message.name;
    if (!message.code.empty()) json["code"] = message.code;
    json["text"] = message.text;
    json["at"] = rfc3339(message.at);
    return json;
}

Json told(const ChatSnapshot& snapshot) {
    const auto& chat = snapshot.chat;
    Json json{{"id", chat.id}, {"state", word(chat.state)}};
    if (snapshot.place) json["queue"] = told(*snapshot.place);
    if (!chat.agent.empty()) json["agent"] = {{"id", chat.agent}, {"name", snapshot.agent_name}};
    json["messages"] = Json::array();
    for (const auto& message : snapshot.messages)
        json["messages"].push_back(told(message));
    json["read"] = {{"agent", chat.read_by_agent}, {"customer", chat.read_by_customer}};
    if (chat.end)
        json["closed"] = {{"by", word(chat.end->by)},
                          {"reason", word(chat.end->reason)},
                          {"at", rfc3339(chat.end->at)}};
    json["cursor"] = snapshot.cursor;
    return json;
}

Json told_to_agents(const Chat& chat, const Desk& desk) {
    Json json{{"id", chat.id},         {"state", word(chat.state)},
              {"name", chat.name},     {"email", chat.email},
              {"reason", chat.reason}, {"team", chat.team},
              {"locale", chat.locale}, {"queuedAt", rfc3339(chat.queued_at)}};
    add_verified(json, chat.verified, desk);
    if (!chat.agent.empty()) json["agent"] = chat.agent;
    if (chat.end)
        json["closed"] = {{"by", word(chat.end->by)},
                          {"reason", word(chat.end->reason)},
                          {"at", rfc3339(chat.end->at)}};
    if (chat.rating > 0)
        json["rating"] = {{"score", chat.rating}, {"comment", chat.rating_comment}};
    return json;
}

void add_verified(Json& json, bool verified, const Desk& desk) {
    if (!desk.identity.keys.empty()) json["verified"] = verified;
}

Json told_agents(DeskStore& store, const Desk& desk, Instant now) {
    Json agents = Json::array();
    for (const auto& presence : store.agents().present(now)) {
        const auto* known = find_agent(desk, presence.agent);
        agents.push_back({{"id", presence.agent},
                          {"name", known == nullptr ? presence.agent : known->name},
                          {"state", word(presence.state)},
                          {"capacity", presence.capacity},
                          {"active", store.chats().active_of(presence.agent)}});
    }
    return agents;
}

std::string
event_body(const std::string& type, const std::string& chat, const Json& data, Instant now) {
    Json event{{"type", type}};
    if (!chat.empty()) event["chat"] = chat;
    event["at"] = rfc3339(now);
    if (!data.is_null()) event["data"] = data;
    return event.dump();
}

} // namespace help::desk
