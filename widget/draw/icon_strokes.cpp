#include "widget/draw/canvas.h"

#include <array>
#include <cmath>
#include <cstdint>

namespace help {

namespace {

#include "icon_strokes.inc"

static_assert(kStarts.size() == static_cast<std::size_t>(kIconCount) + 1);

/// Puts an icon's strokes on the draw list's path, one after the other. The table: strokes of [2 ·
/// parts + closed, x, y], then for each part 0, x, y (a line) or 1 and six numbers (a cubic curve),
/// in 1/100 of the icon's 24 units.
class StrokeReader {
public:
    StrokeReader(Icon icon, ImVec2 corner, float unit, bool quarter_turned)
        : at_(kStarts[static_cast<std::size_t>(icon)]),
          end_(kStarts[static_cast<std::size_t>(icon) + 1]), corner_(corner), unit_(unit),
          quarter_turned_(quarter_turned) {}

    struct Stroke {
        ImVec2 from;
        ImVec2 to;
        bool closed = false;
        bool one_line = false;
    };
    [[nodiscard]] bool done() const { return at_ >= end_; }

    Stroke next(ImDrawList& list) {
        const int head = kStrokes[at_++];
        Stroke stroke{point(), {}, head % 2 == 1, head == 2};
        stroke.to = stroke.from;
        list.PathLineTo(stroke.from);
        for (int part = 0; part < head / 2; ++part) {
            if (kStrokes[at_++] == 0) {
                stroke.to = point();
                list.PathLineTo(stroke.to);
            } else {
                const ImVec2 control = point();
                const ImVec2 other = point();
                stroke.to = point();
                list.PathBezierCubicCurveTo(control, other, stroke.to);
            }
        }
        return stroke;
    }

private:
    ImVec2 point() {
        const auto x = static_cast<float>(kStrokes[at_]);
        const auto y = static_cast<float>(kStrokes[at_ + 1]);
        at_ += 2;
        return quarter_turned_ ? ImVec2{corner_.x + (2400 - y) * unit_, corner_.y + x * unit_}
                               : ImVec2{corner_.x + x * unit_, corner_.y + y * unit_};
    }

    std::size_t at_;
    std::size_t end_;
    ImVec2 corner_;
    float unit_;
    bool quarter_turned_;
};

} // namespace

/// On whole pixels, so that strokes fall alike on every line of cards.
Canvas::IconFrame Canvas::icon_frame(Box square) const {
    return {{std::round(square.x * density_), std::round(square.y * density_)},
            square.width * density_ / 2400};
}

/// Lines are 2 units thick.
void Canvas::stroke_icon(Icon icon, Box square, Colour colour, bool quarter_turned) {
    const std::uint32_t first = vertex();
    const auto [corner, unit] = icon_frame(square);
    const float thick = 200 * unit;
    StrokeReader strokes{icon, corner, unit, quarter_turned};
    while (!strokes.done()) {
        const auto [from, to, closed, one_line] = strokes.next(list_);
        const bool is_dot =
            one_line && std::abs(to.x - from.x) + std::abs(to.y - from.y) < unit * 2;
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

/// A fan from the middle; the outline's own stroke makes its edge smooth.
void Canvas::filled_icon(Icon icon, Box square, Colour colour) {
    const std::uint32_t first = vertex();
    const auto [corner, unit] = icon_frame(square);
    StrokeReader strokes{icon, corner, unit, false};
    while (!strokes.done()) {
        static_cast<void>(strokes.next(list_));
    }
    const auto count = static_cast<unsigned>(list_._Path.Size);
    list_.PrimReserve(static_cast<int>(3 * count), static_cast<int>(count + 1));
    const unsigned base = list_._VtxCurrentIdx;
    const ImVec2 white = list_._Data->TexUvWhitePixel;
    list_.PrimWriteVtx({corner.x + 1200 * unit, corner.y + 1200 * unit}, white, packed(colour));
    for (const ImVec2 edge : list_._Path) {
        list_.PrimWriteVtx(edge, white, packed(colour));
    }
    for (unsigned i = 0; i < count; ++i) {
        for (const unsigned index : {base, base + 1 + i, base + 1 + (i + 1) % count}) {
            list_.PrimWriteIdx(static_cast<ImDrawIdx>(index));
        }
    }
    list_.PathClear();
    log(PaintLog::Kind::Shape, first);
    stroke_icon(icon, square, colour, false);
}

void Canvas::chevron_down(Box square, Colour colour) {
    stroke_icon(Icon::Chevron, square, colour, true);
}

} // namespace help
