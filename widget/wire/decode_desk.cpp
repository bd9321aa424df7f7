#include "widget/base/text.h"
#include "widget/wire/protocol.h"
#include "widget/wire/value.h"

#include <algorithm>
#include <span>

namespace help {

namespace {

/// Shown text: without what could disturb the reading of other text.
std::optional<std::string>
shown(const Value& object, std::string_view key, std::size_t least, std::size_t most) {
    const Value* member = object.member(key);
    if (member == nullptr) {
        return least == 0 ? std::optional{std::string{}} : std::nullopt;
    }
    const auto text = member->text(least, most);
    return text ? std::optional{neutralise(*text, Lines::Drop)} : std::nullopt;
}

bool is_identifier(std::string_view text) {
    return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    });
}

std::optional<std::string> identifier(const Value& object) {
    const Value* member = object.member("id");
    const std::string* text = member == nullptr ? nullptr : member->text();
    return text != nullptr && is_identifier(*text) ? std::optional{*text} : std::nullopt;
}

/// A place a customer can be sent to. Anything but the four schemes (javascript:, data: …) refuses
/// the whole answer.
std::optional<std::string> address(const Value& object) {
    const Value* member = object.member("href");
    auto text = member == nullptr ? std::nullopt : member->text(5, 2000);
    if (!text || has_control_characters(*text)) {
        return std::nullopt;
    }
    for (const std::string_view scheme : {"https://", "http://", "mailto:", "tel:"}) {
        if (text->starts_with(scheme)) {
            return text;
        }
    }
    return std::nullopt;
}

struct Named {
    std::string_view name;
    int value;
};

std::optional<int> named(const Value& object, std::string_view key, std::span<const Named> names) {
    const Value* member = object.member(key);
    const std::string* text = member == nullptr ? nullptr : member->text();
    for (const Named& candidate : names) {
        if (text != nullptr && *text == candidate.name) {
            return candidate.value;
        }
    }
    return std::nullopt;
}

constexpr Named kIcons[] = {{"chat", 0},     {"ticket", 1}, {"book", 2},
                            {"question", 3}, {"play", 4},   {"channels", 5},
                            {"mail", 6},     {"phone", 7},  {"link", 8}};
constexpr Named kCardKinds[] = {{"talk", 0}, {"ticket", 1}, {"link", 2}, {"channels", 3}};
constexpr Named kChannelKinds[] = {{"email", 0}, {"phone", 1}, {"link", 2}};

/// Calls `read` for each element of the array `key`; false when it is missing, too long, or one
/// element is refused.
template <typename Read>
bool each(
    const Value& object, std::string_view key, std::size_t least, std::size_t most, Read read) {
    const Value* member = object.member(key);
    if (member == nullptr) {
        return least == 0;
    }
    const Value::Array* array = member->array();
    if (array == nullptr || array->size() < least || array->size() > most) {
        return false;
    }
    return std::all_of(array->begin(), array->end(), read);
}

bool read_card(const Value& value, Desk& desk) {
    const auto kind = named(value, "kind", kCardKinds);
    if (!kind) {
        return value.object() != nullptr; // of a later version: left out
    }
    Card card;
    card.kind = static_cast<CardKind>(*kind);
    card.icon = static_cast<DeskIcon>(
        named(value, "icon", kIcons).value_or(static_cast<int>(DeskIcon::Link)));
    auto id = identifier(value);
    auto title = shown(value, "title", 1, 80);
    auto detail = shown(value, "detail", 0, 160);
    auto href = card.kind == CardKind::Link ? address(value) : std::optional{std::string{}};
    if (!id || !title || !detail || !href) {
        return false;
    }
    card.id = std::move(*id);
    card.title = std::move(*title);
    card.detail = std::move(*detail);
    card.href = std::move(*href);
    desk.cards.push_back(std::move(card));
    return true;
}

bool read_channel(const Value& value, Desk& desk) {
    const auto kind = named(value, "kind", kChannelKinds);
    if (!kind) {
        return value.object() != nullptr;
    }
    Channel channel;
    channel.kind = static_cast<ChannelKind>(*kind);
    const Value* support = value.member("support");
    const auto gives_support = support == nullptr ? std::optional{true} : support->flag();
    auto id = identifier(value);
    auto title = shown(value, "title", 1, 80);
    auto detail = shown(value, "detail", 0, 400);
    auto label = shown(value, "label", 1, 120);
    auto href = address(value);
    if (!gives_support || !id || !title || !detail || !label || !href) {
        return false;
    }
    channel.support = *gives_support;
    channel.id = std::move(*id);
    channel.title = std::move(*title);
    channel.detail = std::move(*detail);
    channel.label = std::move(*label);
    channel.href = std::move(*href);
    desk.channels.push_back(std::move(channel));
    return true;
}

