#include "widget/draw/canvas.h"

#include <array>
#include <cmath>
#include <cstdint>

namespace help {

namespace {

#include "icon_strokes.inc"

static_assert(kStarts.size() == static_cast<std::size_t>(kIconCount) + 1);

ImU32 packed(Colour colour) {
    return IM_COL32(colour.r, colour.g, colour.b, colour.a);
}

} // namespace

/// The table: strokes of [2 · parts + closed, x, y], then for each part 0, x, y (a line) or 1 and
/// six numbers (a cubic curve), in 1/100 of the icon's 24 units. Lines are 2 units thick.
void Canvas::stroke_icon(Icon icon, Box square, Colour colour, bool quarter_turned) {
    const std::uint32_t first = vertex();
    const float unit = square.width * density_ / 2400;
    const float thick = 200 * unit;
    // The square on whole pixels, so that its strokes fall alike on every line of cards.
    const ImVec2 corner = {std::round(square.x * density_), std::round(square.y * density_)};
    std::size_t at = kStarts[static_cast<std::size_t>(icon)];
    const std::size_t end = kStarts[static_cast<std::size_t>(icon) + 1];
    const auto point = [&] {
        const auto x = static_cast<float>(kStrokes[at]);
        const auto y = static_cast<float>(kStrokes[at + 1]);
        at += 2;
        return quarter_turned ? ImVec2{corner.x + (2400 - y) * unit, corner.y + x * unit}
                              : ImVec2{corner.x + x * unit, corner.y + y * unit};
    };
    while (at < end) {
        const int head = kStrokes[at++];
        const ImVec2 from = point();
        ImVec2 to = from;
        list_.PathLineTo(from);
        for (int part = 0; part < head / 2; ++part) {
            if (kStrokes[at++] == 0) {
                to = point();
                list_.PathLineTo(to);
            } else {
                const ImVec2 control = point();
                const ImVec2 other = point();
                to = point();
                list_.PathBezierCubicCurveTo(control, other, to);
            }
        }
        const bool closed = head % 2 == 1;
        const bool is_dot =
            head == 2 && std::abs(to.x - from.x) + std::abs(to.y - from.y) < unit * 2;
        if (is_dot) {
            list_.PathClear();
            list_.AddCircleFilled(from, thick * 0.55F, packed(colour));
            continue;
        }
        if (closed) {
            list_._Path.pop_back(); // it repeats the first point
        }
        list_.PathStroke(packed(colour), closed ? ImDrawFlags_Closed : 0, thick);
        if (!closed) { // draw lists have no round caps
            list_.AddCircleFilled(from, thick / 2, packed(colour));
            list_.AddCircleFilled(to, thick / 2, packed(colour));
        }
    }
    log(PaintLog::Kind::Shape, first);
}

void Canvas::icon(Icon icon, Box square, Colour colour) {
    stroke_icon(icon, square, colour, false);
}

void Canvas::chevron_down(Box square, Colour colour) {
    stroke_icon(Icon::Chevron, square, colour, true);
}

} // namespace help
