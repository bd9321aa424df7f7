#include "widget/wire/chat_parts.h"

#include "widget/base/text.h"
#include "widget/wire/members.h"

#include <algorithm>
#include <limits>

namespace help {

namespace {

constexpr std::int64_t kLongestWaitSeconds = 86'400;
constexpr std::int64_t kMostPeople = 1'000'000;

constexpr Named kAuthors[] = {{"customer", static_cast<int>(Author::Customer)},
                              {"agent", static_cast<int>(Author::Agent)},
                              {"system", static_cast<int>(Author::System)}};
constexpr Named kClosers[] = {{"customer", static_cast<int>(ClosedBy::Customer)},
                              {"agent", static_cast<int>(ClosedBy::Agent)},
                              {"system", static_cast<int>(ClosedBy::System)}};
constexpr Named kReasons[] = {{"ended", static_cast<int>(CloseReason::Ended)},
                              {"timeout", static_cast<int>(CloseReason::TimedOut)},
                              {"outside-hours", static_cast<int>(CloseReason::OutsideHours)},
                              {"abandoned", static_cast<int>(CloseReason::Abandoned)}};

std::optional<int>
count(const Value& value, std::string_view key, std::int64_t most, std::optional<int> otherwise) {
    const Value* member = value.member(key);
    if (member == nullptr) {
        return otherwise;
    }
    const auto number = member->integer(0, most);
    return number ? std::optional{static_cast<int>(*number)} : std::nullopt;
}

std::optional<WaitEstimate> read_estimate(const Value& value) {
    const auto low = count(value, "low", kLongestWaitSeconds, std::nullopt);
    const auto high = count(value, "high", kLongestWaitSeconds, std::nullopt);
    const auto computed_at = instant(value, "computedAt");
    if (!low || !high || *low > *high || !computed_at) {
        return std::nullopt;
    }
    return WaitEstimate{*low, *high, computed_at->utc};
}

} // namespace

std::optional<QueuePlace> read_queue_place(const Value& value) {
    QueuePlace place;
    const auto position = count(value, "position", kMostPeople, std::nullopt);
    const auto agents = count(value, "agentsOnline", kMostPeople, 0);
    if (const Value* estimate = value.member("estimate")) {
        place.estimate = read_estimate(*estimate);
        if (!place.estimate) {
            return std::nullopt;
        }
    }
    if (!position || !agents) {
        return std::nullopt;
    }
    place.position = *position;
    place.agents_online = *agents;
    return place;
}

std::optional<Agent> read_agent(const Value& value) {
    auto id = identifier(value);
    auto name = shown(value, "name", 1, 128);
    return id && name ? std::optional{Agent{std::move(*id), std::move(*name)}} : std::nullopt;
}

std::optional<ChatMessage> read_message(const Value& value) {
    ChatMessage message;
    const auto by = named(value, "by", kAuthors);
    auto id = identifier(value);
    const auto seq = read_seq(value, "seq", 1);
    auto name = shown(value, "name", 0, 128);
    auto code = shown(value, "code", 0, 64);
    const Value* text = value.member("text");
    const auto words = text == nullptr ? std::nullopt : text->text(0, kMostMessageCharacters);
    const auto at = instant(value, "at");
    if (!by || !id || !seq || !name || !code || !words || !at) {
        return std::nullopt;
    }
    message.id = std::move(*id);
    message.seq = *seq;
    message.by = static_cast<Author>(*by);
    message.name = std::move(*name);
    message.code = std::move(*code);
    message.text = neutralise(*words, Lines::Keep);
    message.at = at->utc;
    return message;
}

ChatEnd read_chat_end(const Value& value) {
    return {static_cast<ClosedBy>(
                named(value, "by", kClosers).value_or(static_cast<int>(ClosedBy::System))),
            static_cast<CloseReason>(
                named(value, "reason", kReasons).value_or(static_cast<int>(CloseReason::Ended)))};
}

bool is_cursor(std::string_view text) {
    return !text.empty() && text.size() <= 512 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7F'; });
}

std::optional<std::uint32_t>
read_seq(const Value& value, std::string_view key, std::uint32_t least) {
    const Value* member = value.member(key);
    const auto number = member == nullptr
                            ? std::nullopt
                            : member->integer(least, std::numeric_limits<std::uint32_t>::max());
    return number ? std::optional{static_cast<std::uint32_t>(*number)} : std::nullopt;
}

} // namespace help
