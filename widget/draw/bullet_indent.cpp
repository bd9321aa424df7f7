#include "widget/draw/bullet_indent.h"

#include "widget/draw/anatomy.h"

#include <algorithm>

namespace help {

float BulletIndent::of(std::size_t index) {
    const std::size_t list = outline_.parent(index);
    if (list != list_) {
        list_ = list;
        indent_ = kBulletIndent;
        const Letters set_in = letters(theme_, Type::Body);
        outline_.for_children(list, [&](std::size_t item) {
            const float mark = typesetter_.size(tree_.nodes[item].value(), set_in.font, 1e9F).width;
            indent_ = std::max(indent_, mark > 0 ? mark + theme_.measures.space_2 : 0);
        });
    }
    return indent_;
}

} // namespace help
