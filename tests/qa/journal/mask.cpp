#include "tests/qa/journal/mask.h"

#include <algorithm>
#include <array>

namespace help::qa {

namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 2> kSecrets = {"token", "key"};
constexpr std::array<std::string_view, 9> kPersonal = {
    "name", "email", "login", "details", "message", "comment", "text", "words", "q"};

template <std::size_t Count>
bool holds(const std::array<std::string_view, Count>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Whether anybody may read a line of a stream. One in the middle of which it was cut is none of
/// these.
bool is_plain(std::string_view line) {
    return line.starts_with("id:") || line.starts_with("event:") || line.starts_with("retry:");
}

std::string masked_line(std::string_view line, TypedText typed) {
    constexpr std::string_view kData = "data:";
    if (line.starts_with(kData)) {
        return std::string{kData} + masked_body(line.substr(kData.size()), typed);
    }
    return typed == TypedText::Kept || is_plain(line) ? std::string{line} : masked(line);
}

} // namespace

std::string masked(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0U) == 0x80U) {
            continue; // the first byte of this character stands for it
        }
        const bool digit = c >= '0' && c <= '9';
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || byte >= 0x80U;
        out.push_back(digit ? '0' : letter ? 'x' : c);
    }
    return out;
}

void mask_members(json& value, TypedText typed) {
    for (auto& [key, member] : value.items()) {
        const bool personal = typed == TypedText::Masked && holds(kPersonal, key);
        if (member.is_structured()) {
            mask_members(member, typed);
        } else if (!member.is_string()) {
            continue;
        } else if (personal || (value.is_object() && holds(kSecrets, key))) {
            member = masked(member.get<std::string>());
        } else if (json inside = json::parse(member.get<std::string>(), nullptr, false);
                   inside.is_structured()) {
            mask_members(inside, typed);
            member = inside.dump();
        }
    }
}

std::string masked_body(std::string_view body, TypedText typed) {
    json inside = json::parse(body, nullptr, false);
    if (inside.is_structured()) {
        mask_members(inside, typed);
        return inside.dump();
    }
    if (body.find("data:") != std::string_view::npos) {
        std::string out;
        for (std::size_t at = 0; at < body.size();) {
            const std::size_t end = std::min(body.find_first_of("\r\n", at), body.size());
            out += masked_line(body.substr(at, end - at), typed);
            out += body.substr(end, 1);
            at = end + 1;
        }
        return out;
    }
    return typed == TypedText::Masked ? masked(body) : std::string{body};
}

} // namespace help::qa
