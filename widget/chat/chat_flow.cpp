#include "widget/chat/chat_flow.h"

#include "widget/base/text.h"

#include <algorithm>
#include <utility>

// What the customer does, and what is kept of it. What the backend says: chat_flow_events.cpp.

namespace help {

ChatFlow::ChatFlow(std::string_view name, std::string_view email) {
    ChatForm form;
    form.draft.name = name;
    form.draft.email = email;
    state_ = std::move(form);
}

ChatFlow::ChatFlow(StoredChat stored) {
    if (stored.id.empty()) {
        ChatForm form;
        form.draft = std::move(stored.draft);
        state_ = std::move(form);
        return;
    }
    JoiningChat joining;
    joining.draft = std::move(stored.draft);
    joining.id = std::move(stored.id);
    joining.key = std::move(stored.key);
    joining.way = stored.joined ? JoiningChat::Way::Back : JoiningChat::Way::First;
    joining.words = std::move(stored.words);
    joining.unsent = std::move(stored.unsent);
    joining.seen = stored.seen;
    joining.served = stored.served;
    joining.over = std::move(stored.over);
    joining.handed = stored.handed;
    joining.words_handed = stored.words_handed;
    state_ = std::move(joining);
}

bool ChatFlow::busy() const {
    return std::holds_alternative<LiveChat>(state_) || std::holds_alternative<JoiningChat>(state_);
}

LiveChat* ChatFlow::live(std::string_view id) {
    auto* chat = std::get_if<LiveChat>(&state_);
    return chat != nullptr && chat->id == id ? chat : nullptr;
}

void ChatFlow::edit(FormField field, std::string value) {
    if (auto* form = std::get_if<ChatForm>(&state_)) {
        help::edit(*form, field, std::move(value));
    }
}

const ChatDraft& ChatFlow::draft() const {
    return std::visit([](const auto& each) -> const ChatDraft& { return each.draft; }, state_);
}

void ChatFlow::know(const ChatDraft& before, const ChatDraft& now) {
    ChatDraft* next = nullptr;
    if (auto* form = std::get_if<ChatForm>(&state_); form != nullptr && form->id.empty()) {
        next = &form->draft;
    } else if (auto* chat = std::get_if<LiveChat>(&state_)) {
        next = &chat->draft;
    } else if (auto* ended = std::get_if<EndedChat>(&state_)) {
        next = &ended->draft;
    }
    if (next != nullptr && next->name == before.name) {
        next->name = now.name;
    }
    if (next != nullptr && next->email == before.email) {
        next->email = now.email;
    }
}

void ChatFlow::leave_form() {
    if (auto* form = std::get_if<ChatForm>(&state_)) {
        form->failure.reset();
    }
}

bool ChatFlow::start(const Desk& desk, Hands hands) {
    auto* form = std::get_if<ChatForm>(&state_);
    if (form == nullptr) {
        return true;
    }
    form->failure.reset();
    form->errors = check_chat(form->draft, desk);
    if (!form->errors.empty()) {
        return false;
    }
    JoiningChat joining;
    joining.draft = tidy(form->draft);
    joining.id = form->id.empty() ? make_uuid(hands.now, hands.random) : form->id;
    joining.key = form->key.empty() ? make_resume_key(hands.random) : form->key;
    hands.transport.resume({joining.id, joining.key});
    hands.transport.start_chat(joining.id, joining.draft);
    state_ = std::move(joining);
    return true;
}

void ChatFlow::write(std::string words, Hands hands) {
    auto* chat = std::get_if<LiveChat>(&state_);
    if (chat == nullptr) {
        return;
    }
    const bool talking = std::holds_alternative<WithAgent>(chat->stage);
    const bool was_empty = chat->words.empty();
    chat->words = std::move(words);
    if (talking && (!chat->words.empty() || !was_empty)) {
        hands.transport.typing(chat->id, !chat->words.empty());
    }
}

void ChatFlow::send(Hands hands) {
    auto* chat = std::get_if<LiveChat>(&state_);
    const std::string_view words = chat == nullptr ? std::string_view{} : trim(chat->words);
    if (words.empty()) {
        return;
    }
    OwnMessage message;
    message.id = make_uuid(hands.now, hands.random);
    message.text = words;
    message.at = hands.desk_now;
    message.handed = chat->words == std::exchange(chat->handed, {});
    hands.transport.send_message(chat->id, message.id, message.text);
    chat->talk.write(std::move(message));
    chat->words.clear();
    chat->new_from = 0;
}

void ChatFlow::show_earlier() {
    const auto more = [](std::size_t& shown) {
        shown = std::min(shown + kMessagesShown, kMostMessagesShown);
    };
    if (auto* chat = std::get_if<LiveChat>(&state_)) {
        more(chat->shown);
    } else if (auto* ended = std::get_if<EndedChat>(&state_)) {
        more(ended->shown);
    }
}

void ChatFlow::send_again(std::string_view id, Hands hands) {
    auto* chat = std::get_if<LiveChat>(&state_);
    auto message = chat == nullptr ? std::nullopt : chat->talk.take_back(id);
    if (!message) {
        return;
    }
    if (message->failure && message->failure->code == ProblemCode::IdConflict) {
        message->id = make_uuid(hands.now, hands.random);
    }
    message->failure.reset();
    message->handed = false; // its place may be behind others that are not
    message->at = hands.desk_now;
    hands.transport.send_message(chat->id, message->id, message->text);
    chat->talk.write(std::move(*message));
}

void ChatFlow::ask_to_close() {
    if (auto* chat = std::get_if<LiveChat>(&state_); chat && chat->closing == Closing::No) {
        chat->closing = Closing::Asked;
    }
}

void ChatFlow::keep_open() {
    if (auto* chat = std::get_if<LiveChat>(&state_); chat && chat->closing != Closing::OnItsWay) {
        chat->closing = Closing::No;
    }
}

void ChatFlow::close(Hands hands) {
    auto* chat = std::get_if<LiveChat>(&state_);
    if (chat != nullptr && chat->closing != Closing::OnItsWay) {
        chat->closing = Closing::OnItsWay;
        hands.transport.close_chat(chat->id);
    }
}

void ChatFlow::begin_again() {
    ChatForm form;
    if (auto* chat = std::get_if<EndedChat>(&state_)) {
        form.draft = std::move(chat->draft);
    } else if (auto* joining = std::get_if<JoiningChat>(&state_); joining && joining->failure) {
        form.draft = std::move(joining->draft);
        form.draft.message =
            unsent_words(std::move(form.draft.message), joining->unsent, joining->composed());
    } else {
        return;
    }
    state_ = std::move(form);
}

void ChatFlow::rate(int score) {
    if (auto* chat = std::get_if<EndedChat>(&state_)) {
        chat->rating.score = score;
    }
}

void ChatFlow::comment(std::string words) {
    if (auto* chat = std::get_if<EndedChat>(&state_)) {
        chat->rating.comment = std::move(words);
    }
}

void ChatFlow::submit_rating(Hands hands) {
    auto* chat = std::get_if<EndedChat>(&state_);
    if (chat != nullptr && chat->rating.score > 0 && chat->rated != RatingStage::OnItsWay) {
        chat->rated = RatingStage::OnItsWay;
        chat->rating.comment = std::string{trim(chat->rating.comment)};
        hands.transport.resume({chat->id, chat->key});
        hands.transport.rate_chat(chat->id, chat->rating);
    }
}

bool ChatFlow::attend(Attention attention, Hands hands) {
    const Attention before = std::exchange(attention_, attention);
    if (auto* ended = std::get_if<EndedChat>(&state_); ended && attention != Attention::None) {
        const std::uint32_t newest = ended->talk.newest();
        const bool news = std::exchange(ended->news_unseen, false);
        return std::exchange(ended->seen, newest) != newest || news;
    }
    auto* chat = std::get_if<LiveChat>(&state_);
    if (chat == nullptr) {
        return false;
    }
    bool changed = attention != Attention::None && std::exchange(chat->news_unseen, false);
    if (const std::uint32_t kept = chat->talk.take_kept(); kept < chat->seen) {
        chat->seen = kept;
        chat->new_from = 0;
        changed = true;
    }
    const std::uint32_t newest = chat->talk.newest();
    chat->reads_earlier = attention == Attention::Earlier;
    if (chat->reads_earlier && newest > chat->held_at) {
        // What is being read stays where it is: the list grows instead of sliding.
        chat->shown = std::min(chat->shown + (newest - chat->held_at), kMostMessagesShown);
    }
    chat->held_at = newest;
    const bool fresh = chat->talk.unseen(chat->seen) > 0;
    const std::uint32_t whole = chat->talk.whole();
    const bool watched = before == Attention::Newest && attention == Attention::Newest;
    if (fresh && !watched && chat->new_from <= chat->seen) {
        chat->new_from = chat->seen + 1;
    }
    if (attention == Attention::Newest && whole > chat->seen) {
        chat->seen = whole;
        if (fresh) {
            hands.transport.read(chat->id, whole);
        }
        return true;
    }
    return changed;
}

void ChatFlow::resume(Hands hands) {
    auto* joining = std::get_if<JoiningChat>(&state_);
    if (joining == nullptr) {
        return;
    }
    joining->failure.reset();
    hands.transport.resume({joining->id, joining->key});
    if (joining->way == JoiningChat::Way::Back) {
        hands.transport.load_chat(joining->id);
    } else {
        // The same id is the same chat: whether the first attempt arrived need not be known.
        hands.transport.start_chat(joining->id, joining->draft);
    }
}

int ChatFlow::unread() const {
    if (attention_ == Attention::Newest) {
        return 0; // what waits for a gap to be filled is in front of the customer
    }
    return std::visit(
        [](const auto& each) {
            if constexpr (requires { each.news_unseen; }) {
                return std::max(each.talk.unseen(each.seen), each.news_unseen ? 1 : 0);
            } else {
                return 0;
            }
        },
        state_);
}

std::optional<StoredChat> ChatFlow::stored() const {
    StoredChat stored;
    if (const auto* form = std::get_if<ChatForm>(&state_)) {
        stored.draft = form->draft;
    } else if (const auto* joining = std::get_if<JoiningChat>(&state_)) {
        const bool joined = joining->way == JoiningChat::Way::Back;
        stored = {joining->draft,  joining->id,   joining->key,    joined,       joining->words,
                  joining->unsent, joining->seen, joining->served, joining->over};
        stored.handed = joining->handed;
        stored.words_handed = joining->words_handed;
    } else if (const auto* chat = std::get_if<LiveChat>(&state_)) {
        const bool served = std::holds_alternative<WithAgent>(chat->stage) && !chat->news_unseen;
        stored = {chat->draft,          chat->id,   chat->key, true, chat->words,
                  chat->talk.waiting(), chat->seen, served};
        stored.handed = chat->talk.handed();
        stored.words_handed = chat->words == chat->handed;
    } else if (const auto& ended = std::get<EndedChat>(state_); ended.rated < RatingStage::Given) {
        // After a reload the backend tells again how it ended.
        stored = {ended.draft, ended.id, ended.key, true, ended.unsent, {}, ended.seen, true};
        stored.draft.message.clear();
        stored.handed = ended.talk.handed();
        if (unread() == 0) {
            stored.over = ended.rating;
        }
    } else if (!ended.draft.message.empty()) {
        stored.draft = ended.draft;
    } else {
        return std::nullopt;
    }
    return stored;
}

std::vector<ChatNews> ChatFlow::take_news() {
    return std::exchange(news_, {});
}

std::string make_resume_key(Random& random) {
    constexpr char kHex[] = "0123456789abcdef";
    std::string key;
    for (int word = 0; word < 2; ++word) {
        std::uint64_t bits = random.next();
        for (int digit = 0; digit < 16; ++digit, bits >>= 4U) {
            key.push_back(kHex[bits & 0xFU]);
        }
    }
    return key;
}

} // namespace help
