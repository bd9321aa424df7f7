// Grounds: what others stand on.
#include "widget/draw/painter.h"

#include <cmath>

namespace help {

void Painter::hero(const Item& item) {
    canvas_.gradient(item.box, colour(Paint::HeroFrom), colour(Paint::HeroTo));
    canvas_.push_clip(item.box);
    // A light from the right corner; make_theme() has reckoned with as much white as this.
    const float wide = item.box.width * 1.44F;
    const float high = item.box.height * 1.56F;
    canvas_.glow({item.box.x + item.box.width - wide / 2, item.box.y - high / 2, wide, high},
                 {255, 255, 255, 25});
    canvas_.pop_clip();
}

void Painter::sheet(const Item& item) {
    canvas_.framed(item.box, measures_.radius_card, colour(Paint::Raised), colour(Paint::Line),
                   measures_.line);
    bool first = true;
    outline_.for_children(item.index, [&](std::size_t child) {
        if (takes_room(tree_, outline_, child)) {
            if (!first) {
                canvas_.hairline(places_.by_index[child].box, Canvas::Edge::Top,
                                 colour(Paint::Line));
            }
            first = false;
        }
    });
}

void Painter::emblem(const Item& item) {
    const TonePaints tone = tone_paints(item.node.tone);
    canvas_.circle(item.box, colour(tone.soft));
    canvas_.icon(item.node.icon,
                 square_at(item.box.x + (item.box.width - kEmblemIcon) / 2, item.box, kEmblemIcon),
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

} // namespace help
