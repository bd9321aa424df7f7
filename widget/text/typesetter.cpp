#include "widget/text/typesetter.h"

#include "widget/text/graphemes.h"
#include "widget/text/hyphens.h"

#include <algorithm>
#include <cstring>

namespace help {

namespace {

/// Longer words are drawn in parts, so that no cluster outgrows a texture.
constexpr int kGraphemesInACluster = 20;
constexpr std::string_view kShownReplacement = "\xEF\xBF\xBD";
/// What stands between them runs from right to left (UAX #9: RLI, PDI). Texts have none of these.
constexpr std::string_view kFromRight = "\xE2\x81\xA7";
constexpr std::string_view kEndFromRight = "\xE2\x81\xA9";
constexpr std::string_view kEllipsis = "\xE2\x80\xA6";
/// Texts of the longest conversation that is shown, four each, with room to spare.
constexpr std::size_t kSizesKept = 4096;
/// Longer texts are read like any other.
constexpr std::size_t kMostLinesBalanced = 6;

/// FNV-1a, 64 bits.
class Hash {
public:
    void add(std::string_view bytes) {
        for (const char c : bytes) {
            value_ = (value_ ^ static_cast<unsigned char>(c)) * 1099511628211U;
        }
    }
    void add(float number) {
        std::uint32_t bits = 0;
        std::memcpy(&bits, &number, sizeof bits);
        value_ = (value_ ^ bits) * 1099511628211U;
    }
    /// Never 0.
    [[nodiscard]] std::uint64_t value() const { return value_ == 0 ? 1 : value_; }

private:
    std::uint64_t value_ = 14695981039346656037U;
};

} // namespace

float Typesetter::measure(std::string_view cluster, Font font) {
    return widths_.advance(clusters_.intern(cluster), font);
}

std::string_view Typesetter::shown(const Token& token) const {
    return std::string_view(shown_).substr(token.begin, token.size);
}

void Typesetter::add_token(std::size_t begin, const Token& flags, Font font) {
    Token token = flags;
    token.begin = begin;
    token.size = shown_.size() - begin;
    token.advance = measure(shown(token), font);
    tokens_.push_back(token);
}

void Typesetter::tokenise(std::string_view text, Font font) {
    shown_.clear();
    tokens_.clear();
    right_to_left_ = false;
    from_right_.assign(1, false);
    bool strong = false;   // a letter has said which way the paragraph runs
    Token flags;           // of the word that is being read
    std::size_t begin = 0; // where it starts in shown_
    int graphemes = 0;     // how many it has
    bool glued = true;     // no break before the next ideograph
    Hyphens hyphens;       // of the word that is being read
    const auto end_word = [&] {
        if (shown_.size() > begin) {
            add_token(begin, flags, font);
            flags = {};
        }
        begin = shown_.size();
        graphemes = 0;
    };
    const auto begin_again = [&] {
        end_word();
        hyphens = {};
    };
    while (!text.empty()) {
        const Grapheme grapheme = first_grapheme(text);
        const bool alone =
            grapheme.kind == GraphemeKind::Ideograph || grapheme.kind == GraphemeKind::Emoji;
        switch (grapheme.kind) {
        case GraphemeKind::Nothing:
            break;
        case GraphemeKind::LineBreak:
            begin_again();
            if (flags.line_break_before) { // an empty line
                tokens_.push_back({shown_.size(), 0, 0, false, true, true});
            }
            flags = {0, 0, 0, false, true, true};
            from_right_.push_back(false);
            strong = false;
            break;
        case GraphemeKind::Space:
        case GraphemeKind::BreakHere:
            begin_again();
            flags.space_before = flags.space_before || grapheme.kind == GraphemeKind::Space;
            flags.may_break_before = true;
            break;
        default:
            if (hyphens.may_break_before(text.substr(0, grapheme.size))) {
                end_word();
                flags.may_break_before = true;
            }
            if (alone || graphemes == kGraphemesInACluster) {
                end_word();
                const bool inviting = flags.may_break_before || (alone && !glued);
                flags.may_break_before = grapheme.glue_before ? flags.space_before : inviting;
            }
            right_to_left_ = right_to_left_ || grapheme.right_to_left;
            if (grapheme.strong && !strong) {
                strong = true;
                from_right_.back() = grapheme.right_to_left;
            }
            shown_.append(grapheme.malformed ? kShownReplacement : text.substr(0, grapheme.kept));
            ++graphemes;
            if (alone) {
                end_word();
                flags.may_break_before =
                    grapheme.kind == GraphemeKind::Ideograph && !grapheme.glue_after;
            }
            glued = grapheme.glue_after;
        }
        text.remove_prefix(grapheme.size);
    }
    end_word();
}

void Typesetter::open_line() {
    set_.lines.push_back({set_.pieces.size(), 0, 0, from_right_[paragraph_]});
    pen_ = 0;
}

void Typesetter::close_line() {
    if (!set_.lines.empty()) {
        SetText::Line& line = set_.lines.back();
        line.count = set_.pieces.size() - line.first;
        line.width = pen_;
        set_.width = std::max(set_.width, pen_);
    }
}

void Typesetter::put(const Token& token) {
    const bool first = set_.pieces.size() == set_.lines.back().first;
    pen_ += token.space_before && !first ? space_ : 0;
    if (token.size > 0) {
        set_.pieces.push_back({clusters_.intern(shown(token)), pen_});
        placed_.push_back(token);
    }
    pen_ += token.advance;
}

std::size_t Typesetter::fitting(const Token& token, Font font, float room, bool some) {
    // The graphemes' own widths: measuring every front part would fill the table with clusters that
    // nobody draws.
    const std::string_view text = shown(token);
    std::size_t size = 0;
    float width = 0;
    while (size < text.size()) {
        const std::size_t next = first_grapheme(text.substr(size)).size;
        width += measure(text.substr(size, next), font);
        if (width > room && !(size == 0 && some)) {
            break;
        }
        size += next;
    }
    return size;
}

/// A word, or a part of one, that no line holds: as much of it on every line as there is room.
void Typesetter::put_cut(Token token, Font font, float width) {
    while (true) {
        const bool line_is_empty = pen_ <= 0;
        const float room = width - pen_ - (token.space_before && !line_is_empty ? space_ : 0);
        if (token.advance <= room) {
            put(token);
            return;
        }
        const std::size_t size = fitting(token, font, room, line_is_empty);
        if (size > 0) {
            Token front = token;
            front.size = size;
            front.advance = measure(shown(front), font);
            put(front);
            token.begin += size;
            token.size -= size;
            token.advance = token.size == 0 ? 0 : measure(shown(token), font);
            token.space_before = false;
        }
        if (token.size == 0) {
            return;
        }
        close_line();
        open_line();
    }
}

void Typesetter::break_lines(std::string_view text, Font font, float width) {
    set_.pieces.clear();
    set_.lines.clear();
    set_.width = 0;
    placed_.clear();
    paragraph_ = 0;
    cut_ = 0;
    space_ = widths_.advance(ClusterTable::kSpace, font);
    tokenise(text, font);
    for (std::size_t i = 0; i < tokens_.size();) {
        std::size_t end = i + 1; // of what must stay on one line if a line can hold it
        float together = tokens_[i].advance;
        while (end < tokens_.size() && !tokens_[end].may_break_before) {
            together += tokens_[end++].advance;
        }
        const float needed = (tokens_[i].space_before ? space_ : 0) + together;
        paragraph_ += tokens_[i].line_break_before ? 1U : 0U;
        const bool full = pen_ > 0 && pen_ + needed > width;
        if (set_.lines.empty() || tokens_[i].line_break_before || full) {
            close_line();
            open_line();
        }
        cut_ += together > width ? 1U : 0U;
        for (; i < end; ++i) {
            if (together <= width) {
                put(tokens_[i]);
            } else {
                put_cut(tokens_[i], font, width);
            }
        }
    }
    close_line();
}

const SetText& Typesetter::wrap(std::string_view text, Font font, float width, Base base) {
    break_lines(text, font, width);
    join_lines(font, base);
    return set_;
}

Typesetter::Size Typesetter::size(std::string_view text, Font font, float width) {
    Hash hash;
    hash.add(font.size);
    hash.add(static_cast<float>(font.weight));
    hash.add(width);
    hash.add(text);
    if (sizes_.empty()) {
        sizes_.resize(kSizesKept);
    }
    Remembered& place = sizes_[static_cast<std::size_t>(hash.value() % kSizesKept)];
    if (place.key != hash.value()) {
        const SetText& set = wrap(text, font, width);
        place.size = {static_cast<float>(set.lines.size()), set.width};
        // A full table gives words that are not theirs.
        place.key = clusters_.full() ? 0 : hash.value();
    }
    return place.size;
}

const SetText& Typesetter::balance(std::string_view text, Font font, float width) {
    break_lines(text, font, width);
    const std::size_t lines = set_.lines.size();
    const std::size_t cut = cut_;
    const bool evens_out =
        lines > 1 && lines <= kMostLinesBalanced && text.find('\n') == std::string_view::npos;
    float too_narrow = 0;
    float enough = width;
    while (evens_out && enough - too_narrow > 0.5F) {
        const float tried = (too_narrow + enough) / 2;
        break_lines(text, font, tried);
        (set_.lines.size() > lines || cut_ > cut ? too_narrow : enough) = tried;
    }
    if (evens_out) {
        break_lines(text, font, enough);
    }
    join_lines(font, Base::Left);
    return set_;
}

/// Every line of a text with right-to-left letters as one cluster: only the platform knows the
/// order of its parts (UAX #9).
void Typesetter::join_lines(Font font, Base base) {
    if (!right_to_left_) {
        return;
    }
    std::vector<SetText::Piece> joined;
    std::string words;
    for (SetText::Line& line : set_.lines) {
        line.from_right = line.from_right && base == Base::FirstLetter;
        words.assign(line.from_right ? kFromRight : std::string_view{});
        for (std::size_t i = line.first; i < line.first + line.count; ++i) {
            words.append(placed_[i].space_before && i > line.first ? " " : "")
                .append(shown(placed_[i]));
        }
        words.append(line.from_right ? kEndFromRight : std::string_view{});
        line.first = joined.size();
        line.count = std::min<std::size_t>(line.count, 1);
        if (line.count == 1) {
            joined.push_back({clusters_.intern(words), 0});
            line.width = measure(words, font);
        }
    }
    set_.pieces = std::move(joined);
}

const SetText& Typesetter::line(std::string_view text, Font font, float width) {
    const SetText& whole = wrap(text, font, 1e9F);
    if (whole.lines.empty() || (whole.width <= width && whole.lines.size() == 1)) {
        return whole;
    }
    const float dots = measure(kEllipsis, font);
    SetText short_text;
    SetText::Line line;
    const SetText::Line& first = whole.lines.front();
    for (std::size_t i = 0; i < first.count; ++i) {
        const Token token = placed_.empty() || right_to_left_ ? Token{} : placed_[first.first + i];
        const SetText::Piece piece = set_.pieces[first.first + i];
        const float end = piece.x + token.advance;
        if (right_to_left_ || end + dots > width) {
            const std::size_t size =
                right_to_left_ ? 0 : fitting(token, font, width - dots - piece.x, false);
            if (size > 0) {
                Token front = token;
                front.size = size;
                short_text.pieces.push_back({clusters_.intern(shown(front)), piece.x});
                line.width = piece.x + measure(shown(front), font);
            } else if (right_to_left_) {
                short_text.pieces.push_back(piece); // the clip rectangle ends it
                line.width = width - dots;
            }
            break;
        }
        short_text.pieces.push_back(piece);
        line.width = end;
    }
    short_text.pieces.push_back({clusters_.intern(kEllipsis), line.width});
    line.width += dots;
    line.count = short_text.pieces.size();
    short_text.lines.push_back(line);
    short_text.width = line.width;
    set_ = std::move(short_text);
    return set_;
}

} // namespace help
