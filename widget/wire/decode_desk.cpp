#include "widget/wire/desk_parts.h"
#include "widget/wire/members.h"
#include "widget/wire/protocol.h"

namespace help {

namespace {

constexpr Named kIcons[] = {{"chat", 0}, {"ticket", 1},   {"book", 2}, {"question", 3},
                            {"play", 4}, {"channels", 5}, {"mail", 6}, {"phone", 7},
                            {"link", 8}, {"bell", 9}};
constexpr Named kCardKinds[] = {{"talk", 0},     {"ticket", 1},    {"link", 2},
                                {"channels", 3}, {"knowledge", 4}, {"notices", 5}};
constexpr Named kChannelKinds[] = {{"email", 0}, {"phone", 1}, {"link", 2}};

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
    auto detail = shown(value, "detail", 0, 240);
    auto label = shown(value, "label", 1, 254); // as long as an e-mail address may be
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
    auto team = shown(value, "team", 1, 80);
    if (!id || !label || !team) {
        return false;
    }
    desk.reasons.push_back({std::move(*id), std::move(*label), std::move(*team)});
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
            read_limit(*value, "details", 100, 20'000, limits.details) &&
            read_limit(*value, "message", 100, 8'000, limits.message) &&
            read_limit(*value, "comment", 100, 4'000, limits.comment) &&
            read_limit(*value, "attachments", 0, 10, limits.attachments) &&
            read_limit(*value, "attachmentBytes", 1, 1U << 30U, limits.attachment_bytes) &&
            each(*value, "attachmentTypes", 0, 40, [&](const Value& type) {
                const auto text = type.text(1, 127);
                limits.attachment_types.push_back(text.value_or(""));
                return text.has_value();
            }));
}

bool read_capabilities(const Value& root, Desk& desk) {
    return each(root, "capabilities", 0, 64, [&](const Value& capability) {
        const std::string* text = capability.text();
        if (text == nullptr) {
            return false;
        }
        desk.takes_tickets = desk.takes_tickets || *text == "tickets";
        desk.takes_attachments = desk.takes_attachments || *text == "attachments";
        desk.offers_chat = desk.offers_chat || *text == "chat";
        desk.tells_load = desk.tells_load || *text == "load";
        desk.has_articles = desk.has_articles || *text == "articles";
        desk.has_images = desk.has_images || *text == "images";
        return true;
    });
}

} // namespace

std::optional<Desk> decode_desk(std::string_view json) {
    const auto root = parse_json(json);
    const Value* version = root ? root->member("version") : nullptr;
    if (version == nullptr || !version->integer(1, 1)) {
        return std::nullopt;
    }
    Desk desk;
    auto title = shown(*root, "title", root->member("title") == nullptr ? 0 : 1, 80);
    const Value* days = root->member("answerBusinessDays");
    const auto business_days =
        days == nullptr ? std::optional<std::int64_t>{0} : days->integer(1, 30);
    const bool read =
        read_capabilities(*root, desk) && read_limits(*root, desk.limits) &&
        read_hours(*root, desk.hours) && read_notices(*root, desk.notices) &&
        each(*root, "cards", 1, 12, [&](const Value& v) { return read_card(v, desk); }) &&
        each(*root, "reasons", 0, 40, [&](const Value& v) { return read_reason(v, desk); }) &&
        each(*root, "channels", 0, 20, [&](const Value& v) { return read_channel(v, desk); });
    if (!read || !title || !business_days || !ids_are_unique(desk.cards) ||
        !ids_are_unique(desk.reasons) || !ids_are_unique(desk.channels)) {
        return std::nullopt;
    }
    desk.locale = text_of(*root, "locale");
    desk.title = std::move(*title);
    desk.answer_business_days = static_cast<int>(*business_days);
    return desk;
}

} // namespace help
