// Soft light and shadow, rings and hatching: what rounded boxes alone cannot draw.
#include "widget/draw/canvas.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace help {

namespace {

constexpr float kTurn = 6.2831853F;

constexpr std::size_t kCornerPoints = 6;
using RoundedOutline = std::array<ImVec2, 4 * kCornerPoints>;

/// The outline of a rounded box that is `grown` pixels larger on every side (smaller if negative).
RoundedOutline rounded_outline(ImVec2 min, ImVec2 max, float radius, float grown) {
    RoundedOutline points;
    const float r = std::max(0.0F, radius + grown);
    const float inset = radius; // the corners' centres stay where they are
    const std::array<ImVec2, 4> centres = {
        ImVec2{max.x - inset, max.y - inset}, ImVec2{min.x + inset, max.y - inset},
        ImVec2{min.x + inset, min.y + inset}, ImVec2{max.x - inset, min.y + inset}};
    for (std::size_t corner = 0; corner < 4; ++corner) {
        for (std::size_t i = 0; i < kCornerPoints; ++i) {
            const float part =
                static_cast<float>(corner) + static_cast<float>(i) / (kCornerPoints - 1);
            const float angle = part * kTurn / 4;
            points[corner * kCornerPoints + i] = {centres[corner].x + r * std::cos(angle),
                                                  centres[corner].y + r * std::sin(angle)};
        }
    }
    return points;
}

} // namespace

void Canvas::shadow(Box box, float radius, float drop, float blur, Colour colour) {
    const std::uint32_t first = vertex();
    Pixels area = snapped(box);
    area.min.y += drop * density_;
    area.max.y += drop * density_;
    constexpr int kRings = 7;
    const float reach = blur * density_;
    // Deeper inside the box itself hides it.
    const float start = -std::min(reach, (drop + 2) * density_);
    const auto points = static_cast<unsigned>(std::tuple_size_v<RoundedOutline>);
    list_.PrimReserve(static_cast<int>(6 * points * (kRings - 1)),
                      static_cast<int>(points * kRings));
    const unsigned base = list_._VtxCurrentIdx;
    const ImVec2 white = list_._Data->TexUvWhitePixel;
    for (unsigned ring = 0; ring < kRings; ++ring) {
        const float distance = start + (reach - start) * static_cast<float>(ring) / (kRings - 1);
        const float depth = (reach - distance) / (2 * reach);
        const float opacity = depth * depth * (3 - 2 * depth); // close to a Gaussian's edge
        const ImU32 tint = packed(faded(colour, opacity));
        for (const ImVec2 point :
             rounded_outline(area.min, area.max, radius * density_, distance)) {
            list_.PrimWriteVtx(point, white, tint);
        }
    }
    for (unsigned ring = 0; ring + 1 < kRings; ++ring) {
        for (unsigned i = 0; i < points; ++i) {
            const unsigned next = (i + 1) % points;
            const unsigned inner = base + ring * points;
            const unsigned outer = inner + points;
            for (const unsigned index :
                 {inner + i, inner + next, outer + next, inner + i, outer + next, outer + i}) {
                list_.PrimWriteIdx(static_cast<ImDrawIdx>(index));
            }
        }
    }
    log(PaintLog::Kind::Shadow, first);
}

void Canvas::glow(Box box, Colour colour) {
    const std::uint32_t first = vertex();
    constexpr unsigned kPoints = 48;
    const ImVec2 reach = {box.width / 2 * density_, box.height / 2 * density_};
    const ImVec2 centre = {box.x * density_ + reach.x, box.y * density_ + reach.y};
    list_.PrimReserve(3 * kPoints, kPoints + 1);
    const unsigned base = list_._VtxCurrentIdx;
    const ImVec2 white = list_._Data->TexUvWhitePixel;
    list_.PrimWriteVtx(centre, white, packed(colour));
    for (unsigned i = 0; i < kPoints; ++i) {
        const float angle = kTurn * static_cast<float>(i) / kPoints;
        list_.PrimWriteVtx(
            {centre.x + reach.x * std::cos(angle), centre.y + reach.y * std::sin(angle)}, white,
            packed(faded(colour, 0)));
    }
    for (unsigned i = 0; i < kPoints; ++i) {
        for (const unsigned index : {base, base + 1 + i, base + 1 + (i + 1) % kPoints}) {
            list_.PrimWriteIdx(static_cast<ImDrawIdx>(index));
        }
    }
    log(PaintLog::Kind::Shadow, first);
}

void Canvas::spinner(Box box, float turn, Colour colour) {
    const std::uint32_t first = vertex();
    const float thick = std::max(1.5F, 2 * density_);
    const ImVec2 centre = {(box.x + box.width / 2) * density_, (box.y + box.height / 2) * density_};
    const float radius = box.width / 2 * density_ - thick / 2;
    list_.PathArcTo(centre, radius, 0, kTurn, 40);
    list_.PathStroke(packed(faded(colour, 0.3F)), 0, thick);
    const float from = kTurn * turn;
    const float to = from + kTurn * 0.28F;
    list_.PathArcTo(centre, radius, from, to, 16);
    list_.PathStroke(packed(colour), 0, thick);
    for (const float end : {from, to}) {
        list_.AddCircleFilled(
            {centre.x + radius * std::cos(end), centre.y + radius * std::sin(end)}, thick / 2,
            packed(colour));
    }
    log(PaintLog::Kind::Shape, first);
}

void Canvas::hatched(Box box, Colour colour) {
    constexpr float kStep = 5;
    push_clip(box);
    const std::uint32_t first = vertex();
    const Pixels area = snapped(box);
    const float high = area.max.y - area.min.y;
    const float from = area.min.x - high;
    const int lines = static_cast<int>(std::ceil((area.max.x - from) / (kStep * density_)));
    for (int i = 0; i < lines; ++i) {
        const float x = from + static_cast<float>(i) * kStep * density_;
        // Not AddLine: it draws half a pixel further down and to the right.
        list_.PathLineTo({x, area.max.y});
        list_.PathLineTo({x + high, area.min.y});
        list_.PathStroke(packed(colour), ImDrawFlags_None, 1.5F * density_);
    }
    log(PaintLog::Kind::Shape, first);
    pop_clip();
}

} // namespace help
