#include "widget/draw/outline.h"

#include "widget/draw/anatomy.h"

#include <algorithm>

namespace help {

void Outline::read(const SemanticTree& tree) {
    const std::size_t count = tree.nodes.size();
    parents_.assign(count, kNone);
    ends_.assign(count, count);
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < count; ++i) {
        while (!open.empty() && tree.nodes[open.back()].id != tree.nodes[i].parent) {
            ends_[open.back()] = i;
            open.pop_back();
        }
        parents_[i] = open.empty() ? kNone : open.back();
        open.push_back(i);
    }
}

bool is_combo_option(const Node& node) {
    return node.role == Role::Option && node.look == Look::Plain;
}

bool takes_room(const SemanticTree& tree, const Outline& outline, std::size_t index) {
    const Node& node = tree.nodes[index];
    if (node.is(state::kVisuallyHidden) || is_combo_option(node)) {
        return false;
    }
    if (node.look != Look::Plain) {
        return true;
    }
    bool something = false;
    outline.for_children(index, [&](std::size_t child) {
        something = something || takes_room(tree, outline, child);
    });
    return something;
}

bool is_card(const SemanticTree& tree, const Outline& outline, std::size_t index) {
    if (tree.nodes[index].look == Look::Plain && index + 1 < outline.end(index)) {
        return is_card(tree, outline, index + 1);
    }
    return tree.nodes[index].look == Look::Card;
}

bool is_pressable(const Node& node) {
    switch (node.role) {
    case Role::Button:
    case Role::Link:
    case Role::TextField:
    case Role::TextArea:
    case Role::ComboBox:
    case Role::Tab:
    case Role::Radio:
        return !node.is(state::kDisabled) && !node.is(state::kBusy);
    case Role::Option: // a closed hour can be chosen as well: its name says that it is closed
        return node.look == Look::Bar;
    default:
        return false;
    }
}

Box body_clip(const Place& body, bool after_hero, float scroll) {
    const float hidden = after_hero ? std::clamp(scroll, 0.0F, kHeroOverlap) : 0;
    return {body.box.x, body.box.y + hidden, body.box.width,
            std::max(0.0F, body.box.height - hidden)};
}

void Places::read(const SemanticTree& tree, const Outline& outline, float scroll) {
    by_index.assign(tree.nodes.size(), {});
    body = Outline::kNone;
    clip = {};
    after_hero = false;
    bool hero = false;
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        Place& place = by_index[i];
        place.box = tree.nodes[i].box;
        const std::size_t parent = outline.parent(i);
        if (parent != Outline::kNone) {
            place.box.x += by_index[parent].box.x;
            place.box.y += by_index[parent].box.y - (parent == body ? scroll : 0);
            place.in_body = parent == body || by_index[parent].in_body;
        }
        hero = hero || tree.nodes[i].look == Look::Hero;
        if (tree.nodes[i].look == Look::Body && body == Outline::kNone) {
            body = i;
            after_hero = hero;
            clip = body_clip(place, hero, scroll);
        }
    }
}

} // namespace help
