#include "widget/base/random.h"
#include "widget/wire/chat_parts.h"
#include "widget/wire/events.h"
#include "widget/wire/members.h"

namespace help {

namespace {

constexpr std::size_t kMostEvents = 1'000;
constexpr double kLongestPauseSeconds = 300;

ServerEvent hello(const Value& root) {
    const std::string_view cursor = text_of(root, "cursor");
    return StreamHello{std::string{is_cursor(cursor) ? cursor : std::string_view{}}};
}

ServerEvent draining(const Value& data) {
    const Value* retry = data.member("retry");
    const auto seconds = retry == nullptr ? std::nullopt : retry->number(0, kLongestPauseSeconds);
    if (!seconds) {
        return MalformedEvent{};
    }
    return ServerDraining{Milliseconds{static_cast<std::int64_t>(*seconds * 1000)}};
}

ServerEvent queue_updated(std::string chat, const Value& data) {
    const auto place = read_queue_place(data);
    return place ? ServerEvent{TransportEvent{QueueMoved{std::move(chat), *place}}}
                 : ServerEvent{MalformedEvent{}};
}

ServerEvent assigned(std::string chat, const Value& data) {
    const Value* member = data.member("agent");
    auto agent = member == nullptr ? std::nullopt : read_agent(*member);
    return agent ? ServerEvent{TransportEvent{AgentAssigned{std::move(chat), std::move(*agent)}}}
                 : ServerEvent{MalformedEvent{}};
}

ServerEvent message_came(std::string chat, const Value& data) {
    auto message = read_message(data);
    return message
               ? ServerEvent{TransportEvent{MessageArrived{std::move(chat), std::move(*message)}}}
               : ServerEvent{MalformedEvent{}};
}

ServerEvent was_read(std::string chat, const Value& data) {
    const bool agent = text_of(data, "by") == "agent";
    if (!agent && text_of(data, "by") != "customer") {
        return IgnoredEvent{};
    }
    const auto up_to = read_seq(data, "upTo", 0);
    return up_to ? ServerEvent{TransportEvent{MessagesRead{
                       std::move(chat), *up_to, agent ? Author::Agent : Author::Customer}}}
                 : ServerEvent{MalformedEvent{}};
}

ServerEvent typing(std::string chat, const Value& data) {
    if (text_of(data, "by") != "agent") {
        return IgnoredEvent{};
    }
    const Value* member = data.member("on");
    const auto on = member == nullptr ? std::nullopt : member->flag();
    return on ? ServerEvent{TransportEvent{AgentTyping{std::move(chat), *on}}}
              : ServerEvent{MalformedEvent{}};
}

ServerEvent transferred(std::string chat, const Value& data) {
    ChatTransferred event{std::move(chat), {}, std::nullopt};
    auto team = shown(data, "team", 0, 80);
    if (const Value* queue = data.member("queue")) {
        event.queue = read_queue_place(*queue);
        if (!event.queue) {
            return MalformedEvent{};
        }
    }
    if (!team) {
        return MalformedEvent{};
    }
    event.team = std::move(*team);
    return TransportEvent{std::move(event)};
}

ServerEvent closed(std::string chat, const Value& data) {
    return TransportEvent{ChatClosed{std::move(chat), read_chat_end(data)}};
}

struct ChatEventRow {
    std::string_view type;
    ServerEvent (*read)(std::string chat, const Value& data);
};
constexpr ChatEventRow kChatEvents[] = {
    {"queue.updated", queue_updated}, {"chat.assigned", assigned},
    {"chat.message", message_came},   {"chat.read", was_read},
    {"chat.typing", typing},          {"chat.transferred", transferred},
    {"chat.closed", closed}};

ServerEvent chat_event(const ChatEventRow& row, const Value& root) {
    const std::string_view chat = text_of(root, "chat");
    const Value* data = root.member("data");
    if (!is_uuid(chat) || data == nullptr || data->object() == nullptr) {
        return MalformedEvent{};
    }
    return row.read(std::string{chat}, *data);
}

ServerEvent read_event(const Value& root) {
    const std::string_view type = text_of(root, "type");
    if (type.empty()) {
        return MalformedEvent{};
    }
    for (const ChatEventRow& row : kChatEvents) {
        if (row.type == type) {
            return chat_event(row, root);
        }
    }
    if (type == "hello") {
        return hello(root);
    }
    if (type == "server.draining") {
        const Value* data = root.member("data");
        return data == nullptr ? ServerEvent{MalformedEvent{}} : draining(*data);
    }
    if (type == "stream.reset") {
        return TransportEvent{EventsLost{}};
    }
    if (type == "notice.changed" || type == "hours.changed" || type == "load.changed") {
        return TransportEvent{DeskChanged{}};
    }
    return IgnoredEvent{};
}

} // namespace

ServerEvent decode_event(std::string_view json) {
    const auto root = parse_json(json);
    return root ? read_event(*root) : ServerEvent{MalformedEvent{}};
}

std::optional<EventBatch> decode_event_batch(std::string_view json) {
    const auto root = parse_json(json);
    EventBatch batch;
    if (!root || !is_cursor(text_of(*root, "cursor")) || root->member("events") == nullptr ||
        !each(*root, "events", 0, kMostEvents, [&](const Value& value) {
            batch.events.push_back({std::string{text_of(value, "id")}, read_event(value)});
            return true;
        })) {
        return std::nullopt;
    }
    batch.cursor = text_of(*root, "cursor");
    return batch;
}

} // namespace help
