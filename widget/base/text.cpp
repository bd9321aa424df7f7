#include "widget/base/text.h"

#include "widget/base/code_points.h"

#include <algorithm>

namespace help {

namespace {

bool is_control(char32_t code_point) {
    return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
}

bool reorders(char32_t code_point) {
    return (code_point >= 0x202A && code_point <= 0x202E) ||
           (code_point >= 0x2066 && code_point <= 0x2069);
}

/// White space, fillers and marks of no width, as ranges: Unicode's White_Space and
/// Default_Ignorable_Code_Point, without the variation selectors and tags that follow something.
bool is_unseen(char32_t code_point) {
    constexpr CodePoints kUnseen[] = {
        {0x00, 0x20},     {0x7F, 0xA0},     {0xAD, 0xAD},     {0x34F, 0x34F},   {0x61C, 0x61C},
        {0x115F, 0x1160}, {0x1680, 0x1680}, {0x17B4, 0x17B5}, {0x180B, 0x180F}, {0x2000, 0x200F},
        {0x2028, 0x202F}, {0x205F, 0x206F}, {0x3000, 0x3000}, {0x3164, 0x3164}, {0xFE00, 0xFE0F},
        {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}};
    return in(kUnseen, code_point);
}

bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_host_character(char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '-';
}

/// What RFC 5322 calls atext.
bool is_atom_character(char c) {
    return is_host_character(c) ||
           std::string_view{"!#$%&'*+/=?^_`{|}~"}.find(c) != std::string_view::npos;
}

bool is_atom(std::string_view part) {
    return !part.empty() && std::all_of(part.begin(), part.end(), is_atom_character);
}

bool is_host_label(std::string_view part) {
    return !part.empty() && part.size() <= 63 && part.front() != '-' && part.back() != '-' &&
           std::all_of(part.begin(), part.end(), is_host_character);
}

/// Whether `is_part` holds for all that stands between dots.
bool all_parts(std::string_view text, bool (*is_part)(std::string_view)) {
    for (;;) {
        const std::size_t dot = text.find('.');
        if (!is_part(text.substr(0, dot))) {
            return false;
        }
        if (dot == std::string_view::npos) {
            return true;
        }
        text.remove_prefix(dot + 1);
    }
}

} // namespace

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const CodePoint next = first_code_point(text);
        if (next.malformed) {
            return false;
        }
        text.remove_prefix(next.size);
    }
    return true;
}

std::size_t count_characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

std::string_view first_characters(std::string_view text, std::size_t limit) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_continuation(text[i]) && count++ == limit) {
            return text.substr(0, i);
        }
    }
    return text;
}

std::string_view trim(std::string_view text) {
    constexpr std::string_view kBlank = " \t\r\n\v\f";
    constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
    for (;;) {
        if (!text.empty() && kBlank.find(text.front()) != std::string_view::npos) {
            text.remove_prefix(1);
        } else if (!text.empty() && kBlank.find(text.back()) != std::string_view::npos) {
            text.remove_suffix(1);
        } else if (text.starts_with(kNoBreakSpace)) {
            text.remove_prefix(2);
        } else if (text.ends_with(kNoBreakSpace)) {
            text.remove_suffix(2);
        } else {
            return text;
        }
    }
}

bool has_control_characters(std::string_view text) {
    while (!text.empty()) {
        const CodePoint next = first_code_point(text);
        if (next.malformed || is_control(next.value)) {
            return true;
        }
        text.remove_prefix(next.size);
    }
    return false;
}

std::string neutralise(std::string_view text, Lines lines) {
    std::string kept;
    kept.reserve(text.size());
    int marks = 0;
    while (!text.empty()) {
        const CodePoint next = first_code_point(text);
        const bool line = lines == Lines::Keep && (next.value == '\n' || next.value == '\t');
        const bool changes = !line && (is_control(next.value) || reorders(next.value));
        if (!next.malformed && !changes) {
            marks = is_mark(next.value) ? marks + 1 : 0;
            if (marks <= kMarksOnALetter) {
                kept.append(text.substr(0, next.size));
            }
        }
        text.remove_prefix(next.size);
    }
    return kept;
}

bool is_blank(std::string_view text) {
    while (!text.empty()) {
        const CodePoint next = first_code_point(text);
        if (!next.malformed && !is_unseen(next.value)) {
            return false;
        }
        text.remove_prefix(next.size);
    }
    return true;
}

bool is_email(std::string_view text) {
    const std::size_t at = text.find('@');
    const std::size_t dot = text.rfind('.');
    // No dot, or none in the domain: not the last of a name. An end of digits is an IP address.
    if (text.size() > 254 || at > 64 || dot == std::string_view::npos || dot < at ||
        std::none_of(text.begin() + static_cast<std::ptrdiff_t>(dot), text.end(), is_letter)) {
        return false;
    }
    return all_parts(text.substr(0, at), is_atom) && all_parts(text.substr(at + 1), is_host_label);
}

std::string fill(std::string_view sentence, Fill a, Fill b) {
    std::string result;
    while (!sentence.empty()) {
        const std::size_t open = sentence.find('{');
        const std::size_t close = open == std::string_view::npos ? open : sentence.find('}', open);
        if (close == std::string_view::npos) {
            break;
        }
        result.append(sentence.substr(0, open));
        const std::string_view key = sentence.substr(open + 1, close - open - 1);
        if (key == a.key) {
            result.append(a.value);
        } else if (key == b.key && !b.key.empty()) {
            result.append(b.value);
        } else {
            result.append(sentence.substr(open, close - open + 1));
        }
        sentence.remove_prefix(close + 1);
    }
    result.append(sentence);
    return result;
}

std::string to_decimal(std::int64_t value) {
    char digits[20];
    std::size_t count = 0;
    auto rest =
        value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
    do {
        digits[count++] = static_cast<char>('0' + rest % 10);
        rest /= 10;
    } while (rest != 0);
    std::string text = value < 0 ? "-" : "";
    while (count > 0) {
        text.push_back(digits[--count]);
    }
    return text;
}

std::optional<double> parse_decimal(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative) {
        text.remove_prefix(1);
    }
    double value = 0;
    double scale = 1;
    bool fraction = false;
    std::size_t digits = 0;
    for (const char c : text) {
        if (c == '.' && !fraction && digits > 0) {
            fraction = true;
        } else if (c >= '0' && c <= '9' && digits < 15) {
            value = value * 10 + (c - '0');
            scale *= fraction ? 10 : 1;
            ++digits;
        } else {
            return std::nullopt;
        }
    }
    if (digits == 0 || text.ends_with('.')) {
        return std::nullopt;
    }
    return (negative ? -value : value) / scale;
}

} // namespace help
