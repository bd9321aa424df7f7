// Grounds: what others stand on.
#include "widget/draw/painter.h"

#include <algorithm>
#include <cmath>

namespace help {

void Painter::hero(const Item& item) {
    canvas_.gradient(item.box, colour(Paint::HeroFrom), colour(Paint::HeroTo));
    canvas_.push_clip(item.box);
    // A light from above the right corner; make_theme() has reckoned with as much white as this.
    canvas_.glow(item.box.x + item.box.width * 0.86F, item.box.y - 10, 220, {255, 255, 255, 25});
    canvas_.pop_clip();
}

void Painter::sheet(const Item& item) {
    canvas_.framed(item.box, measures_.radius_card, colour(Paint::Raised), colour(Paint::Line), measures_.line);
    bool first = true;
    outline_.for_children(item.index, [&](std::size_t child) {
        if (takes_room(tree_, outline_, child)) {
            if (!first) {
                canvas_.hairline(places_.by_index[child].box, Canvas::Edge::Top, colour(Paint::Line));
            }
            first = false;
        }
    });
}

void Painter::emblem(const Item& item) {
    const TonePaints tone = tone_paints(item.node.tone);
    canvas_.circle(item.box, colour(tone.soft));
    canvas_.icon(item.node.icon, square_at(item.box.x + (item.box.width - kEmblemIcon) / 2, item.box, kEmblemIcon),
                 colour(tone.text));
}

/// Cards to come. They breathe one after the other: a wave that runs down.
void Painter::skeleton(const Item& item) {
    constexpr double kPeriodMs = 1600;
    const float wave = motion_.cycle(kPeriodMs);
    for (int i = 0; i < kSkeletonCards; ++i) {
        const float y = item.box.y + static_cast<float>(i) * (kCardHeight + measures_.space_2);
        const float phase = wave - static_cast<float>(i) * 0.12F;
        const float breath = scene_.reduced_motion ? 0 : 0.5F - 0.5F * std::cos(phase * 6.2831853F);
        canvas_.fill({item.box.x, y, item.box.width, kCardHeight}, measures_.radius_card,
                     blend(colour(Paint::Sunken), colour(Paint::Line), 0.75F * breath));
    }
}

/// How far the Body is scrolled: the browser's own bar belongs to an element that nobody sees.
void Painter::scroll_thumb(const Item& body) {
    float content = 0;
    outline_.for_children(body.index, [&](std::size_t child) {
        content = std::max(content, tree_.nodes[child].box.y + tree_.nodes[child].box.height);
    });
    content += measures_.space_6;
    const Box view = places_.clip;
    if (content <= body.box.height + 1 || view.height < 60) {
        return;
    }
    constexpr float kWidth = 4;
    constexpr float kEdge = 3;
    const float track = view.height - 2 * kEdge;
    const float thumb = std::max(32.0F, track * body.box.height / content);
    const float part = std::clamp(scene_.scroll / (content - body.box.height), 0.0F, 1.0F);
    canvas_.fill({view.x + view.width - kWidth - kEdge, view.y + kEdge + part * (track - thumb), kWidth, thumb}, kWidth / 2,
                 faded(colour(Paint::TextSoft), 0.45F));
}

} // namespace help
