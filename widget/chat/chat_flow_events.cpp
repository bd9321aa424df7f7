#include "widget/base/text.h"
#include "widget/chat/chat_flow.h"

#include <algorithm>
#include <utility>

// What the backend says about a chat, and what becomes of it.

namespace help {

namespace {

/// Without news a typing agent is taken to have stopped.
constexpr Milliseconds kTypingLasts{8'000};

void put_messages(Conversation& talk, std::vector<ChatMessage> messages) {
    for (ChatMessage& message : messages) {
        (void)talk.take(std::move(message));
    }
}

/// A chat's first message has the chat's own id.
bool began_with(const LiveChat& chat, std::string_view words) {
    return std::any_of(
        chat.talk.messages().begin(), chat.talk.messages().end(),
        [&](const ChatMessage& message) { return message.id == chat.id && message.text == words; });
}

std::variant<QueueWatch, WithAgent> stage_of(const ChatSnapshot& snapshot, UtcTime now) {
    if (snapshot.stage == ChatStage::Active) {
        return WithAgent{snapshot.agent.value_or(Agent{}), {}};
    }
    return QueueWatch{snapshot.queue.value_or(QueuePlace{}), now};
}

} // namespace

void ChatFlow::take(ChatArrived& event, Hands hands) {
    if (LiveChat* chat = live(event.id)) {
        // Fetched again after a gap. A failure leaves what is there; the link says the rest.
        if (event.result.ok()) {
            catch_up(*chat, std::move(event.result.value()), hands);
        } else if (event.result.error().code == ProblemCode::NotFound) {
            hands.transport.unwatch();
            give_up(std::move(chat->draft), chat->talk.waiting(), chat->words);
        }
        return;
    }
    auto* joining = std::get_if<JoiningChat>(&state_);
    if (joining == nullptr || joining->id != event.id) {
        return;
    }
    if (event.result.ok()) {
        begin_live(std::move(*joining), std::move(event.result.value()), hands);
        return;
    }
    const Problem& problem = event.result.error();
    const bool back = joining->way == JoiningChat::Way::Back;
    if (back && problem.code != ProblemCode::NotFound &&
        problem.code != ProblemCode::Unauthorized) {
        joining->failure = problem;
        return;
    }
    if (problem.code == ProblemCode::IdConflict) {
        // An attempt before this one had arrived and its answer had not: the chat is there.
        joining->way = JoiningChat::Way::Back;
        resume(hands);
        return;
    }
    if (back) {
        give_up(std::move(joining->draft), joining->unsent, joining->words);
        return;
    }
    ChatForm form;
    form.draft = std::move(joining->draft);
    form.id = std::move(joining->id);
    form.key = std::move(joining->key);
    form.errors = problem.errors;
    if (problem.code != ProblemCode::Validation || problem.errors.empty()) {
        form.failure = problem;
    }
    state_ = std::move(form);
    say(ChatNews::Refused);
}

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

void ChatFlow::begin_live(JoiningChat joining, ChatSnapshot snapshot, Hands hands) {
    LiveChat chat;
    chat.draft = std::move(joining.draft);
    const std::string words = std::exchange(chat.draft.message, {});
    chat.id = std::move(joining.id);
    chat.key = std::move(joining.key);
    chat.words = std::move(joining.words);
    chat.seen = joining.seen;
    chat.stage = stage_of(snapshot, hands.now);
    chat.news_unseen = std::holds_alternative<WithAgent>(chat.stage) && !joining.served &&
                       attention_ == Attention::None;
    put_messages(chat.talk, std::move(snapshot.messages));
    chat.talk.read_by_agent(snapshot.read_by_agent);
    const bool since = joining.way == JoiningChat::Way::Back && !words.empty();
    if (since && !began_with(chat, words)) {
        chat.words = unsent_words(words, {}, chat.words);
    }
    if (snapshot.stage == ChatStage::Closed) {
        end(std::move(chat), snapshot.end.value_or(ChatEnd{}), hands);
        return;
    }
    for (OwnMessage& message : joining.unsent) {
        if (chat.talk.knows(message.id)) {
            continue; // it had arrived; only the answer was lost
        }
        message.failure.reset();
        hands.transport.send_message(chat.id, message.id, message.text);
        chat.talk.write(std::move(message));
    }
    hands.transport.watch(snapshot.cursor);
    const bool served = std::holds_alternative<WithAgent>(chat.stage);
    state_ = std::move(chat);
    say(served ? ChatNews::Assigned : ChatNews::Joined);
}

void ChatFlow::catch_up(LiveChat& chat, ChatSnapshot snapshot, Hands hands) {
    put_messages(chat.talk, std::move(snapshot.messages));
    chat.talk.read_by_agent(snapshot.read_by_agent);
    if (snapshot.stage == ChatStage::Closed) {
        end(std::move(chat), snapshot.end.value_or(ChatEnd{}), hands);
        return;
    }
    hands.transport.watch(snapshot.cursor);
    const bool was_served = std::holds_alternative<WithAgent>(chat.stage);
    auto* queue = std::get_if<QueueWatch>(&chat.stage);
    if (queue != nullptr && snapshot.stage == ChatStage::Queued) {
        queue->update(snapshot.queue.value_or(QueuePlace{}), hands.now);
        return;
    }
    chat.stage = stage_of(snapshot, hands.now);
    if (!was_served) {
        assigned(chat);
    }
}

void ChatFlow::assigned(LiveChat& chat) {
    chat.news_unseen = attention_ == Attention::None;
    say(ChatNews::Assigned);
}

void ChatFlow::take(const MessageAnswered& event, Hands hands) {
    auto* chat = std::get_if<LiveChat>(&state_);
    if (chat == nullptr) {
        return;
    }
    if (event.result.ok()) {
        (void)chat->talk.confirm(event.id, event.result.value());
        return;
    }
    (void)chat->talk.refuse(event.id, event.result.error());
    if (event.result.error().code == ProblemCode::NotFound) {
        hands.transport.load_chat(chat->id); // is it only this message, or the whole chat?
    }
}

void ChatFlow::take(const ChatCloseAnswered& event, Hands hands) {
    LiveChat* chat = live(event.id);
    if (chat == nullptr) {
        return;
    }
    if (event.failure) {
        chat->closing = Closing::Failed;
        return;
    }
    const bool served = std::holds_alternative<WithAgent>(chat->stage);
    end(std::move(*chat),
        {ClosedBy::Customer, served ? CloseReason::Ended : CloseReason::Abandoned}, hands);
}

void ChatFlow::take(const RatingAnswered& event) {
    auto* chat = std::get_if<EndedChat>(&state_);
    if (chat != nullptr && chat->rated == RatingStage::OnItsWay) {
        chat->rated = event.failure ? RatingStage::Failed : RatingStage::Given;
    }
}

void ChatFlow::take(const QueueMoved& event, Hands hands) {
    LiveChat* chat = live(event.chat);
    auto* queue = chat == nullptr ? nullptr : std::get_if<QueueWatch>(&chat->stage);
    if (queue != nullptr) {
        queue->update(event.place, hands.now);
    }
}

void ChatFlow::take(const AgentAssigned& event) {
    if (LiveChat* chat = live(event.chat)) {
        chat->stage = WithAgent{event.agent, {}};
        assigned(*chat);
    }
}

void ChatFlow::take(MessageArrived& event, Hands hands) {
    LiveChat* chat = live(event.chat);
    if (chat == nullptr) {
        return;
    }
    auto* with = std::get_if<WithAgent>(&chat->stage);
    if (with != nullptr && event.message.by == Author::Agent) {
        with->typing_until.reset();
    }
    if (chat->talk.take(std::move(event.message)) == Conversation::Took::Gap) {
        hands.transport.load_chat(chat->id);
    }
}

void ChatFlow::take(const MessagesRead& event) {
    if (LiveChat* chat = live(event.chat)) {
        chat->talk.read_by_agent(event.up_to);
    }
}

void ChatFlow::take(const AgentTyping& event, Hands hands) {
    LiveChat* chat = live(event.chat);
    auto* with = chat == nullptr ? nullptr : std::get_if<WithAgent>(&chat->stage);
    if (with != nullptr) {
        with->typing_until = event.on ? std::optional{hands.now + kTypingLasts} : std::nullopt;
    }
}

void ChatFlow::take(const ChatTransferred& event, Hands hands) {
    if (LiveChat* chat = live(event.chat)) {
        chat->stage = QueueWatch{event.queue.value_or(QueuePlace{}), hands.now};
        say(ChatNews::Transferred);
    }
}

void ChatFlow::take(const ChatClosed& event, Hands hands) {
    if (LiveChat* chat = live(event.chat)) {
        end(std::move(*chat), event.end, hands);
    }
}

void ChatFlow::take(const EventsLost& /*event*/, Hands hands) {
    if (const auto* chat = std::get_if<LiveChat>(&state_)) {
        hands.transport.load_chat(chat->id);
    }
}

void ChatFlow::take(const LinkChanged& event) {
    link_ = event.link;
}

void ChatFlow::end(LiveChat chat, ChatEnd end, Hands hands) {
    hands.transport.unwatch();
    EndedChat ended;
    ended.draft = std::move(chat.draft);
    ended.id = std::move(chat.id);
    ended.key = std::move(chat.key);
    ended.end = end;
    if (auto* with = std::get_if<WithAgent>(&chat.stage)) {
        ended.agent = std::move(with->agent);
    } else {
        // Served before, and sent back to the queue by a transfer: there is somebody to rate.
        for (const ChatMessage& message : chat.talk.messages()) {
            if (message.by == Author::Agent) {
                ended.agent = Agent{{}, message.name};
            }
        }
    }
    std::string unanswered;
    if (!ended.agent && end.by != ClosedBy::Customer) {
        // Nobody was there to read it: it is as good as not sent.
        for (const ChatMessage& message : chat.talk.messages()) {
            if (message.by == Author::Customer) {
                unanswered = unsent_words(std::move(unanswered), {}, message.text);
            }
        }
    }
    ended.draft.message = unsent_words(std::move(unanswered), chat.talk.waiting(), chat.words);
    ended.seen = chat.seen;
    ended.new_from = chat.new_from;
    if (attention_ == Attention::None) {
        ended.news_unseen = end.by != ClosedBy::Customer;
        if (chat.talk.unseen(chat.seen) > 0 && ended.new_from <= chat.seen) {
            ended.new_from = chat.seen + 1;
        }
    }
    const auto fresh = static_cast<std::size_t>(chat.talk.unseen(chat.seen));
    ended.shown = std::clamp(fresh, kMessagesShownAtEnd, kMostMessagesShown);
    ended.talk = std::move(chat.talk);
    state_ = std::move(ended);
    say(ChatNews::Ended);
}

} // namespace help
