#include "widget/chat/conversation_view.h"

#include "widget/chat/chat_words.h"
#include "widget/chat/links.h"

#include <algorithm>
#include <vector>

namespace help {

namespace {

/// Messages of one person that follow each other this closely share one line of time.
constexpr Milliseconds kOneBreath{300'000};

bool together(const ChatMessage& a, const ChatMessage& b) {
    return a.by == b.by && a.name == b.name && b.at - a.at < kOneBreath;
}

/// The line below a message passes to the next one that is on its way already, so that nothing
/// moves when that has arrived. What was not sent says so itself.
bool passes_line(UtcTime at, const OwnMessage& next) {
    return !next.failure && next.at - at < kOneBreath;
}

/// A customer's message is the same node on its way and when it has arrived; what others say has no
/// other name than its place, whatever id a backend gives it.
std::string own_key(std::string_view id) {
    return "own-" + std::string{id};
}
std::string key_of(const ChatMessage& message) {
    return message.by == Author::Customer ? own_key(message.id) : "said-" + to_decimal(message.seq);
}

/// The addresses in a message, as links below its words: words themselves are never markup.
void links(const ViewContext& view, std::string_view text) {
    for (const std::string_view address : find_addresses(text)) {
        view.ui.link({.key = address, .name = address, .href = address});
    }
}

/// What of a conversation is on the screen.
struct Part {
    const Conversation& talk;
    std::size_t shown;
    std::uint32_t new_from;
    const LiveChat* live; ///< null: it is over
};

class MessageList {
public:
    MessageList(const ViewContext& view, const Part& part)
        : view_(view), part_(part), offset_(view.settings.preferences.utc_offset_minutes) {}

    void show() {
        const auto& messages = part_.talk.messages();
        const auto& waiting = part_.talk.waiting();
        const bool over = part_.live == nullptr;
        std::size_t count = messages.size();
        if (over && count > 0 && messages.back().code == "closed") {
            --count; // the screen says so itself
        }
        const std::size_t first = count > part_.shown ? count - part_.shown : 0;
        earlier(first);
        const auto log = view_.ui.group({.key = "log",
                                         .role = over ? Role::Group : Role::Log,
                                         .look = Look::Log,
                                         .name = view_.messages[Sentence::talking_log]});
        for (std::size_t i = first; i < count; ++i) {
            const bool goes_on = i + 1 < count ? together(messages[i], messages[i + 1])
                                               : !over && messages[i].by == Author::Customer &&
                                                     !waiting.empty() &&
                                                     passes_line(messages[i].at, waiting.front());
            day_mark(messages[i].at);
            if (messages[i].seq == part_.new_from) {
                view_.ui.mark({.key = "new",
                               .role = Role::Text,
                               .look = Look::DayMark,
                               .name = view_.messages[Sentence::messages_new],
                               .tone = Tone::Accent});
            }
            said(messages[i], !goes_on);
        }
        if (over) {
            return;
        }
        for (std::size_t i = 0; i < waiting.size(); ++i) {
            day_mark(waiting[i].at);
            on_its_way(waiting[i],
                       i + 1 == waiting.size() || !passes_line(waiting[i].at, waiting[i + 1]));
        }
        typing(std::get_if<WithAgent>(&part_.live->stage));
    }

private:
    void earlier(std::size_t first) const {
        if (first > 0 && part_.shown < kMostMessagesShown) {
            if (view_.ui.button({.key = "earlier",
                                 .name = view_.messages[Sentence::messages_earlier],
                                 .look = Look::Quiet})) {
                view_.events.emplace_back(EarlierMessagesWanted{});
            }
        } else if (first > 0 || part_.talk.misses_older()) {
            view_.ui.text("older", view_.messages[Sentence::messages_missing], Look::SystemLine);
        }
    }

    void day_mark(UtcTime at) {
        const Date day = wall_time(at, offset_).date;
        if (!marked_.empty() && marked_.back() == day) {
            return;
        }
        // Times may go back and forth around midnight, with backends of several clocks.
        const auto times = std::count(marked_.begin(), marked_.end(), day);
        marked_.push_back(day);
        const std::string key =
            "day-" + to_decimal(days_since_epoch(day)) + "-" + to_decimal(times);
        const Date today = wall_time(view_.now, offset_).date;
        view_.ui.mark({.key = key,
                       .role = Role::Text,
                       .look = Look::DayMark,
                       .name = day_words(day, today, view_.messages)});
    }

    void said(const ChatMessage& message, bool last_of_breath) const {
        if (message.by == Author::System) {
            view_.ui.text(key_of(message), system_words(message, view_.messages), Look::SystemLine);
            return;
        }
        const bool own = message.by == Author::Customer;
        const std::string time = clock_words(message.at, offset_);
        const std::string who =
            own ? fill(view_.messages[Sentence::message_yours], {"time", time})
                : fill(view_.messages[Sentence::message_theirs],
                       {"name", agent_words(message.name, view_.messages)}, {"time", time});
        std::string caption;
        if (own && last_of_breath) {
            const bool read = message.seq <= part_.talk.read_by_agent();
            caption = fill(view_.messages[read ? Sentence::message_read : Sentence::message_sent],
                           {"time", time});
        } else if (last_of_breath) {
            caption = who;
        }
        const std::string key = key_of(message);
        const auto bubble = view_.ui.group({.key = key,
                                            .look = Look::Bubble,
                                            .name = who,
                                            .tone = own ? Tone::Accent : Tone::Neutral,
                                            .value = message.text,
                                            .description = caption});
        links(view_, message.text);
    }

    void on_its_way(const OwnMessage& message, bool last_of_breath) const {
        const std::string who = fill(view_.messages[Sentence::message_yours],
                                     {"time", clock_words(message.at, offset_)});
        const std::string key = own_key(message.id);
        const auto bubble =
            view_.ui.group({.key = key,
                            .look = Look::Bubble,
                            .name = who,
                            .tone = message.failure ? Tone::Danger : Tone::Accent,
                            .states = message.failure ? 0U : state::kBusy,
                            .value = message.text,
                            .description = message.failure || !last_of_breath
                                               ? std::string_view{}
                                               : view_.messages[Sentence::message_sending],
                            .error = message.failure ? view_.messages[Sentence::message_failed]
                                                     : std::string_view{}});
        if (message.failure && view_.ui.button({.key = "again",
                                                .name = view_.messages[Sentence::message_again],
                                                .look = Look::Quiet,
                                                .icon = Icon::Retry})) {
            view_.events.emplace_back(MessageSentAgain{message.id});
        }
    }

    void typing(const WithAgent* with) const {
        if (with != nullptr && with->typing_until) {
            view_.ui.mark({.key = "typing",
                           .role = Role::Status,
                           .look = Look::Typing,
                           .name = fill(view_.messages[Sentence::agent_typing],
                                        {"name", agent_words(with->agent.name, view_.messages)})});
        }
    }

    const ViewContext& view_;
    Part part_;
    int offset_;
    std::vector<Date> marked_;
};

} // namespace

void messages_view(const ViewContext& view, const LiveChat& chat) {
    MessageList{view, {chat.talk, chat.shown, chat.new_from, &chat}}.show();
}

void last_messages_view(const ViewContext& view, const EndedChat& chat) {
    if (!chat.talk.messages().empty()) {
        MessageList{view, {chat.talk, chat.shown, chat.new_from, nullptr}}.show();
    }
}

void jump_view(const ViewContext& view, const LiveChat& chat) {
    if (!chat.reads_earlier) {
        return;
    }
    const int fresh = chat.talk.unseen(chat.seen);
    const std::string name =
        fresh == 0 ? std::string{view.messages[Sentence::messages_newest]}
                   : view.messages.counted(Sentence::unread, Sentence::unread_one, fresh);
    if (view.ui.button({.key = "jump",
                        .name = name,
                        .look = Look::Jump,
                        .icon = Icon::Down,
                        .tone = fresh == 0 ? Tone::Neutral : Tone::Accent})) {
        view.events.emplace_back(NewestWanted{});
    }
}

void composer_view(const ViewContext& view, const Desk& desk, const LiveChat& chat) {
    const std::uint32_t limit = desk.limits.message;
    const std::size_t length = count_characters(chat.words);
    const bool too_long = length > limit;
    const auto limited = [&](Sentence sentence) {
        return fill(view.messages[sentence], {"count", view.messages.number(limit)});
    };
    // The field takes no more than that; who has pasted more is told.
    const std::string full =
        length == limit ? limited(Sentence::ticket_details_full) : std::string{};
    const std::string error = too_long ? limited(Sentence::message_too_long) : std::string{};
    const auto composer = view.ui.group({.key = "composer", .look = Look::Composer});
    if (auto words = view.ui.field({.key = "words",
                                    .role = Role::TextArea,
                                    .kind = FieldKind::Message,
                                    .name = view.messages[Sentence::message_field],
                                    .value = chat.words,
                                    .description = full,
                                    .error = error,
                                    .placeholder = view.messages[Sentence::message_field],
                                    .max_length = limit})) {
        view.events.emplace_back(MessageEdited{std::move(*words)});
    }
    if (view.ui.button({.key = "send",
                        .name = view.messages[Sentence::message_send],
                        .look = Look::IconOnly,
                        .icon = Icon::Send,
                        .states = too_long ? state::kDisabled : 0U})) {
        view.events.emplace_back(MessageSent{});
    }
}

} // namespace help
