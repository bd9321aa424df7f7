#pragma once

#include "widget/a11y/node.h"
#include "widget/text/typesetter.h"
#include "widget/ui/theme.h"

namespace help {

/// The measures of docs/looks.md that belong to one look only. Layout and painter read them from
/// here, so that they agree.
inline constexpr float kHeroOverlap = 20;
inline constexpr float kCardHeight = 72;
inline constexpr float kCardIconSquare = 40;
inline constexpr float kIcon = 20;
inline constexpr float kMark = 18; ///< chevron, "opens elsewhere"
inline constexpr float kButtonHeight = 48;
inline constexpr float kSpinner = 16;
inline constexpr float kFieldHeight = 48;
inline constexpr float kFieldPadding = 12;
inline constexpr float kFieldGap = 6;
inline constexpr float kHintIcon = 16;
inline constexpr int kAreaLines = 6;
inline constexpr float kEmblem = 72;
inline constexpr float kEmblemIcon = 32;
inline constexpr int kSkeletonCards = 3;

/// Type and line height of a text.
struct Letters {
    Font font;
    float line_height = 22;
};
[[nodiscard]] Letters letters(const Theme& theme, Type type);
/// The title of a confirmation, an error, an empty screen: three pixels larger than in a header.
[[nodiscard]] Letters large_title(const Theme& theme);
/// What a node's name is set in; `centred` for what stands in a Centered.
[[nodiscard]] Letters name_letters(const Theme& theme, Look look, bool centred);

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

/// A Quiet inside a Banner or Pair is as wide as its name, which stands in line with the words
/// above it.
[[nodiscard]] bool hugs_its_name(Look look, Look parent);

/// What stands below a field: its error, else its description.
[[nodiscard]] TextPart field_hint(const Node& node);

/// True when a Fact's name and value stand on one line of this width.
[[nodiscard]] bool
fact_is_one_line(const Node& node, const Theme& theme, Typesetter& typesetter, float width);

/// A paint for the tone: the soft ground and the text on it.
struct TonePaints {
    Paint soft = Paint::Sunken;
    Paint text = Paint::TextSoft;
};
[[nodiscard]] TonePaints tone_paints(Tone tone);

} // namespace help
