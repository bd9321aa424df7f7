#pragma once

#include "widget/text/cluster_table.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace help {

struct Font {
    float size = 15;  ///< CSS pixels
    int weight = 400; ///< 400 or 600
};

/// How wide clusters are.
class ClusterWidths {
public:
    virtual ~ClusterWidths() = default;
    /// CSS pixels.
    [[nodiscard]] virtual float advance(ClusterId cluster, Font font) = 0;
};

/// Text in its lines, ready to be drawn: x in CSS pixels from the left end of its line.
struct SetText {
    struct Piece {
        ClusterId cluster = ClusterTable::kUnknown;
        float x = 0;
    };
    struct Line {
        std::size_t first = 0; ///< of `pieces`
        std::size_t count = 0;
        float width = 0;
        bool from_right = false; ///< of a paragraph that begins with a right-to-left letter
    };
    std::vector<Piece> pieces;
    std::vector<Line> lines; ///< none for a text without anything to show
    float width = 0;         ///< of the widest line
};

/// Which way the lines of a text begin. Only right-to-left letters make a difference.
enum class Base : std::uint8_t {
    Left,       ///< all at the left
    FirstLetter ///< each paragraph as its first letter runs (CSS `unicode-bidi: plaintext`)
};

/// Breaks text into lines of words. A cluster is a whole word, so the platform kerns and joins its
/// letters; ideographs and emoji stand alone; a text with right-to-left letters becomes one cluster
/// a line, which the platform puts into order. A word that no line holds is cut between graphemes
/// (CSS `overflow-wrap: anywhere`); a line may end after a hyphen or a dash between letters or
/// digits. Invisible controls are dropped.
///
/// Limits: no hyphenation, no breaks inside Thai, Lao and Khmer runs that fit a line.
class Typesetter {
public:
    Typesetter(ClusterTable& clusters, ClusterWidths& widths)
        : clusters_(clusters), widths_(widths) {}

    /// As many lines as it takes. Borrowed until the next call; `width` in CSS pixels.
    [[nodiscard]] const SetText&
    wrap(std::string_view text, Font font, float width, Base base = Base::Left);
    /// What wrap() would give, without the words. Remembered: a long conversation is laid out in
    /// every frame, and hardly any of it is another one.
    struct Size {
        float lines = 0; ///< a whole number
        float width = 0; ///< of the widest line
    };
    [[nodiscard]] Size size(std::string_view text, Font font, float width);
    /// Like wrap(), with lines as even as they can be without one more of them and without
    /// cutting a word that `width` holds (CSS `text-wrap: balance`): in the middle a last line of
    /// one short word looks lost. Texts of more than six lines, or with line breaks of their own,
    /// are set as wrap() does.
    [[nodiscard]] const SetText& balance(std::string_view text, Font font, float width);
    /// Clusters are of other widths now.
    void forget_sizes() { sizes_.clear(); }
    /// One line; what does not fit gives way to "…".
    [[nodiscard]] const SetText& line(std::string_view text, Font font, float width);

private:
    struct Token {
        std::size_t begin = 0; ///< in shown_
        std::size_t size = 0;
        float advance = 0;
        bool space_before = false;
        bool may_break_before = false;
        bool line_break_before = false;
    };

    void tokenise(std::string_view text, Font font);
    void add_token(std::size_t begin, const Token& flags, Font font);
    [[nodiscard]] std::string_view shown(const Token& token) const;
    [[nodiscard]] float measure(std::string_view cluster, Font font);
    /// The longest front part of the token, in bytes, that `room` holds; at least one grapheme if
    /// `some`.
    [[nodiscard]] std::size_t fitting(const Token& token, Font font, float room, bool some);

    void break_lines(std::string_view text, Font font, float width);
    void open_line();
    void close_line();
    void put(const Token& token);
    void put_cut(Token token, Font font, float width);
    void join_lines(Font font, Base base);

    ClusterTable& clusters_;
    ClusterWidths& widths_;
    std::string shown_; ///< the text without what is never shown
    std::vector<Token> tokens_;
    std::vector<Token> placed_; ///< parallel to the pieces
    bool right_to_left_ = false;
    std::vector<bool> from_right_; ///< by paragraph
    std::size_t paragraph_ = 0;    ///< of the line that is being set
    float space_ = 0;
    float pen_ = 0;
    std::size_t cut_ = 0; ///< words that no line holds
    SetText set_;

    struct Remembered {
        std::uint64_t key = 0; ///< a hash of text, font and width
        Size size;
    };
    std::vector<Remembered> sizes_; ///< one place for a key; who comes later takes it
};

} // namespace help
