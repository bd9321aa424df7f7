#pragma once

#include "widget/draw/outline.h"
#include "widget/text/typesetter.h"
#include "widget/ui/theme.h"

namespace help {

/// Where the words of a Bullet begin: at the same place in all items of its list. For one pass over
/// one tree.
class BulletIndent {
public:
    BulletIndent(const SemanticTree& tree,
                 const Outline& outline,
                 const Theme& theme,
                 Typesetter& typesetter)
        : tree_(tree), outline_(outline), theme_(theme), typesetter_(typesetter) {}

    [[nodiscard]] float of(std::size_t index);

private:
    const SemanticTree& tree_;
    const Outline& outline_;
    const Theme& theme_;
    Typesetter& typesetter_;
    std::size_t list_ = Outline::kNone; ///< asked for last
    float indent_ = 0;
};

} // namespace help
