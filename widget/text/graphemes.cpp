#include "widget/text/graphemes.h"

#include <algorithm>
#include <iterator>

namespace help {

namespace {

struct CodePoint {
    char32_t value = 0;
    std::size_t size = 0;
    bool malformed = false;
};

constexpr char32_t kReplacement = 0xFFFD;

/// Well-formed UTF-8 only (Unicode table 3-7); anything else is one bad byte.
CodePoint decode(std::string_view text) {
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) {
        return {lead, 1, false};
    }
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    constexpr CodePoint kBad{kReplacement, 1, true};
    if (lead < 0xC2 || lead > 0xF4 || text.size() < size) {
        return kBad;
    }
    char32_t value = lead & (0x7FU >> size);
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) {
            return kBad;
        }
        value = value << 6U | (byte(i) & 0x3FU);
    }
    const bool overlong = (size == 3 && value < 0x800) || (size == 4 && value < 0x10000);
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    return overlong || surrogate || value > 0x10FFFF ? kBad : CodePoint{value, size, false};
}

struct Range {
    char32_t first;
    char32_t last;
};

template <std::size_t kCount>
bool in(const Range (&ranges)[kCount], char32_t c) {
    const Range* at =
        std::upper_bound(std::begin(ranges), std::end(ranges), c,
                         [](char32_t value, const Range& range) { return value < range.first; });
    return at != std::begin(ranges) && c <= std::prev(at)->last;
}

constexpr Range kMarks[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD},   {0x05BF, 0x05BF},   {0x05C1, 0x05C5},
    {0x05C7, 0x05C7}, {0x0610, 0x061A}, {0x064B, 0x065F},   {0x0670, 0x0670},   {0x06D6, 0x06DC},
    {0x06DF, 0x06E4}, {0x06E7, 0x06ED}, {0x0711, 0x0711},   {0x0730, 0x074A},   {0x0E31, 0x0E31},
    {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x0EB1, 0x0EB1},   {0x0EB4, 0x0EBC},   {0x0EC8, 0x0ECE},
    {0x0F71, 0x0F87}, {0x102B, 0x103E}, {0x1056, 0x1059},   {0x17B4, 0x17D3},   {0x1AB0, 0x1AFF},
    {0x1DC0, 0x1DFF}, {0x200D, 0x200D}, {0x20D0, 0x20FF},   {0x302A, 0x302F},   {0x3099, 0x309A},
    {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0x1F3FB, 0x1F3FF}, {0xE0020, 0xE007F}, {0xE0100, 0xE01EF}};

constexpr Range kIdeographs[] = {{0x1100, 0x11FF}, {0x2E80, 0xA4CF},  {0xA960, 0xA97F},
                                 {0xAC00, 0xD7FF}, {0xF900, 0xFAFF},  {0xFE30, 0xFE4F},
                                 {0xFF00, 0xFFEF}, {0x20000, 0x3FFFF}};

constexpr Range kEmoji[] = {
    {0x231A, 0x231B}, {0x23E9, 0x23FA}, {0x2600, 0x27BF}, {0x2B50, 0x2B55}, {0x1F000, 0x1FAFF}};

constexpr Range kRightToLeft[] = {
    {0x0590, 0x08FF}, {0xFB1D, 0xFDFF}, {0xFE70, 0xFEFE}, {0x10800, 0x10FFF}, {0x1E800, 0x1EFFF}};

/// Of the letters: digits, punctuation and signs, which run as the words around them do.
constexpr Range kNeutral[] = {
    {0x0021, 0x0040}, {0x005B, 0x0060}, {0x007B, 0x00A9}, {0x00AB, 0x00B4}, {0x00B6, 0x00B9},
    {0x00BB, 0x00BF}, {0x00D7, 0x00D7}, {0x00F7, 0x00F7}, {0x0660, 0x066C}, {0x06F0, 0x06F9},
    {0x2000, 0x206F}, {0x20A0, 0x20CF}, {0x2190, 0x2BFF}, {0xFFFD, 0xFFFD}};

/// Closing and opening punctuation in East Asian text (the heart of UAX #14 classes CL and OP).
constexpr std::u32string_view kClosing = U"、。，．：；！？）］｝」』】〉》〕ー々";
constexpr std::u32string_view kOpening = U"（［｛「『【〈《〔";

