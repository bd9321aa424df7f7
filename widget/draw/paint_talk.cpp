// What is said and what is announced.
#include "widget/draw/layout.h"
#include "widget/draw/painter.h"

#include <algorithm>

namespace help {

/// What a Quiet or the cross of a Notice is written in: what can be read on what it stands on.
Colour Painter::link_colour(const Item& item) const {
    if (item.node.is(state::kDisabled)) {
        return colour(Paint::TextSoft);
    }
    const std::size_t parent = outline_.parent(item.index);
    if (parent == Outline::kNone) {
        return colour(Paint::AccentText);
    }
    const Node& ground = tree_.nodes[parent];
    if (ground.look == Look::Bubble && ground.tone == Tone::Accent) {
        return colour(Paint::OnAccent);
    }
    const bool on_tone =
        ground.look == Look::Notice || (ground.look == Look::Bubble && ground.tone == Tone::Danger);
    return colour(on_tone ? tone_paints(ground.tone).text : Paint::AccentText);
}

/// What lies below these under the pointer: their words can be read on it (theme.h).
Colour Painter::hover_ground(const Item& item) const {
    const Look parent = parent_look(item.index);
    if (parent == Look::Notice) {
        return colour(Paint::Raised);
    }
    const Tone tone =
        parent == Look::Bubble ? tree_.nodes[outline_.parent(item.index)].tone : Tone::Neutral;
    return colour(tone == Tone::Danger   ? Paint::Raised
                  : tone == Tone::Accent ? Paint::AccentHover
                                         : Paint::AccentSoft);
}

/// Round but for the corner at the speaker's side.
void Painter::balloon(Box box, const Node& node, bool customers) {
    const float round = measures_.radius_card;
    Corners corners{round, round, round, round};
    (customers ? corners.bottom_right : corners.bottom_left) = kBubbleCorner;
    if (customers) {
        canvas_.fill(box, corners,
                     colour(node.tone == Tone::Danger ? Paint::DangerSoft : Paint::Accent));
        return;
    }
    canvas_.fill(box, corners, colour(Paint::Line));
    const float line = canvas_.hairline_width();
    for (float* corner :
         {&corners.top_left, &corners.top_right, &corners.bottom_right, &corners.bottom_left}) {
        *corner -= line;
    }
    canvas_.fill({box.x + line, box.y + line, box.width - 2 * line, box.height - 2 * line}, corners,
                 colour(Paint::Raised));
}

void Painter::bubble(const Item& item) {
    const Node& node = item.node;
    const bool customers = is_customers(node);
    const Letters small = letters(theme_, Type::Small);
    const TextPart below = field_hint(node);
    const float caption =
        typesetter_.size(node.text(below), small.font, item.box.width).lines * small.line_height;

    const float width = balloon_width(tree_, outline_, item.index, theme_, typesetter_);
    const Box box{customers ? item.box.x + item.box.width - width : item.box.x, item.box.y, width,
                  item.box.height - (caption > 0 ? caption + measures_.space_1 : 0)};
    balloon(box, node, customers);
    write(node.value(),
          {box.x + kBubblePadX, box.y + kBubblePadY, box.width - 2 * kBubblePadX, box.height},
          {letters(theme_, Type::Body),
           colour(node.tone == Tone::Accent ? Paint::OnAccent : Paint::Text), Align::Start});
    const bool failed = below == TextPart::Error || node.tone == Tone::Danger;
    write(node.text(below),
          {item.box.x, item.box.y + item.box.height - caption, item.box.width, caption},
          {small, colour(failed ? Paint::DangerText : Paint::TextSoft),
           customers ? Align::Right : Align::Left});
}

/// Still: a picture that moves would have to be drawn again and again.
void Painter::typing(const Item& item) {
    const Box box{item.box.x, item.box.y, kTypingWidth, item.box.height};
    balloon(box, item.node, false);
    const float step = kTypingDot + measures_.space_1 + 1;
    float x = box.x + (kTypingWidth - 2 * step - kTypingDot) / 2;
    for (int dot = 0; dot < 3; ++dot) {
        canvas_.circle(square_at(x, box, kTypingDot), colour(Paint::TextSoft));
        x += step;
    }
}

/// Lines at both sides of the words.
void Painter::day_mark(const Item& item) {
    const bool fresh = item.node.tone == Tone::Accent;
    const Letters small = letters(theme_, Type::Small);
    const float most = item.box.width - 2 * (measures_.space_3 + kLeastRule);
    const float width = std::min(most, typesetter_.size(item.node.name(), small.font, most).width);
    const float x = item.box.x + (item.box.width - width) / 2;
    const float rule = x - measures_.space_3 - item.box.x;
    const float middle = item.box.y + item.box.height / 2;
    for (const float left : {item.box.x, x + width + measures_.space_3}) {
        canvas_.hairline({left, middle, rule, 1}, Canvas::Edge::Top,
                         colour(fresh ? Paint::AccentText : Paint::Line));
    }
    write(item.node.name(), {x, item.box.y + measures_.space_1, width + 0.01F, item.box.height},
          {small, colour(fresh ? Paint::AccentText : Paint::TextSoft), Align::Centre});
}

void Painter::notice(const Item& item) {
    const TonePaints tone = tone_paints(item.node.tone);
    canvas_.fill(item.box, measures_.radius_banner, colour(tone.soft));
    if (item.node.icon != Icon::None) {
        const Box line{item.box.x, item.box.y + measures_.space_3, item.box.width,
                       theme_[Type::Body].height};
        canvas_.icon(item.node.icon, square_at(item.box.x + measures_.space_4, line, kIcon),
                     colour(tone.text));
    }
    if (item.node.amount > 0) {
        constexpr float kLine = 3;
        const float side = measures_.radius_banner;
        const float whole = item.box.width - 2 * side;
        canvas_.fill({item.box.x + side, item.box.y + item.box.height - kLine,
                      whole * static_cast<float>(item.node.amount) / 100, kLine},
                     kLine / 2, colour(Paint::Accent));
    }
}

} // namespace help
