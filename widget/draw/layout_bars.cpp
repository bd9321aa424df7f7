// The two tops a screen can have: the header's one line and the home's hero.
#include "widget/draw/layout.h"

#include <algorithm>

namespace help {

/// Back, title, close: what is pressed stands at the ends, the title takes the rest.
float Layout::header(std::size_t index) {
    const float height = measures_.header_height;
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
            place(child, left, (height - target) / 2, target);
            left += target;
        } else {
            right -= target;
            place(child, right, (height - target) / 2, target);
        }
    });
    if (title != Outline::kNone) {
        left += measures_.space_2;
        const float line = letters(theme_, Type::Title).line_height;
        place(title, left, 0, right - left);
        node(title).box.y = (height - line) / 2;
        node(title).box.height = line;
    }
    return height;
}

/// Close stands where the header has it, so that it does not move from screen to screen; the words
/// below it.
float Layout::hero(std::size_t index) {
    const float width = node(index).box.width;
    const float target = measures_.target;
    const float edge = measures_.space_2;
    float right = width - edge;
    float y = edge + target + measures_.space_2;
    outline_.for_children(index, [&](std::size_t child) {
        if (!takes_room(tree_, outline_, child)) {
            hidden(child, 0, 0, 1);
        } else if (node(child).look == Look::IconOnly) {
            right -= target;
            place(child, right, edge, target);
        } else {
            y += place(child, measures_.space_6, y, width - 2 * measures_.space_6) +
                 measures_.space_1;
        }
    });
    return y - measures_.space_1 + measures_.space_5 + kHeroOverlap;
}

} // namespace help
