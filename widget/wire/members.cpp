#include "widget/wire/members.h"

#include "widget/base/text.h"

namespace help {

namespace {

bool is_identifier(std::string_view text) {
    return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    });
}

} // namespace

std::string_view text_of(const Value& object, std::string_view key) {
    const Value* member = object.member(key);
    const std::string* text = member == nullptr ? nullptr : member->text();
    return text == nullptr ? std::string_view{} : std::string_view{*text};
}

bool is_set(const Value& object, std::string_view key) {
    const Value* member = object.member(key);
    return member != nullptr && member->flag().value_or(false);
}

std::optional<std::string>
shown(const Value& object, std::string_view key, std::size_t least, std::size_t most) {
    const Value* member = object.member(key);
    if (member == nullptr) {
        return least == 0 ? std::optional{std::string{}} : std::nullopt;
    }
    const auto text = member->text(least, most);
    if (!text || (least > 0 && is_blank(*text))) {
        return std::nullopt;
    }
    return neutralise(*text, Lines::Drop);
}

std::optional<std::string> identifier(const Value& object) {
    const Value* member = object.member("id");
    const std::string* text = member == nullptr ? nullptr : member->text();
    return text != nullptr && is_identifier(*text) ? std::optional{*text} : std::nullopt;
}

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

std::optional<ZonedTime> instant(const Value& object, std::string_view key) {
    const Value* member = object.member(key);
    const std::string* text = member == nullptr ? nullptr : member->text();
    return text == nullptr ? std::nullopt : parse_rfc3339(*text);
}

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

} // namespace help
