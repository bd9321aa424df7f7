#pragma once

#include "widget/a11y/semantic_tree.h"

#include <cstddef>
#include <vector>

namespace help {

/// Who stands inside whom, by index, worked out once for a tree.
class Outline {
public:
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

    void read(const SemanticTree& tree);

    [[nodiscard]] std::size_t parent(std::size_t index) const { return parents_[index]; }
    /// Index of the first node after the subtree.
    [[nodiscard]] std::size_t end(std::size_t index) const { return ends_[index]; }
    [[nodiscard]] std::size_t size() const { return parents_.size(); }

    /// Calls `visit(child)` for each child in order.
    template <typename Visit>
    void for_children(std::size_t index, Visit visit) const {
        for (std::size_t child = index + 1; child < ends_[index]; child = ends_[child]) {
            visit(child);
        }
    }

private:
    std::vector<std::size_t> parents_;
    std::vector<std::size_t> ends_;
};

/// True for the choices of a ComboBox, which the browser shows; the bars of a chart are Options,
/// too.
[[nodiscard]] bool is_combo_option(const Node& node);

/// False for what those who see are not shown: visually hidden nodes, the options of a ComboBox,
/// groups with nothing to show.
[[nodiscard]] bool takes_room(const SemanticTree& tree, const Outline& outline, std::size_t index);

/// True for Card, and for a plain group (a list item) around one.
[[nodiscard]] bool is_card(const SemanticTree& tree, const Outline& outline, std::size_t index);

/// True for what the customer can press or type into, in its present state.
[[nodiscard]] bool is_pressable(const Node& node);

/// Where a node really is: CSS pixels of the panel, scrolled.
struct Place {
    Box box;
    bool in_body = false; ///< moves with the Body and is clipped by it
};

/// What cuts the Body's content. When the Body follows a Hero it starts 20 px inside it, so that
/// the first card overlaps; as soon as it scrolls, the cut moves down and the content passes below
/// the hero.
[[nodiscard]] Box body_clip(const Place& body, bool after_hero, float scroll);

/// The places of all nodes of a laid-out tree.
struct Places {
    std::vector<Place> by_index;
    std::size_t body = Outline::kNone;
    bool after_hero = false; ///< the Body follows a Hero
    Box clip;                ///< of what is in the Body

    void read(const SemanticTree& tree, const Outline& outline, float scroll);
};

} // namespace help
