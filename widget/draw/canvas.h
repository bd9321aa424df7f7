#pragma once

#include "widget/a11y/node.h"
#include "widget/draw/glyph_atlas.h"
#include "widget/draw/paint_log.h"
#include "widget/text/typesetter.h"
#include "widget/ui/theme.h"

#include <cstdint>
#include <string_view>

namespace help {

/// `a` at 0, `b` at 1; alpha as well.
[[nodiscard]] Colour blend(Colour a, Colour b, float part);
[[nodiscard]] Colour faded(Colour colour, float opacity);

/// As Dear ImGui wants it in a vertex.
[[nodiscard]] inline ImU32 packed(Colour colour) {
    return IM_COL32(colour.r, colour.g, colour.b, colour.a);
}

/// Start: each paragraph where its words begin, left or right.
enum class Align : std::uint8_t { Left, Centre, Right, Start };

/// Radii of a box whose corners differ, CSS pixels.
struct Corners {
    float top_left = 0;
    float top_right = 0;
    float bottom_right = 0;
    float bottom_left = 0;
};

/// Shapes and words in CSS pixels of the panel, put on whole device pixels. Knows nothing of nodes
/// but for whom it draws.
class Canvas {
public:
    Canvas(GlyphAtlas& atlas, PaintLog& log)
        : atlas_(atlas), list_(atlas.list()), log_(log), density_(atlas.density()) {}

    void begin(float width, float height);
    void end();

    /// Everything that follows belongs to this node.
    void own(NodeId owner) { owner_ = owner; }

    void push_clip(Box box);
    void pop_clip();

    void fill(Box box, float radius, Colour colour);
    void fill(Box box, const Corners& corners, Colour colour);
    /// A filled box with a line inside its edge.
    void framed(Box box, float radius, Colour fill, Colour line, float line_width);
    /// A line along the inner bottom or top of a box, one CSS pixel thick or the nearest that is
    /// crisp.
    enum class Edge : std::uint8_t { Top, Bottom };
    void hairline(Box box, Edge edge, Colour colour);
    /// Straight from the top left to the bottom right corner, as CSS `linear-gradient(to bottom
    /// right, …)`.
    void gradient(Box box, Colour from, Colour to);
    /// A light: `colour` in the middle of the box, fading evenly to nothing at the ellipse inside
    /// it. Clip it.
    void glow(Box box, Colour colour);
    /// Soft shadow of a rounded box, `drop` pixels below it, fading over `blur` pixels; drawn
    /// before the box.
    void shadow(Box box, float radius, float drop, float blur, Colour colour);
    void circle(Box box, Colour colour);
    /// Slanted lines; what is not to be had.
    void hatched(Box box, Colour colour);
    /// A ring with a gap, `turn` in parts of a whole turn.
    void spinner(Box box, float turn, Colour colour);
    /// An icon of the build's set into a square.
    void icon(Icon icon, Box square, Colour colour);
    /// The area inside the icon's outline, which must be seen whole from its middle (a star is).
    void filled_icon(Icon icon, Box square, Colour colour);
    void chevron_down(Box square, Colour colour);

    struct TextStyle {
        Font font;
        float line_height = 22; ///< CSS pixels
        Colour colour;
        Align align = Align::Left;
    };
    /// `source` is the text that `set` was made from.
    void text(const SetText& set, std::string_view source, Box box, const TextStyle& style);

    /// Moves down and fades everything that was drawn since `vertex`.
    [[nodiscard]] std::uint32_t vertex() const {
        return static_cast<std::uint32_t>(list_.VtxBuffer.Size);
    }
    void fade_since(std::uint32_t vertex, float opacity, float down);

    [[nodiscard]] float hairline_width() const;

private:
    struct Pixels {
        ImVec2 min;
        ImVec2 max;
    };
    /// On whole device pixels.
    [[nodiscard]] Pixels snapped(Box box) const;
    void fill_pixels(Pixels box, float radius, Colour colour);
    struct IconFrame {
        ImVec2 corner;  ///< device pixels
        float unit = 0; ///< device pixels of a number in the table of strokes
    };
    [[nodiscard]] IconFrame icon_frame(Box square) const;
    void stroke_icon(Icon icon, Box square, Colour colour, bool quarter_turned);
    void log(PaintLog::Kind kind, std::uint32_t first_vertex, std::string_view text = {});

    GlyphAtlas& atlas_;
    ImDrawList& list_;
    PaintLog& log_;
    float density_;
    NodeId owner_ = kNoNode;
};

} // namespace help
