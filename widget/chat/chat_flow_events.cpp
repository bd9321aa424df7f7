#include "widget/chat/chat_flow.h"

#include <algorithm>
#include <utility>

// What the backend says about a chat, and what comes with time. How it ends: chat_flow_end.cpp.

namespace help {

namespace {

/// Without news a typing agent is taken to have stopped.
constexpr Milliseconds kTypingLasts{8'000};

/// A chat that could not be fetched is not asked for again before this time, and then somewhere
/// within it: after a restart of the backend everybody asks in the same moment.
constexpr Milliseconds kFetchPause{30'000};
constexpr Milliseconds kLongestFetchPause{300'000};

/// So long the end of a chat that the customer has closed is waited for: it comes after whatever
/// the agent wrote before.
constexpr Milliseconds kEndComes{2'000};

/// A chat's first message has the chat's own id.
bool began_with(const LiveChat& chat, std::string_view words) {
    return std::any_of(
        chat.talk.messages().begin(), chat.talk.messages().end(),
        [&](const ChatMessage& message) { return message.id == chat.id && message.text == words; });
}

ChatEnd own_end(const LiveChat& chat) {
    const bool served = std::holds_alternative<WithAgent>(chat.stage);
    return {ClosedBy::Customer, served ? CloseReason::Ended : CloseReason::Abandoned};
}

std::variant<QueueWatch, WithAgent> stage_of(const ChatSnapshot& snapshot, UtcTime now) {
    const bool was_served = snapshot.stage == ChatStage::Closed && snapshot.agent;
    if (snapshot.stage == ChatStage::Active || was_served) {
        return WithAgent{snapshot.agent.value_or(Agent{}), {}};
    }
    return QueueWatch{snapshot.queue.value_or(QueuePlace{}), now};
}

} // namespace

void ChatFlow::take(ChatArrived& event, Hands hands) {
    if (LiveChat* chat = live(event.id)) {
        // Fetched again after a gap. A failure leaves what is there; the link says the rest.
        chat->stale = false;
        if (event.result.ok()) {
            catch_up(*chat, std::move(event.result.value()), hands);
        } else if (chat->closed) {
            const ChatEnd end_of_it = own_end(*chat);
            end(std::move(*chat), end_of_it, hands);
        } else if (const Problem& problem = event.result.error(); may_pass(problem.code)) {
            chat->stale = true;
            const auto spread = hands.random.below(static_cast<std::uint64_t>(kFetchPause.count()));
            chat->fetch_at = hands.now +
                             std::clamp(problem.retry_after, kFetchPause, kLongestFetchPause) +
                             Milliseconds{static_cast<std::int64_t>(spread)};
        } else if (problem.code == ProblemCode::NotFound) {
            hands.transport.unwatch();
            give_up(std::move(chat->draft), chat->talk.waiting(), chat->composed());
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
    if (problem.code == ProblemCode::ChatLimit && !problem.chat.empty()) {
        joining->id = problem.chat; // of the same customer: their tab is gone, or another one
    }
    if (problem.code == ProblemCode::IdConflict || joining->id != event.id) {
        // An attempt before this one had arrived and its answer had not: the chat is there.
        joining->way = JoiningChat::Way::Back;
        resume(hands);
        return;
    }
    if (back) {
        give_up(std::move(joining->draft), joining->unsent, joining->composed());
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

void ChatFlow::begin_live(JoiningChat joining, ChatSnapshot snapshot, Hands hands) {
    LiveChat chat;
    chat.draft = std::move(joining.draft);
    const std::string words = std::exchange(chat.draft.message, {});
    chat.id = std::move(joining.id);
    chat.key = std::move(joining.key);
    chat.words = std::move(joining.words);
    chat.handed = joining.words_handed ? chat.words : std::string{};
    chat.stage = stage_of(snapshot, hands.now);
    chat.news_unseen = std::holds_alternative<WithAgent>(chat.stage) && !joining.served &&
                       attention_ == Attention::None;
    chat.talk.hand_over(joining.handed);
    for (OwnMessage& message : joining.unsent) { // some may have arrived, and their answers not
        message.failure.reset();
        chat.talk.write(std::move(message));
    }
    chat.talk.take_newest(std::move(snapshot.messages));
    chat.talk.read_by_agent(snapshot.read_by_agent);
    // A desk that was put back from a back-up has less than the customer has seen.
    chat.seen = std::min(joining.seen, chat.talk.newest());
    const bool since = joining.way == JoiningChat::Way::Back && !words.empty();
    if (since && !began_with(chat, words)) {
        chat.words = unsent_words(words, {}, chat.words);
    }
    if (snapshot.stage == ChatStage::Closed) {
        end(std::move(chat), snapshot.end.value_or(ChatEnd{}), hands, std::move(joining.over));
        return;
    }
    for (const OwnMessage& message : chat.talk.waiting()) {
        hands.transport.send_message(chat.id, message.id, message.text);
    }
    hands.transport.watch(snapshot.cursor);
    const bool served = std::holds_alternative<WithAgent>(chat.stage);
    state_ = std::move(chat);
    if (!served) {
        say(ChatNews::Joined);
    } else if (!joining.served) {
        say(ChatNews::Assigned);
    }
}

void ChatFlow::catch_up(LiveChat& chat, ChatSnapshot snapshot, Hands hands) {
    chat.talk.take_newest(std::move(snapshot.messages));
    chat.talk.read_by_agent(snapshot.read_by_agent);
    if (snapshot.stage == ChatStage::Closed && snapshot.agent) {
        chat.stage = stage_of(snapshot, hands.now);
    }
    if (snapshot.stage == ChatStage::Closed || chat.closed) {
        const ChatEnd otherwise = chat.closed ? own_end(chat) : ChatEnd{};
        end(std::move(chat), snapshot.end.value_or(otherwise), hands);
        return;
    }
    hands.transport.watch(snapshot.cursor);
    const bool was_served = std::holds_alternative<WithAgent>(chat.stage);
    auto* queue = std::get_if<QueueWatch>(&chat.stage);
    if (queue != nullptr && snapshot.stage == ChatStage::Queued) {
        move(*queue, snapshot.queue.value_or(QueuePlace{}), hands);
        return;
    }
    chat.stage = stage_of(snapshot, hands.now);
    if (!was_served) {
        assigned(chat);
    }
}

void ChatFlow::fetch(LiveChat& chat, Hands hands) {
    chat.stale = true;
    chat.fetch_at.reset();
    hands.transport.load_chat(chat.id);
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
    const Problem& problem = event.result.error();
    (void)chat->talk.refuse(event.id, problem);
    if (problem.code == ProblemCode::NotFound || problem.code == ProblemCode::ChatClosed) {
        fetch(*chat, hands); // is it only this message, or the whole chat?
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
    if (link_ == Link::Online) {
        chat->closed = true;
        chat->fetch_at = hands.now + kEndComes;
        return;
    }
    const ChatEnd end_of_it = own_end(*chat);
    end(std::move(*chat), end_of_it, hands);
}

void ChatFlow::take(const RatingAnswered& event) {
    auto* chat = std::get_if<EndedChat>(&state_);
    if (chat == nullptr || chat->rated != RatingStage::OnItsWay) {
        return;
    }
    if (!event.failure) {
        chat->rated = RatingStage::Given;
        return;
    }
    const ProblemCode code = event.failure->code;
    const bool too_late = code == ProblemCode::ChatClosed || code == ProblemCode::NotFound;
    chat->rated = too_late ? RatingStage::TooLate : RatingStage::Failed;
}

void ChatFlow::take(const QueueMoved& event, Hands hands) {
    LiveChat* chat = live(event.chat);
    auto* queue = chat == nullptr ? nullptr : std::get_if<QueueWatch>(&chat->stage);
    if (queue != nullptr) {
        move(*queue, event.place, hands);
    }
}

void ChatFlow::move(QueueWatch& queue, const QueuePlace& place, Hands hands) {
    if (place.position != queue.position()) {
        say(ChatNews::Moved);
    }
    queue.update(place, hands.now);
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
    if (chat->talk.take(std::move(event.message)) == Conversation::Took::Gap && !chat->stale) {
        fetch(*chat, hands);
    }
}

void ChatFlow::take(const MessagesRead& event) {
    LiveChat* chat = live(event.chat);
    if (chat != nullptr && event.by == Author::Agent) {
        chat->talk.read_by_agent(event.up_to);
    } else if (chat != nullptr) {
        // In another tab. Of what has not come to this one nothing is known.
        chat->seen = std::max(chat->seen, std::min(event.up_to, chat->talk.newest()));
        chat->news_unseen = false;
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
    if (auto* chat = std::get_if<LiveChat>(&state_)) {
        chat->talk.doubt();
        fetch(*chat, hands);
    }
}

void ChatFlow::take(const LinkChanged& event) {
    link_ = event.link;
    if (auto* chat = std::get_if<LiveChat>(&state_);
        chat != nullptr && chat->fetch_at && link_ == Link::Online) {
        chat->fetch_at = UtcTime{}; // at once
    }
}

void ChatFlow::advance(Hands hands) {
    const UtcTime now = hands.now;
    if (auto* form = std::get_if<ChatForm>(&state_);
        form && form->failure && form->failure->opens_at &&
        form->failure->opens_at->utc <= hands.desk_now) {
        form->failure.reset();
    }
    auto* chat = std::get_if<LiveChat>(&state_);
    auto* with = chat == nullptr ? nullptr : std::get_if<WithAgent>(&chat->stage);
    if (with != nullptr && with->typing_until && *with->typing_until <= now) {
        with->typing_until.reset();
    }
    if (chat != nullptr && chat->fetch_at && *chat->fetch_at <= now) {
        fetch(*chat, hands);
    }
}

std::optional<UtcTime> ChatFlow::next_wake(UtcTime now) const {
    const auto* chat = std::get_if<LiveChat>(&state_);
    if (chat == nullptr) {
        return std::nullopt;
    }
    const auto* queue = std::get_if<QueueWatch>(&chat->stage);
    const auto change =
        queue != nullptr ? queue->next_change(now) : std::get<WithAgent>(chat->stage).typing_until;
    return chat->fetch_at && (!change || *chat->fetch_at < *change) ? chat->fetch_at : change;
}

} // namespace help