bool is_flag_letter(char32_t c) {
    return c >= 0x1F1E6 && c <= 0x1F1FF;
}
bool is_keycap_or_picture_mark(char32_t c) {
    return c == 0xFE0F || c == 0x20E3;
}

/// The blocks from Devanagari to Malayalam share one layout of 128, inherited from the ISCII
/// standard.
bool is_brahmic(char32_t c) {
    return c >= 0x0900 && c < 0x0D80;
}
bool is_brahmic_mark(char32_t c) {
    const char32_t place = c & 0x7FU;
    return is_brahmic(c) &&
           (place <= 0x03 || place == 0x3C || (place >= 0x3E && place <= 0x4F && place != 0x3D) ||
            (place >= 0x51 && place <= 0x57) || place == 0x62 || place == 0x63);
}
bool is_virama(char32_t c) {
    return is_brahmic(c) && (c & 0x7FU) == 0x4D;
}
bool is_mark(char32_t c) {
    return in(kMarks, c) || is_brahmic_mark(c);
}

bool is_invisible(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x061C || c == 0x200C ||
           c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
}

GraphemeKind kind_of(char32_t c) {
    if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029) return GraphemeKind::LineBreak;
    if (c == ' ' || c == '\t' || (c >= 0x2000 && c <= 0x200A && c != 0x2007) || c == 0x3000)
        return GraphemeKind::Space;
    if (c == 0x200B) return GraphemeKind::BreakHere;
    if (is_invisible(c)) return GraphemeKind::Nothing;
    if (is_flag_letter(c) || in(kEmoji, c)) return GraphemeKind::Emoji;
    if (in(kIdeographs, c)) return GraphemeKind::Ideograph;
    return GraphemeKind::Letter;
}

/// Hangul: leading consonants, vowels, trailing consonants, as single jamo or as syllables.
bool joins_hangul(char32_t before, char32_t c) {
    const bool leading = before >= 0x1100 && before <= 0x115F;
    const bool syllable = before >= 0xAC00 && before <= 0xD7A3;
    if (leading && ((c >= 0x1100 && c <= 0x11A7) || (c >= 0xAC00 && c <= 0xD7A3))) return true;
    return (leading || syllable || (before >= 0x1160 && before <= 0x11FF)) && c >= 0x1160 &&
           c <= 0x11FF;
}

} // namespace

Grapheme first_grapheme(std::string_view text) {
    const CodePoint first = decode(text);
    Grapheme grapheme;
    grapheme.kind = kind_of(first.value);
    grapheme.malformed = first.malformed;
    grapheme.size = first.size;
    grapheme.kept = first.size;
    grapheme.right_to_left = in(kRightToLeft, first.value);
    const bool letter =
        grapheme.kind == GraphemeKind::Letter || grapheme.kind == GraphemeKind::Ideograph;
    grapheme.strong = letter && !in(kNeutral, first.value);
    grapheme.glue_before = kClosing.find(first.value) != std::u32string_view::npos;
    grapheme.glue_after = kOpening.find(first.value) != std::u32string_view::npos;
    if (first.value == '\r' && text.size() > 1 && text[1] == '\n') {
        grapheme.size = grapheme.kept = 2;
    }
    if (grapheme.kind == GraphemeKind::LineBreak || grapheme.kind == GraphemeKind::Space ||
        grapheme.kind == GraphemeKind::BreakHere || grapheme.kind == GraphemeKind::Nothing ||
        first.malformed) {
        return grapheme;
    }
    char32_t last = first.value;
    int marks = 0;
    bool flag_open = is_flag_letter(first.value);
    while (grapheme.size < text.size()) {
        const CodePoint next = decode(text.substr(grapheme.size));
        const bool mark = is_mark(next.value);
        const bool flag = flag_open && is_flag_letter(next.value);
        const bool joined = (last == 0x200D && in(kEmoji, next.value)) ||
                            (is_virama(last) && is_brahmic(next.value)) ||
                            joins_hangul(last, next.value);
        if (next.malformed || !(mark || flag || joined)) {
            break;
        }
        flag_open = false;
        marks = mark ? marks + 1 : 0;
        if (is_keycap_or_picture_mark(next.value)) {
            grapheme.kind = GraphemeKind::Emoji;
        }
        grapheme.size += next.size;
        if (marks <= kMarksOnALetter) {
            grapheme.kept = grapheme.size;
        }
        last = next.value;
    }
    return grapheme;
}

} // namespace help
