// Containers: who stands below whom, with which gaps.
#include "widget/draw/layout.h"

#include <algorithm>

namespace help {

float Layout::run(const Viewport& viewport) {
    if (tree_.nodes.empty()) {
        return 0;
    }
    content_height_ = 0;
    Node& root = node(0);
    root.box = {0, 0, viewport.width, viewport.height};
    if (root.look == Look::Panel) {
        panel(0, viewport.height);
    } else {
        place(0, 0, 0, viewport.width);
    }
    return content_height_;
}

/// Bars above, bars below; the Body takes the rest.
float Layout::panel(std::size_t index, float height) {
    const float width = node(index).box.width;
    float top = 0;
    float bottom = 0; // of all that stands below the Body
    std::size_t body_index = Outline::kNone;
    bool hero_above = false;
    outline_.for_children(index, [&](std::size_t child) {
        if (!takes_room(tree_, outline_, child)) {
            hidden(child, 0, 0, 1);
        } else if (node(child).look == Look::Body && body_index == Outline::kNone) {
            body_index = child;
            node(child).box = {0, top - (hero_above ? kHeroOverlap : 0), width, 0};
        } else if (node(child).look == Look::Jump) {
            // Takes no room: it lies over what ends where it would stand.
            node(child).box.y = bottom - place(child, 0, 0, width) - measures_.space_3;
        } else if (body_index == Outline::kNone) {
            top += place(child, 0, top, width);
            hero_above = hero_above || node(child).look == Look::Hero;
        } else {
            bottom += place(child, 0, bottom, width);
        }
    });
    if (body_index == Outline::kNone) {
        return height;
    }
    node(body_index).box.height = std::max(0.0F, height - bottom - node(body_index).box.y);
    bool below = false;
    outline_.for_children(index, [&](std::size_t child) {
        if (below && takes_room(tree_, outline_, child)) {
            node(child).box.y += std::max(height - bottom, node(body_index).box.y);
        }
        below = below || child == body_index;
    });
    body(body_index);
    return height;
}

float Layout::body_top(std::size_t index) const {
    float top = measures_.space_4;
    outline_.for_children(outline_.parent(index), [&](std::size_t sibling) {
        if (sibling < index && tree_.nodes[sibling].look == Look::Hero) top = 0;
        if (sibling < index && tree_.nodes[sibling].look == Look::Header) top = measures_.space_5;
    });
    return top;
}

void Layout::body(std::size_t index) {
    const Box box = node(index).box;
    const float top = body_top(index);
    const float side = top == measures_.space_5 ? measures_.space_5 : measures_.space_4;
    const float bottom = measures_.space_6;
    const float content = stack(index, side, top, box.width - 2 * side);
    content_height_ = top + content + bottom;
    // What is centred has the room that is left, so that it stands in the middle of the screen.
    std::size_t last = Outline::kNone;
    outline_.for_children(index, [&](std::size_t child) {
        last = takes_room(tree_, outline_, child) ? child : last;
    });
    if (last != Outline::kNone && node(last).look == Look::Centered) {
        const float spare = std::max(0.0F, box.height - content_height_);
        const float covered = node(last).box.y == 0 ? kHeroOverlap : 0; // only a hero leaves no gap
        node(last).box.height += spare;
        content_height_ += spare;
        outline_.for_children(last, [&](std::size_t child) {
            if (takes_room(tree_, outline_, child)) node(child).box.y += spare / 2 + covered;
        });
    }
}

float Layout::gap(std::size_t before, std::size_t after) const {
    const Look look = tree_.nodes[after].look;
    const Look above = tree_.nodes[before].look;
    if (look == Look::Bullet && above == Look::Bullet) {
        return measures_.space_2;
    }
    const float more = look == Look::Section ? measures_.space_2 : 0;
    switch (tree_.nodes[outline_.parent(after)].look) {
    case Look::Sheet:
    case Look::Card:
    case Look::Pair:
    case Look::Banner:
    case Look::Bubble:
        return 0;
    case Look::Notice:
        return measures_.space_1;
    case Look::Log: {
        const bool goes_on = look == Look::Bubble && above == Look::Bubble &&
                             is_customers(tree_.nodes[before]) == is_customers(tree_.nodes[after]);
        return goes_on ? measures_.space_1 : measures_.space_3;
    }
    case Look::Stack:
        return measures_.space_4 + more;
    case Look::Footer:
        return measures_.space_2 + more;
    case Look::Centered:
        return measures_.space_3 +
               (look == Look::Sheet || look == Look::Primary ? measures_.space_2 : more);
    default:
        return (is_card(tree_, outline_, before) && is_card(tree_, outline_, after)
                    ? measures_.space_2
                    : measures_.space_3) +
               more;
    }
}

/// The children below each other. Returns their height with the gaps between them.
float Layout::stack(std::size_t index, float x, float top, float width) {
    float y = top;
    std::size_t before = Outline::kNone;
    outline_.for_children(index, [&](std::size_t child) {
        if (!takes_room(tree_, outline_, child)) {
            hidden(child, x, y, 1);
            return;
        }
        if (before != Outline::kNone) {
            y += gap(before, child);
        }
        y += place(child, x, y, width);
        before = child;
    });
    return y - top;
}

/// A dot for those who do not see; its parts have no size of their own.
float Layout::hidden(std::size_t index, float x, float y, float size) {
    const float shown = node(index).is(state::kVisuallyHidden) ? size : 0;
    for (std::size_t i = index; i < outline_.end(index); ++i) {
        node(i).box = i == index ? Box{x, y, shown, shown} : Box{0, 0, shown, shown};
        node(i).control_box = {};
    }
    return 0;
}

float Layout::place(std::size_t index, float x, float y, float width) {
    node(index).box = {x, y, std::max(0.0F, width), 0};
    node(index).control_box = {};
    const float height = height_of(index);
    node(index).box.height = height;
    return height;
}

float Layout::height_of(std::size_t index) {
    const float width = node(index).box.width;
    const Measures& m = measures_;
    switch (node(index).look) {
    case Look::Header:
        return header(index);
    case Look::Hero:
        return hero(index);
    case Look::Footer:
        return m.space_3 + stack(index, m.space_5, m.space_3, width - 2 * m.space_5) + m.space_4;
    case Look::Sheet:
        return m.space_1 + stack(index, m.space_4, m.space_1, width - 2 * m.space_4) + m.space_1;
    case Look::Centered:
        return m.space_6 + stack(index, m.space_3, m.space_6, width - 2 * m.space_3) + m.space_6;
    case Look::Card:
    case Look::Pair:
    case Look::Banner:
        return row(index);
    case Look::Fact:
        return fact(index);
    case Look::Primary:
    case Look::Secondary:
        return button(index, kButtonHeight);
    case Look::Quiet:
        return button(index, parent_look(index) == Look::Bubble ? 0 : m.target);
    case Look::Jump:
        return jump(index);
    case Look::Tab:
        return m.target;
    case Look::IconOnly:
        node(index).box.width = parent_look(index) == Look::Notice ? kDismiss : m.target;
        return node(index).box.width;
    case Look::Star:
        node(index).box.width = m.target;
        return m.target;
    case Look::Tabs:
        return tabs(index);
    case Look::Chart:
        return columns(index, outline_.size(), 0);
    case Look::Bar: // the whole column, so that a low bar is pressed as easily as a high one
        return kPlot + m.space_1 + letters(theme_, Type::Small).line_height;
    case Look::Rating:
        return rating(index);
    case Look::Row:
        return side_by_side(index);
    case Look::Notice:
        return notice(index);
    case Look::Bubble:
        return bubble(index);
    case Look::Composer:
        return composer(index);
    case Look::Typing:
        return letters(theme_, Type::Body).line_height + 2 * kBubblePadY;
    case Look::DayMark:
        return text_height(node(index).name(), letters(theme_, Type::Small),
                           width - 2 * (m.space_3 + kLeastRule)) +
               2 * m.space_1;
    case Look::SystemLine:
        return text_height(node(index).name(), letters(theme_, Type::Small), width - 2 * m.space_4);
    case Look::Figure:
        return figure(index);
    case Look::Bullet:
        return bullet(index);
    case Look::Code:
        return code_height(node(index), theme_);
    case Look::Picture: {
        Node& picture = node(index);
        const auto own = static_cast<float>(picture.max_length);
        picture.box.width = std::min(width, own);
        return static_cast<float>(picture.amount) * picture.box.width / own;
    }
    case Look::Field:
        return field(index);
    case Look::Emblem:
        if (is_centred(index)) node(index).box.x += (width - kEmblem) / 2;
        node(index).box.width = kEmblem;
        return kEmblem;
    case Look::Skeleton:
        return kSkeletonCards * kCardHeight + (kSkeletonCards - 1) * m.space_2;
    case Look::Title:
    case Look::Section:
    case Look::Greeting:
    case Look::Lead:
    case Look::Paragraph:
    case Look::Caption:
        return words(index);
    default: // Plain, Stack and whatever stands where it does not belong
        return stack(index, 0, 0, width);
    }
}

} // namespace help
