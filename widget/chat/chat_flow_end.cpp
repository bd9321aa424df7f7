#include "widget/chat/chat_flow.h"

#include <algorithm>
#include <utility>

// How a chat ends, and what of it goes on.

namespace help {

/// The backend does not know the chat any more. What had not been sent is not lost: it stands in
/// the form of the next one.
void ChatFlow::give_up(ChatDraft draft,
                       const std::vector<OwnMessage>& unsent,
                       std::string_view words) {
    ChatForm form;
    form.draft = std::move(draft);
    form.draft.message = unsent_words(std::move(form.draft.message), unsent, words);
    state_ = std::move(form);
    say(ChatNews::Gone);
}

std::string ChatFlow::hand_over() {
    if (auto* form = std::get_if<ChatForm>(&state_)) {
        return std::exchange(form->draft.message, {});
    }
    if (auto* chat = std::get_if<LiveChat>(&state_)) {
        std::string words = unanswered_words(chat->talk, chat->composed());
        chat->talk.hand_over(chat->talk.newest());
        chat->handed = chat->words;
        return words;
    }
    if (auto* ended = std::get_if<EndedChat>(&state_)) {
        ended->unsent.clear();
        return std::exchange(ended->draft.message, {});
    }
    return {};
}

/// `seen`: the customer has seen the end before a reload, and had begun to rate so.
void ChatFlow::end(LiveChat chat, ChatEnd end, Hands hands, std::optional<ChatRating> seen) {
    hands.transport.unwatch();
    EndedChat ended;
    ended.draft = std::move(chat.draft);
    ended.id = std::move(chat.id);
    ended.key = std::move(chat.key);
    ended.end = end;
    chat.seen = std::min(chat.seen, chat.talk.take_kept());
    ended.unsent = unsent_words({}, chat.talk.waiting(), chat.composed());
    if (auto* with = std::get_if<WithAgent>(&chat.stage)) {
        ended.agent = std::move(with->agent);
        ended.draft.message = ended.unsent;
    } else {
        for (const ChatMessage& message : chat.talk.messages()) {
            if (message.by == Author::Agent) {
                // Served before, and sent back to the queue by a transfer: there is somebody to
                // rate.
                ended.agent = Agent{{}, message.name};
            }
        }
        // Nobody was there to read it: it is as good as not sent.
        ended.draft.message = unanswered_words(chat.talk, chat.composed());
    }
    ended.seen = chat.seen;
    ended.new_from = chat.new_from;
    if (attention_ == Attention::None) {
        ended.news_unseen = end.by != ClosedBy::Customer && !seen;
        if (chat.talk.unseen(chat.seen) > 0 && ended.new_from <= chat.seen) {
            ended.new_from = chat.seen + 1;
        }
    }
    const auto fresh = static_cast<std::size_t>(chat.talk.unseen(chat.seen));
    ended.shown = std::clamp(fresh, kMessagesShownAtEnd, kMostMessagesShown);
    ended.talk = std::move(chat.talk);
    if (seen) {
        ended.rating = std::move(*seen);
    } else {
        say(ChatNews::Ended);
    }
    state_ = std::move(ended);
}

} // namespace help
