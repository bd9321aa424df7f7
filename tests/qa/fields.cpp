#include "tests/qa/fields.h"

#include "widget/base/text.h"

#include <algorithm>
#include <cmath>

namespace help::qa {

std::string pointer_step(std::string_view key) {
    std::string step = "/";
    for (const char c : key) {
        step += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    }
    return step;
}

std::string one_of(const std::vector<std::string_view>& words) {
    std::string list;
    for (std::size_t i = 0; i < words.size(); ++i) {
        list += i == 0 ? "" : i + 1 == words.size() ? " or " : ", ";
        list += words[i];
    }
    return list;
}

Fields::Fields(const nlohmann::json& object, std::string pointer, std::string_view what)
    : object_(object), pointer_(std::move(pointer)) {
    if (!object_.is_object()) {
        throw WrongFile(pointer_.empty() ? "/" : pointer_,
                        "expected an object: " + std::string{what});
    }
}

std::string Fields::at(std::string_view key) const {
    return pointer_ + pointer_step(key);
}

void Fields::refuse(std::string_view key, const std::string& expected) const {
    throw WrongFile(at(key), "expected " + expected);
}

const nlohmann::json* Fields::any(std::string_view key) {
    asked_.emplace_back(key);
    const auto member = object_.find(key);
    return member == object_.end() ? nullptr : &*member;
}

std::optional<std::string>
Fields::text_if(std::string_view key, std::size_t least, std::size_t most) {
    const nlohmann::json* member = any(key);
    if (member == nullptr) {
        return std::nullopt;
    }
    const auto* text = member->get_ptr<const std::string*>();
    const std::size_t size = text == nullptr ? 0 : count_characters(*text);
    if (text == nullptr || size < least || size > most) {
        refuse(key, "a text of " + std::to_string(least) + " to " + std::to_string(most) +
                        " characters");
    }
    return *text;
}

std::string Fields::text(std::string_view key, std::size_t least, std::size_t most) {
    auto text = text_if(key, least, most);
    if (!text) {
        refuse(key, "a text; it is missing");
    }
    return std::move(*text);
}

std::vector<std::string> Fields::texts(std::string_view key) {
    constexpr std::size_t kMost = 20;
    const nlohmann::json* member = any(key);
    std::vector<std::string> all;
    if (member == nullptr) {
        return all;
    }
    const nlohmann::json list = member->is_array() ? *member : nlohmann::json::array({*member});
    for (const nlohmann::json& each : list) {
        const auto* text = each.get_ptr<const std::string*>();
        if (text == nullptr || text->empty() || list.size() > kMost) {
            refuse(key, "a text, or a list of at most 20 texts");
        }
        all.push_back(*text);
    }
    return all;
}

std::optional<double> Fields::number_if(std::string_view key, double low, double high) {
    const nlohmann::json* member = any(key);
    if (member == nullptr) {
        return std::nullopt;
    }
    if (!member->is_number() || member->get<double>() < low || member->get<double>() > high) {
        const auto short_form = [](double number) { return nlohmann::json(number).dump(); };
        refuse(key, "a number from " + short_form(low) + " to " + short_form(high));
    }
    return member->get<double>();
}

std::optional<int> Fields::count_if(std::string_view key, int low, int high) {
    const auto number = number_if(key, low, high);
    if (number && std::floor(*number) != *number) {
        refuse(key, "a whole number");
    }
    return number ? std::optional{static_cast<int>(*number)} : std::nullopt;
}

bool Fields::flag(std::string_view key) {
    const nlohmann::json* member = any(key);
    if (member == nullptr || !member->is_boolean()) {
        refuse(key, "true or false");
    }
    return member->get<bool>();
}

std::string Fields::word(std::string_view key, const std::vector<std::string_view>& words) {
    const nlohmann::json* member = any(key);
    const auto* text = member == nullptr ? nullptr : member->get_ptr<const std::string*>();
    if (text == nullptr || std::find(words.begin(), words.end(), *text) == words.end()) {
        refuse(key, one_of(words));
    }
    return *text;
}

std::optional<Fields> Fields::object_if(std::string_view key, std::string_view what) {
    const nlohmann::json* member = any(key);
    return member == nullptr ? std::nullopt : std::optional{Fields{*member, at(key), what}};
}

void Fields::finish() const {
    for (const auto& [key, value] : object_.items()) {
        if (std::find(asked_.begin(), asked_.end(), key) == asked_.end()) {
            std::vector<std::string_view> known(asked_.begin(), asked_.end());
            throw WrongFile(at(key), "expected nothing here; known are " + one_of(known));
        }
    }
}

} // namespace help::qa
