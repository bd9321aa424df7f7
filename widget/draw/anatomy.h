#pragma once

#include "widget/a11y/node.h"
#include "widget/text/typesetter.h"
#include "widget/ui/theme.h"

namespace help {

/// The measures of docs/looks.md that belong to one look only. Layout and painter read them from
/// here, so that they agree.
inline constexpr float kHeroOverlap = 20;
inline constexpr float kLowPanel = 400; ///< below it the hero makes itself small
inline constexpr float kCardHeight = 72;
inline constexpr float kCardIconSquare = 40;
inline constexpr float kIcon = 20;
inline constexpr float kMark = 18; ///< chevron, "opens elsewhere"
inline constexpr float kButtonHeight = 48;
inline constexpr float kJumpHeight = 40;
inline constexpr float kSpinner = 16;
inline constexpr float kFieldHeight = 48;
inline constexpr float kFieldPadding = 12;
inline constexpr float kFieldGap = 6;
inline constexpr float kHintIcon = 16;
inline constexpr int kAreaLines = 6;
inline constexpr int kShortAreaLines = 3;
inline constexpr float kEmblem = 72;
inline constexpr float kEmblemIcon = 32;
inline constexpr int kSkeletonCards = 3;
inline constexpr float kDismiss = 36; ///< the round button at the top right of a Notice
inline constexpr float kPlot = 120;   ///< height of a Chart without the labels below it
inline constexpr float kHighestBar = 106;
inline constexpr float kLowestBar = 4; ///< so that an hour without anybody is seen
inline constexpr float kClosedBar = 10;
inline constexpr float kNowDot = 6;
inline constexpr float kStar = 28; ///< the icon in a target of 44
inline constexpr float kFigureInRow = 0.7F;
inline constexpr float kBubbleWidth = 0.82F; ///< of the row, at most
inline constexpr float kBubblePadX = 14;
inline constexpr float kBubblePadY = 9;
inline constexpr float kBubbleCorner = 4; ///< the one at the speaker's side
inline constexpr float kTypingWidth = 58;
inline constexpr float kTypingDot = 6;
inline constexpr float kLeastRule = 24; ///< of the lines beside a DayMark
inline constexpr float kBulletIndent = 20;
inline constexpr float kBulletDot = 5;
inline constexpr int kMessageLines = 5; ///< to which the field of a Composer grows

/// Type and line height of a text.
struct Letters {
    Font font;
    float line_height = 22;
};
[[nodiscard]] Letters letters(const Theme& theme, Type type);
/// The title of an article, a confirmation, an error: three pixels larger than in a header.
[[nodiscard]] Letters large_title(const Theme& theme);
/// What a node's name is set in; `large` for the title of what a screen shows.
[[nodiscard]] Letters name_letters(const Theme& theme, Look look, bool large);

/// The parts of a Card, Pair or Banner, from its left edge.
struct Row {
    float pad_x = 0;
    float pad_y = 0;
    float icon = 0; ///< size of the icon with its square; 0: none
    float text_x = 0;
    float text_width = 0;
    float mark = 0; ///< size of the mark at the right; 0: none
};
[[nodiscard]] Row row_anatomy(const Node& node, const Theme& theme);

/// A Quiet inside a Banner, Pair, Notice or Bubble is as wide as its name, which stands in line
/// with the words above it.
[[nodiscard]] bool hugs_its_name(Look look, Look parent);

/// False for fields that have another sign of what they are: a message beside its send button, a
/// search with a placeholder. Their name is for those who do not see.
[[nodiscard]] bool shows_label(const Node& field);

/// The lines of a Message field's control.
[[nodiscard]] int message_lines(const Node& field, const Theme& theme, Typesetter& typesetter);

/// What stands below a field or a bubble: its error, else its description.
[[nodiscard]] TextPart field_hint(const Node& node);

/// The customer's own bubbles stand at the right.
[[nodiscard]] bool is_customers(const Node& bubble);

/// What is written on a Tab: its value, else its name.
[[nodiscard]] TextPart tab_words(const Node& tab);

/// True when a Fact's name and value stand on one line of this width.
[[nodiscard]] bool
fact_is_one_line(const Node& node, const Theme& theme, Typesetter& typesetter, float width);

/// Lines are not broken; what is too long scrolls sideways. The browser writes them in both skins.
[[nodiscard]] float code_height(const Node& node, const Theme& theme);

/// A paint for the tone: the soft ground and the text on it.
struct TonePaints {
    Paint soft = Paint::Sunken;
    Paint text = Paint::TextSoft;
};
[[nodiscard]] TonePaints tone_paints(Tone tone);

} // namespace help
