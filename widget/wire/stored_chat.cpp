#include "widget/wire/stored_chat.h"

#include "widget/base/random.h"
#include "widget/wire/json_writer.h"
#include "widget/wire/members.h"
#include "widget/wire/value.h"

#include <algorithm>
#include <limits>

namespace help {

namespace {

/// Beside what the outbox holds there are messages that it has refused.
constexpr std::size_t kMostUnsent = 200;
/// Limits of the desk were kept when this was written; these only keep out what cannot be ours.
/// Several messages can have become one text: of texts there is only the limit of the whole.
constexpr std::size_t kLongestField = 1'000;

std::optional<std::string> text_of(const Value& object, std::string_view key, std::size_t most) {
    const Value* member = object.member(key);
    return member == nullptr ? std::nullopt : member->text(0, most);
}

bool is_key(std::string_view text) {
    return text.size() == 32 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

bool read_unsent(const Value& root, std::vector<OwnMessage>& unsent) {
    const Value* member = root.member("unsent");
    const Value::Array* list = member == nullptr ? nullptr : member->array();
    if (list == nullptr || list->size() > kMostUnsent) {
        return false;
    }
    for (const Value& entry : *list) {
        auto id = text_of(entry, "id", 36);
        auto text = text_of(entry, "text", kMostKept);
        const Value* at = entry.member("at");
        const auto time = at == nullptr ? std::nullopt : at->number(0, 253402300799000.0);
        if (!id || !is_uuid(*id) || !text || text->empty() || !time) {
            return false;
        }
        unsent.push_back({std::move(*id), std::move(*text), from_unix_ms(*time), std::nullopt,
                          is_set(entry, "handed")});
    }
    return true;
}

/// By this member the loader knows that a chat goes on, and fetches the core before anybody comes
/// (sdk/src/loader/life.ts). For one that is over nothing has to be fetched.
constexpr std::string_view kKey = "key";
constexpr std::string_view kKeyOfOver = "keyOfOver";

} // namespace

std::string encode_stored_chat(const StoredChat& chat) {
    JsonWriter json;
    json.begin_object()
        .member("name", chat.draft.name)
        .member("email", chat.draft.email)
        .member("reason", chat.draft.reason)
        .member("message", chat.draft.message)
        .member("id", chat.id)
        .member(chat.over ? kKeyOfOver : kKey, chat.key)
        .member("words", chat.words);
    json.key("joined").flag(chat.joined).key("served").flag(chat.served);
    json.key("vouched").flag(chat.vouched).member("login", chat.login);
    if (chat.over) {
        json.key("over").begin_object().key("score").integer(chat.over->score);
        json.member("comment", chat.over->comment).end_object();
    }
    json.key("seen").integer(chat.seen).key("handed").integer(chat.handed);
    json.key("wordsHanded").flag(chat.words_handed);
    json.key("unsent").begin_array();
    std::size_t count = 0;
    std::size_t bytes = 0;
    for (const OwnMessage& message : chat.unsent) {
        bytes += message.text.size();
        if (++count > kMostUnsent || bytes > kMostBytes) {
            break;
        }
        json.begin_object().member("id", message.id).member("text", message.text);
        json.key("at").integer(unix_ms(message.at));
        json.key("handed").flag(message.handed).end_object();
    }
    return json.end_array().end_object().take();
}

std::optional<StoredChat> decode_stored_chat(std::string_view json) {
    const auto root = parse_json(json, kMostKept);
    if (!root) {
        return std::nullopt;
    }
    auto name = text_of(*root, "name", kLongestField);
    auto email = text_of(*root, "email", kLongestField);
    auto reason = text_of(*root, "reason", 64);
    auto message = text_of(*root, "message", kMostKept);
    auto id = text_of(*root, "id", 36);
    const Value* over = root->member("over");
    auto key = text_of(*root, over == nullptr ? kKey : kKeyOfOver, 32);
    auto words = text_of(*root, "words", kMostKept);
    const Value* seen = root->member("seen");
    const auto newest = seen == nullptr
                            ? std::nullopt
                            : seen->integer(0, std::numeric_limits<std::uint32_t>::max());
    const Value* handed = root->member("handed");
    const Value* joined = root->member("joined");
    const auto known = joined == nullptr ? std::nullopt : joined->flag();
    StoredChat chat;
    if (!known || !name || !email || !reason || !message || !id || !key || !words || !newest ||
        !read_unsent(*root, chat.unsent)) {
        return std::nullopt;
    }
    const bool begun = !id->empty();
    if (begun ? !is_uuid(*id) || !is_key(*key) : !key->empty() || !chat.unsent.empty()) {
        return std::nullopt;
    }
    if (over != nullptr) {
        const Value* score = over->member("score");
        const auto stars = score == nullptr ? std::nullopt : score->integer(0, 5);
        auto comment = text_of(*over, "comment", kMostKept);
        if (!stars || !comment) {
            return std::nullopt;
        }
        chat.over = ChatRating{static_cast<int>(*stars), std::move(*comment)};
    }
    chat.vouched = is_set(*root, "vouched");
    // An earlier version did not say under which login; the address was the login's then.
    chat.login =
        text_of(*root, "login", kLongestField).value_or(chat.vouched ? *email : std::string{});
    chat.draft = {std::move(*name), std::move(*email), std::move(*reason), std::move(*message)};
    chat.id = std::move(*id);
    chat.key = std::move(*key);
    chat.joined = *known;
    chat.served = is_set(*root, "served");
    chat.words_handed = is_set(*root, "wordsHanded");
    chat.words = std::move(*words);
    chat.seen = static_cast<std::uint32_t>(*newest);
    chat.handed = static_cast<std::uint32_t>(
        handed == nullptr
            ? 0
            : handed->integer(0, std::numeric_limits<std::uint32_t>::max()).value_or(0));
    return chat;
}

} // namespace help
