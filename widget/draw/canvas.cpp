#include "widget/draw/canvas.h"

#include <algorithm>
#include <cmath>

namespace help {

namespace {

std::uint8_t part_of(std::uint8_t a, std::uint8_t b, float part) {
    return static_cast<std::uint8_t>(
        std::round(static_cast<float>(a) + static_cast<float>(b - a) * part));
}

} // namespace

Colour blend(Colour a, Colour b, float part) {
    return {part_of(a.r, b.r, part), part_of(a.g, b.g, part), part_of(a.b, b.b, part),
            part_of(a.a, b.a, part)};
}

Colour faded(Colour colour, float opacity) {
    colour.a = part_of(0, colour.a, opacity);
    return colour;
}

void Canvas::log(PaintLog::Kind kind, std::uint32_t first_vertex, std::string_view text) {
    if constexpr (kKeepsPaintLog) {
        log_.entries.push_back({owner_, kind, first_vertex, vertex(), std::string(text)});
    }
}

void Canvas::begin(float width, float height) {
    if constexpr (kKeepsPaintLog) {
        log_.entries.clear();
    }
    list_._ResetForNewFrame();
    list_.PushTexture(atlas_.texture_ref());
    push_clip({0, 0, width, height});
}

void Canvas::end() {
    pop_clip();
    list_.PopTexture();
}

Canvas::Pixels Canvas::snapped(Box box) const {
    return {
        {std::round(box.x * density_), std::round(box.y * density_)},
        {std::round((box.x + box.width) * density_), std::round((box.y + box.height) * density_)}};
}

float Canvas::hairline_width() const {
    return std::max(1.0F, std::round(density_)) / density_;
}

void Canvas::push_clip(Box box) {
    const Pixels clip = snapped(box);
    list_.PushClipRect(clip.min, clip.max, list_._ClipRectStack.Size > 0);
}

void Canvas::pop_clip() {
    list_.PopClipRect();
}

void Canvas::fill_pixels(Pixels box, float radius, Colour colour) {
    list_.AddRectFilled(box.min, box.max, packed(colour), radius);
}

void Canvas::fill(Box box, float radius, Colour colour) {
    const std::uint32_t first = vertex();
    fill_pixels(snapped(box), radius * density_, colour);
    log(PaintLog::Kind::Shape, first);
}

void Canvas::fill(Box box, const Corners& corners, Colour colour) {
    const std::uint32_t first = vertex();
    const Pixels area = snapped(box);
    const float most = std::min(area.max.x - area.min.x, area.max.y - area.min.y) / 2;
    const auto corner = [&](float radius, bool right, bool bottom, int from) {
        const float r = std::clamp(radius * density_, 0.0F, std::max(0.0F, most));
        list_.PathArcToFast(
            {right ? area.max.x - r : area.min.x + r, bottom ? area.max.y - r : area.min.y + r}, r,
            from, from + 3); // in twelfths of a turn
    };
    corner(corners.top_left, false, false, 6);
    corner(corners.top_right, true, false, 9);
    corner(corners.bottom_right, true, true, 0);
    corner(corners.bottom_left, false, true, 3);
    list_.PathFillConvex(packed(colour));
    log(PaintLog::Kind::Shape, first);
}

void Canvas::framed(Box box, float radius, Colour fill, Colour line, float line_width) {
    // Two fills rather than a stroke over a fill: the corners' outermost pixels then mix with one
    // colour only.
    const std::uint32_t first = vertex();
    const Pixels outer = snapped(box);
    const float inset = std::max(1.0F, std::round(line_width * density_));
    fill_pixels(outer, radius * density_, line);
    fill_pixels(
        {{outer.min.x + inset, outer.min.y + inset}, {outer.max.x - inset, outer.max.y - inset}},
        std::max(0.0F, radius * density_ - inset), fill);
    log(PaintLog::Kind::Shape, first);
}

void Canvas::hairline(Box box, Edge edge, Colour colour) {
    const std::uint32_t first = vertex();
    Pixels line = snapped(box);
    const float thick = std::max(1.0F, std::round(density_));
    if (edge == Edge::Top) {
        line.max.y = line.min.y + thick;
    } else {
        line.min.y = line.max.y - thick;
    }
    fill_pixels(line, 0, colour);
    log(PaintLog::Kind::Shape, first);
}

void Canvas::gradient(Box box, Colour from, Colour to) {
    const std::uint32_t first = vertex();
    const Pixels area = snapped(box);
    const ImU32 middle = packed(blend(from, to, 0.5F));
    list_.AddRectFilledMultiColor(area.min, area.max, packed(from), middle, packed(to), middle);
    log(PaintLog::Kind::Shape, first);
}

void Canvas::circle(Box box, Colour colour) {
    const std::uint32_t first = vertex();
    const Pixels area = snapped(box);
    const float radius = std::min(area.max.x - area.min.x, area.max.y - area.min.y) / 2;
    // A rectangle's corners are a pixel less round: a small dot would be square.
    list_.AddCircleFilled({(area.min.x + area.max.x) / 2, (area.min.y + area.max.y) / 2}, radius,
                          packed(colour));
    log(PaintLog::Kind::Shape, first);
}

void Canvas::text(const SetText& set, std::string_view source, Box box, const TextStyle& style) {
    const std::uint32_t first = vertex();
    const GlyphAtlas::Heights heights = atlas_.heights(style.font);
    // Rounded down, as browsers do: half a pixel too much goes below the letters.
    const float leading =
        std::floor((style.line_height * density_ - heights.ascent - heights.descent) / 2);
    const ImVec4 clip = list_._CmdHeader.ClipRect;
    const ImU32 ink = packed(style.colour);
    float top = box.y * density_;
    for (const SetText::Line& line : set.lines) {
        const float baseline = std::round(top + leading + heights.ascent);
        top += style.line_height * density_;
        if (baseline + style.line_height * density_ < clip.y ||
            baseline - style.line_height * density_ > clip.w) {
            continue; // scrolled away: its words need no place in the atlas
        }
        const float room = box.width - line.width;
        const bool right =
            style.align == Align::Right || (style.align == Align::Start && line.from_right);
        const float indent = style.align == Align::Centre ? room / 2 : right ? room : 0;
        for (std::size_t i = line.first; i < line.first + line.count; ++i) {
            const SetText::Piece& piece = set.pieces[i];
            const GlyphAtlas::Word word =
                atlas_.word(piece.cluster, style.font, (box.x + indent + piece.x) * density_, ink);
            if (word.picture == nullptr) {
                continue;
            }
            const ImFontGlyph& glyph = *word.picture;
            list_.PrimReserve(6, 4);
            list_.PrimRectUV({word.x + glyph.X0, baseline + glyph.Y0},
                             {word.x + glyph.X1, baseline + glyph.Y1}, {glyph.U0, glyph.V0},
                             {glyph.U1, glyph.V1}, glyph.Colored != 0 ? ink | kWhiteInk : ink);
        }
    }
    log(PaintLog::Kind::Text, first, source);
}

void Canvas::fade_since(std::uint32_t vertex, float opacity, float down) {
    for (int i = static_cast<int>(vertex); i < list_.VtxBuffer.Size; ++i) {
        ImDrawVert& point = list_.VtxBuffer[i];
        const auto alpha = static_cast<float>(point.col >> IM_COL32_A_SHIFT) * opacity;
        point.col =
            (point.col & ~IM_COL32_A_MASK) | (static_cast<ImU32>(alpha) << IM_COL32_A_SHIFT);
        point.pos.y += std::round(down * density_);
    }
}

} // namespace help
