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

/// Letters, digits and what RFC 5322 calls atext, and anything outside ASCII.
bool is_atom_character(char c) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                        (byte >= '0' && byte <= '9');
    return letter || byte >= 0x80 ||
           std::string_view{"!#$%&'*+-/=?^_`{|}~"}.find(c) != std::string_view::npos;
}

bool is_host_character(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '-' || byte >= 0x80;
}

/// Non-empty parts between dots, each of characters that `allowed` takes.
template <typename Allowed>
int count_dotted_parts(std::string_view text, Allowed allowed) {
    int parts = 0;
    std::size_t length = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i == text.size() || text[i] == '.') {
            if (length == 0 || length > 64) {
                return 0;
            }
            ++parts;
            length = 0;
        } else if (allowed(text[i])) {
            ++length;
        } else {
            return 0;
        }
    }
    return parts;
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
    if (text.size() > 254 || at == std::string_view::npos || at == 0 || at > 64 || !is_utf8(text) ||
        has_control_characters(text)) {
        return false;
    }
    const std::string_view domain = text.substr(at + 1);
    if (domain.starts_with('-') || domain.ends_with('-')) {
        return false;
    }
    return count_dotted_parts(text.substr(0, at), is_atom_character) >= 1 &&
           count_dotted_parts(domain, is_host_character) >= 2;
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
