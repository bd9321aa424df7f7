#include "widget/chat/chat_words.h"

namespace help {

namespace {

/// A wait that is longer than this is only said to be long, minutes.
constexpr int kLongWait = 30;

} // namespace

std::string clock_words(UtcTime at, int utc_offset_minutes) {
    const int minute = wall_time(at, utc_offset_minutes).minute;
    const auto two = [](int value) { return (value < 10 ? "0" : "") + to_decimal(value); };
    return two(minute / 60) + ":" + two(minute % 60);
}

std::string day_words(Date day, Date today, const Messages& messages) {
    if (day == today) {
        return std::string{messages[Sentence::day_today]};
    }
    if (day == add_days(today, -1)) {
        return std::string{messages[Sentence::day_yesterday]};
    }
    return capitalised(messages.date(day));
}

std::string wait_words(const QueueWatch& queue, UtcTime now, const Messages& messages) {
    const auto left = queue.left(now);
    if (!left) {
        return std::string{messages[Sentence::queue_wait_unknown]};
    }
    if (left->high == 0) {
        return std::string{messages[Sentence::queue_wait_soon]};
    }
    if (left->high > kLongWait) {
        return std::string{messages[Sentence::queue_wait_long]};
    }
    const std::string to = to_decimal(left->high);
    if (left->low == 0 || left->low == left->high) {
        return fill(messages[Sentence::queue_wait_about], {"to", to});
    }
    return fill(messages[Sentence::queue_wait_range], {"from", to_decimal(left->low)}, {"to", to});
}

Sentence place_sentence(int position) {
    return position == 0   ? Sentence::queue_choosing
           : position == 1 ? Sentence::queue_next
                           : Sentence::queue_position;
}

std::string queue_words(const QueueWatch& queue, UtcTime now, const Messages& messages) {
    std::string words{messages[place_sentence(queue.position())]};
    if (queue.position() > 1) {
        words += ": " + to_decimal(queue.position());
    }
    return words + ". " + wait_words(queue, now, messages);
}

std::string_view agent_words(std::string_view name, const Messages& messages) {
    return name.empty() ? messages[Sentence::message_agent] : name;
}

std::string system_words(const ChatMessage& message, const Messages& messages) {
    const std::string_view name = agent_words(message.name, messages);
    if (message.code == "assigned") {
        return fill(messages[Sentence::line_assigned], {"name", name});
    }
    if (message.code == "transferred") {
        return fill(messages[Sentence::line_transferred], {"name", name});
    }
    if (message.code == "closed") {
        return std::string{messages[Sentence::line_closed]};
    }
    return message.text;
}

std::string end_words(const EndedChat& chat, const Messages& messages) {
    switch (chat.end.reason) {
    case CloseReason::TimedOut:
        return std::string{messages[Sentence::ended_timeout]};
    case CloseReason::OutsideHours:
        return std::string{messages[Sentence::ended_hours]};
    case CloseReason::Abandoned:
        return std::string{messages[chat.end.by == ClosedBy::System ? Sentence::ended_lost
                                                                    : Sentence::ended_come_back]};
    case CloseReason::Ended:
        break;
    }
    if (chat.end.by == ClosedBy::Agent) {
        const std::string_view name = chat.agent ? std::string_view{chat.agent->name} : "";
        return fill(messages[Sentence::ended_by_agent], {"name", agent_words(name, messages)});
    }
    return std::string{messages[Sentence::ended_by_you]};
}

std::string transcript(const Conversation& talk, int utc_offset_minutes, const Messages& messages) {
    std::string text;
    for (const ChatMessage& message : talk.messages()) {
        const std::string time = clock_words(message.at, utc_offset_minutes);
        if (text.empty()) {
            const Date day = wall_time(message.at, utc_offset_minutes).date;
            text = fill(messages[Sentence::transcript_title], {"date", messages.date(day)}) + "\n";
            if (talk.misses_older()) {
                text += "\n" + std::string{messages[Sentence::messages_missing]} + "\n";
            }
        }
        text += "\n";
        if (message.by == Author::System) {
            text += time + " · " + system_words(message, messages) + "\n";
            continue;
        }
        text += message.by == Author::Customer
                    ? fill(messages[Sentence::message_yours], {"time", time})
                    : fill(messages[Sentence::message_theirs],
                           {"name", agent_words(message.name, messages)}, {"time", time});
        text += "\n" + message.text + "\n";
    }
    return text;
}

std::string stage_words(const ChatFlow& chat, const Messages& messages) {
    if (std::holds_alternative<EndedChat>(chat.state())) {
        return std::string{messages[Sentence::ended_title]};
    }
    const auto* live = std::get_if<LiveChat>(&chat.state());
    if (live == nullptr) {
        return {};
    }
    const auto* with = std::get_if<WithAgent>(&live->stage);
    return with == nullptr ? std::string{messages[Sentence::queue_title]}
                           : fill(messages[Sentence::line_assigned],
                                  {"name", agent_words(with->agent.name, messages)});
}

std::string news_words(const ChatFlow& chat, const Messages& messages) {
    const auto* live = std::get_if<LiveChat>(&chat.state());
    const auto* ended = std::get_if<EndedChat>(&chat.state());
    const int fresh = live != nullptr    ? live->talk.unseen(live->seen)
                      : ended != nullptr ? ended->talk.unseen(ended->seen)
                                         : 0;
    std::string words =
        ended != nullptr || fresh == 0 ? stage_words(chat, messages) : std::string{};
    if (fresh > 0) {
        words += words.empty() ? "" : ". ";
        words += messages.counted(Sentence::unread, Sentence::unread_one, fresh);
    }
    return words;
}

} // namespace help
