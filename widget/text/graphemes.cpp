#include "widget/text/graphemes.h"

#include "widget/base/code_points.h"

namespace help {

namespace {

constexpr CodePoints kIdeographs[] = {{0x1100, 0x11FF}, {0x2E80, 0xA4CF},  {0xA960, 0xA97F},
                                      {0xAC00, 0xD7FF}, {0xF900, 0xFAFF},  {0xFE30, 0xFE4F},
                                      {0xFF00, 0xFFEF}, {0x20000, 0x3FFFF}};

/// With the few signs between them that have no colours: as words of their own they lose nothing.
constexpr CodePoints kEmoji[] = {
    {0x231A, 0x231B}, {0x23E9, 0x23FA}, {0x25FD, 0x27BF}, {0x2B1B, 0x2B55}, {0x1F000, 0x1FAFF}};

constexpr CodePoints kRightToLeft[] = {
    {0x0590, 0x08FF}, {0xFB1D, 0xFDFF}, {0xFE70, 0xFEFE}, {0x10800, 0x10FFF}, {0x1E800, 0x1EFFF}};

/// Of the letters: digits, punctuation and signs, which run as the words around them do.
constexpr CodePoints kNeutral[] = {
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

bool is_virama(char32_t c) {
    return is_brahmic(c) && (c & 0x7FU) == 0x4D;
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
    const CodePoint first = first_code_point(text);
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
        const CodePoint next = first_code_point(text.substr(grapheme.size));
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
