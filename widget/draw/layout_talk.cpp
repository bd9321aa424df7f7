// What is said and what is announced: bubbles, the field they are written in, notices.
#include "widget/draw/layout.h"

#include <algorithm>
#include <cmath>

namespace help {

float balloon_width(const SemanticTree& tree,
                    const Outline& outline,
                    std::size_t index,
                    const Theme& theme,
                    Typesetter& typesetter) {
    constexpr float kUnbroken = 1e9F;
    const Node& bubble = tree.nodes[index];
    float inner = typesetter.size(bubble.value(), letters(theme, Type::Body).font, kUnbroken).width;
    outline.for_children(index, [&](std::size_t child) {
        const Node& part = tree.nodes[child];
        if (takes_room(tree, outline, child)) {
            const float icon = part.icon == Icon::None ? 0 : kIcon + theme.measures.space_2;
            const Font font = name_letters(theme, part.look, false).font;
            inner = std::max(inner, icon + typesetter.size(part.name(), font, kUnbroken).width + 1);
        }
    });
    return std::min(std::ceil(inner) + 2 * kBubblePadX,
                    std::floor(bubble.box.width * kBubbleWidth));
}

/// The words, what stands below them in the same box, and a caption under it.
float Layout::bubble(std::size_t index) {
    const float row = node(index).box.width;
    const float balloon = balloon_width(tree_, outline_, index, theme_, typesetter_);
    const float inner = balloon - 2 * kBubblePadX;
    const float x = is_customers(node(index)) ? row - balloon : 0;
    float height =
        kBubblePadY + text_height(node(index).value(), letters(theme_, Type::Body), inner);
    const float below = stack(index, x + kBubblePadX, height, inner);
    // A Quiet has room of its own below its words.
    height += below + kBubblePadY - (below > 0 ? measures_.space_2 : 0);
    const float caption =
        text_height(node(index).text(field_hint(node(index))), letters(theme_, Type::Small), row);
    return height + (caption > 0 ? measures_.space_1 + caption : 0);
}

/// The field takes what the round buttons leave; they stand beside its last line.
float Layout::composer(std::size_t index) {
    const float step = measures_.target + measures_.space_2;
    float left = node(index).box.width;
    std::size_t field = Outline::kNone;
    outline_.for_children(index, [&](std::size_t child) {
        left -= node(child).look == Look::IconOnly ? step : 0;
        field = node(child).look == Look::Field && field == Outline::kNone ? child : field;
    });
    float height = measures_.target;
    float bottom = height;
    if (field != Outline::kNone) {
        height = std::max(height, place(field, 0, 0, left));
        const Box& control = node(field).control_box;
        bottom = control.y + control.height - (kFieldHeight - measures_.target) / 2;
    }
    outline_.for_children(index, [&](std::size_t child) {
        if (child == field) {
            return;
        }
        if (node(child).look == Look::IconOnly) {
            place(child, left + measures_.space_2, bottom - measures_.target, step);
            left += step;
        } else {
            hidden(child, 0, 0, 1);
        }
    });
    return height;
}

/// As wide as its words, in the middle.
float Layout::jump(std::size_t index) {
    Box& box = node(index).box;
    const float wanted = text_width(node(index).name(), letters(theme_, Type::Button)) + kIcon +
                         measures_.space_2 + 2 * measures_.space_4 + 1;
    const float width = std::min(std::ceil(wanted), box.width - 2 * measures_.space_5);
    box.x = std::floor((box.width - width) / 2);
    box.width = width;
    return button(index, kJumpHeight);
}

/// An icon at the left, words and links, and the way to put it away at the top right.
float Layout::notice(std::size_t index) {
    const float width = node(index).box.width;
    const float x =
        measures_.space_4 + (node(index).icon == Icon::None ? 0 : kIcon + measures_.space_3);
    float right = measures_.space_4;
    std::size_t before = Outline::kNone;
    outline_.for_children(index, [&](std::size_t child) {
        if (node(child).look == Look::IconOnly) right = measures_.space_1 + kDismiss;
    });
    float y = measures_.space_3;
    outline_.for_children(index, [&](std::size_t child) {
        if (!takes_room(tree_, outline_, child)) {
            hidden(child, x, y, 1);
        } else if (node(child).look == Look::IconOnly) {
            place(child, width - right, measures_.space_1, kDismiss);
        } else {
            y += before == Outline::kNone ? 0 : gap(before, child);
            y += place(child, x, y, width - x - right);
            before = child;
        }
    });
    const bool ends_with_link = before != Outline::kNone && node(before).look == Look::Quiet;
    return std::max(y + (ends_with_link ? measures_.space_1 : measures_.space_3),
                    kDismiss + 2 * measures_.space_1);
}

} // namespace help
