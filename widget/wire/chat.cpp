#include "widget/wire/chat.h"

#include "widget/wire/chat_parts.h"
#include "widget/wire/json_writer.h"
#include "widget/wire/members.h"

namespace help {

namespace {

constexpr Named kStages[] = {{"queued", static_cast<int>(ChatStage::Queued)},
                             {"active", static_cast<int>(ChatStage::Active)},
                             {"closed", static_cast<int>(ChatStage::Closed)}};
/// The protocol gives the newest 50; a backend that gives more is still read.
constexpr std::size_t kMostMessages = 200;

/// Reads the member `key` into `target`; false when it is there and refused.
template <typename T, typename Read>
bool read_optional(const Value& root, std::string_view key, std::optional<T>& target, Read read) {
    const Value* member = root.member(key);
    if (member == nullptr) {
        return true;
    }
    target = read(*member);
    return target.has_value();
}

/// Their order is by seq, each larger than the one before.
bool read_messages(const Value& root, std::vector<ChatMessage>& messages) {
    return each(root, "messages", 0, kMostMessages, [&](const Value& value) {
        auto message = read_message(value);
        if (!message || (!messages.empty() && message->seq <= messages.back().seq)) {
            return false;
        }
        messages.push_back(std::move(*message));
        return true;
    });
}

bool read_marks(const Value& root, ChatSnapshot& chat) {
    const Value* read = root.member("read");
    if (read == nullptr || read->member("agent") == nullptr) {
        return true;
    }
    const auto agent = read_seq(*read, "agent", 0);
    chat.read_by_agent = agent.value_or(0);
    return agent.has_value();
}

bool read_cursor(const Value& root, std::string& cursor) {
    const Value* member = root.member("cursor");
    const std::string* text = member == nullptr ? nullptr : member->text();
    if (text == nullptr || !is_cursor(*text)) {
        return false;
    }
    cursor = *text;
    return true;
}

} // namespace

std::optional<ChatSnapshot> decode_chat(std::string_view json) {
    const auto root = parse_json(json);
    if (!root) {
        return std::nullopt;
    }
    ChatSnapshot chat;
    auto id = identifier(*root);
    const auto stage = named(*root, "state", kStages);
    if (!id || !stage || !read_optional(*root, "queue", chat.queue, read_queue_place) ||
        !read_optional(*root, "agent", chat.agent, read_agent) ||
        !read_messages(*root, chat.messages) || !read_marks(*root, chat) ||
        !read_cursor(*root, chat.cursor)) {
        return std::nullopt;
    }
    chat.id = std::move(*id);
    chat.stage = static_cast<ChatStage>(*stage);
    if (chat.stage == ChatStage::Closed) {
        const Value* closed = root->member("closed");
        chat.end = closed == nullptr ? ChatEnd{} : read_chat_end(*closed);
    }
    return chat;
}

std::optional<MessageReceipt> decode_message_receipt(std::string_view json) {
    const auto root = parse_json(json);
    const auto seq = root ? read_seq(*root, "seq", 1) : std::nullopt;
    const auto at = root ? instant(*root, "at") : std::nullopt;
    return seq && at ? std::optional{MessageReceipt{*seq, at->utc}} : std::nullopt;
}

std::string encode_chat(const ChatDraft& draft, std::string_view key, std::string_view locale) {
    JsonWriter json;
    json.begin_object().member("name", draft.name).member("email", draft.email);
    const std::pair<std::string_view, std::string_view> optional[] = {
        {"reason", draft.reason}, {"message", draft.message}, {"key", key}, {"locale", locale}};
    for (const auto& [name, text] : optional) {
        if (!text.empty()) {
            json.member(name, text);
        }
    }
    return json.end_object().take();
}

std::string encode_rating(const ChatRating& rating) {
    JsonWriter json;
    json.begin_object().key("score").integer(rating.score);
    if (!rating.comment.empty()) {
        json.member("comment", rating.comment);
    }
    return json.end_object().take();
}

} // namespace help
