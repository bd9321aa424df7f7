// The two tops a screen can have: the header's one line and the home's hero.
#include "widget/draw/layout.h"

#include <algorithm>

namespace help {

/// Back, title, close: what is pressed stands at the ends, the title takes the rest. A title in
/// large type may take three lines and make the bar higher; a longer one stays on one line and is
/// cut.
float Layout::header(std::size_t index) {
    const float width = node(index).box.width;
    const float target = measures_.target;
    std::size_t title = Outline::kNone;
    float left = measures_.space_2;
    float right = width - measures_.space_2;
    outline_.for_children(index, [&](std::size_t child) {
        if (!takes_room(tree_, outline_, child)) {
            hidden(child, 0, 0, 1);
        } else if (node(child).look != Look::IconOnly) {
            title = child;
        } else if (title == Outline::kNone) {
            place(child, left, 0, target);
            left += target;
        } else {
            right -= target;
            place(child, right, 0, target);
        }
    });
    float height = measures_.header_height;
    if (title != Outline::kNone) {
        left += measures_.space_2;
        const float line = letters(theme_, Type::Title).line_height;
        const float wrapped = place(title, left, 0, right - left);
        const bool fits = wrapped < 3.5F * line;
        node(title).box.height = fits ? wrapped : line;
        height = std::max(height, node(title).box.height + 2 * measures_.space_3);
    }
    outline_.for_children(index, [&](std::size_t child) {
        if (takes_room(tree_, outline_, child)) {
            node(child).box.y = (height - node(child).box.height) / 2;
        }
    });
    return height;
}

/// Close stands where the header has it, so that it does not move from screen to screen; the words
/// below it, or in a low panel beside it.
float Layout::hero(std::size_t index) {
    const float width = node(index).box.width;
    const float target = measures_.target;
    const float edge = measures_.space_2;
    const bool low = node(0).box.height < kLowPanel;
    const float words = width - 2 * measures_.space_6 - (low ? target : 0);
    float right = width - edge;
    float y = low ? measures_.space_3 : edge + target + measures_.space_2;
    outline_.for_children(index, [&](std::size_t child) {
        if (!takes_room(tree_, outline_, child)) {
            hidden(child, 0, 0, 1);
        } else if (node(child).look == Look::IconOnly) {
            right -= target;
            place(child, right, edge, target);
        } else {
            y += place(child, measures_.space_6, y, words) + measures_.space_1;
        }
    });
    return y - measures_.space_1 + (low ? measures_.space_2 : measures_.space_5) + kHeroOverlap;
}

} // namespace help