bool read_reason(const Value& value, Desk& desk) {
    auto id = identifier(value);
    auto label = shown(value, "label", 1, 80);
    auto team = shown(value, "team", 0, 80);
    if (!id || !label || !team) {
        return false;
    }
    desk.reasons.push_back({std::move(*id), std::move(*label), std::move(*team)});
    return true;
}

/// `HH:MM` as minutes since midnight; `24:00` is the end of a day.
std::optional<int> clock_minutes(const Value& object, std::string_view key) {
    const Value* member = object.member(key);
    const std::string* text = member == nullptr ? nullptr : member->text();
    if (text == nullptr || text->size() != 5 || (*text)[2] != ':') {
        return std::nullopt;
    }
    const auto hour = parse_decimal(text->substr(0, 2));
    const auto minute = parse_decimal(text->substr(3, 2));
    if (!hour || !minute || *hour < 0 || *minute < 0 || *minute > 59 || *hour > 24 ||
        (*hour == 24 && *minute > 0)) {
        return std::nullopt;
    }
    return static_cast<int>(*hour) * 60 + static_cast<int>(*minute);
}

bool read_interval(const Value& value, DeskHours& hours) {
    WeeklyInterval interval;
    const auto open = clock_minutes(value, "open");
    const auto close = clock_minutes(value, "close");
    const bool days = each(value, "days", 1, 7, [&](const Value& day) {
        const auto number = day.integer(0, 6);
        interval.days.push_back(static_cast<int>(number.value_or(0)));
        return number.has_value();
    });
    if (!days || !open || !close || *close <= *open) {
        return false;
    }
    interval.open = *open;
    interval.close = *close;
    hours.weekly.push_back(std::move(interval));
    return true;
}

bool read_hours(const Value& root, DeskHours& hours) {
    const Value* value = root.member("hours");
    if (value == nullptr) {
        return true;
    }
    auto zone = shown(*value, "timeZone", 1, 64);
    auto note = shown(*value, "note", 0, 200);
    if (!zone || !note ||
        !each(*value, "weekly", 0, 28, [&](const Value& v) { return read_interval(v, hours); })) {
        return false;
    }
    hours.time_zone = std::move(*zone);
    hours.note = std::move(*note);
    return true;
}

bool read_limit(const Value& limits,
                std::string_view key,
                std::int64_t low,
                std::int64_t high,
                std::uint32_t& limit) {
    const Value* member = limits.member(key);
    if (member == nullptr) {
        return true;
    }
    const auto number = member->integer(low, high);
    limit = static_cast<std::uint32_t>(number.value_or(limit));
    return number.has_value();
}

bool read_limits(const Value& root, DeskLimits& limits) {
    const Value* value = root.member("limits");
    return value == nullptr ||
           (value->object() != nullptr && read_limit(*value, "name", 1, 256, limits.name) &&
            read_limit(*value, "email", 6, 254, limits.email) &&
            read_limit(*value, "details", 100, 20'000, limits.details));
}

bool read_capabilities(const Value& root, Desk& desk) {
    return each(root, "capabilities", 0, 64, [&](const Value& capability) {
        const std::string* text = capability.text();
        desk.takes_tickets = desk.takes_tickets || (text != nullptr && *text == "tickets");
        return text != nullptr;
    });
}

template <typename T>
bool ids_are_unique(const std::vector<T>& items) {
    for (std::size_t i = 0; i < items.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (items[i].id == items[j].id) {
                return false;
            }
        }
    }
    return true;
}

} // namespace

std::optional<Desk> decode_desk(std::string_view json) {
    const auto root = parse_json(json);
    const Value* version = root ? root->member("version") : nullptr;
    if (version == nullptr || !version->integer(1, 1)) {
        return std::nullopt;
    }
    Desk desk;
    auto title = shown(*root, "title", 0, 80);
    const Value* days = root->member("answerBusinessDays");
    const auto business_days =
        days == nullptr ? std::optional<std::int64_t>{0} : days->integer(0, 365);
    const bool read =
        read_capabilities(*root, desk) && read_limits(*root, desk.limits) &&
        read_hours(*root, desk.hours) &&
        each(*root, "cards", 1, 12, [&](const Value& v) { return read_card(v, desk); }) &&
        each(*root, "reasons", 0, 40, [&](const Value& v) { return read_reason(v, desk); }) &&
        each(*root, "channels", 0, 20, [&](const Value& v) { return read_channel(v, desk); });
    if (!read || !title || !business_days || !ids_are_unique(desk.cards) ||
        !ids_are_unique(desk.reasons) || !ids_are_unique(desk.channels)) {
        return std::nullopt;
    }
    desk.title = std::move(*title);
    desk.answer_business_days = static_cast<int>(*business_days);
    return desk;
}

} // namespace help
