#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace help {

/// What a piece of text is to the typesetter.
enum class GraphemeKind : std::uint8_t {
    Letter,    ///< joins its neighbours to a word
    Space,     ///< a place to break a line; drawn as one space however many stand together
    LineBreak, ///< LF, CR, CR LF, U+2028, U+2029
    BreakHere, ///< U+200B: a line may break here, nothing is drawn
    Ideograph, ///< Han, kana, Hangul …: a word of its own
    Emoji,     ///< a word of its own, because it may have colours of its own
    Nothing,   ///< controls and invisible direction marks: never drawn
};

/// What a reader calls one character.
struct Grapheme {
    GraphemeKind kind = GraphemeKind::Nothing;
    bool right_to_left = false;
    bool strong = false;      ///< a letter: says which way the words around it run (UAX #9, P2)
    bool glue_before = false; ///< closing punctuation of East Asian text: no line break before it
    bool glue_after = false;  ///< opening punctuation: no line break after it
    bool malformed = false;   ///< not UTF-8: to be shown as U+FFFD
    std::size_t size = 0;     ///< bytes read, at least 1
    std::size_t kept = 0;     ///< bytes from the front that are shown: not all of them where more
                              ///< than kMarksOnALetter are piled up
};

/// The grapheme that `text` (not empty) starts with. A compact reading of Unicode UAX #29 for what
/// this widget shows: Latin and its like with combining marks, Hangul jamo, emoji with variation
/// selectors, skin tones, ZWJ sequences, flags and keycaps, and the Brahmic scripts' clusters. Any
/// bytes are allowed; it always moves on.
[[nodiscard]] Grapheme first_grapheme(std::string_view text);

} // namespace help
