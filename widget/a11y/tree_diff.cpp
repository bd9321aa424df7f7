#include "widget/a11y/tree_ops.h"

#include <algorithm>
#include <unordered_map>

namespace help {

namespace {

using Index = std::unordered_map<NodeId, const Node*>;

Index index_of(const SemanticTree& tree) {
    Index index;
    index.reserve(tree.nodes.size());
    for (const Node& node : tree.nodes) {
        index.emplace(node.id, &node);
    }
    return index;
}

const Node* find(const Index& index, NodeId id) {
    const auto at = index.find(id);
    return at == index.end() ? nullptr : at->second;
}

/// A node is the same node only while role and parent stay: a host cannot turn a paragraph into a
/// button, nor lift it elsewhere.
bool same_place(const Node* before, const Node& after) {
    return before != nullptr && before->role == after.role && before->parent == after.parent;
}

struct Number {
    NumberPart part;
    std::uint32_t value;
};

std::array<Number, 9> numbers(const Node& node) {
    return {{{NumberPart::Look, static_cast<std::uint32_t>(node.look)},
             {NumberPart::Tone, static_cast<std::uint32_t>(node.tone)},
             {NumberPart::Icon, static_cast<std::uint32_t>(node.icon)},
             {NumberPart::Level, node.level},
             {NumberPart::MaxLength, node.max_length},
             {NumberPart::Field, static_cast<std::uint32_t>(node.field)},
             {NumberPart::States, node.states},
             {NumberPart::Live, static_cast<std::uint32_t>(node.live)},
             {NumberPart::Amount, node.amount}}};
}

void write_changes(const Node& before, const Node& after, TreeOpWriter& ops) {
    const auto old_numbers = numbers(before);
    const auto new_numbers = numbers(after);
    for (std::size_t i = 0; i < new_numbers.size(); ++i) {
        if (old_numbers[i].value != new_numbers[i].value) {
            ops.number(after.id, new_numbers[i].part, new_numbers[i].value);
        }
    }
    for (std::size_t i = 0; i < after.texts.size(); ++i) {
        if (before.texts[i] != after.texts[i]) {
            ops.text(after.id, static_cast<TextPart>(i), after.texts[i]);
        }
    }
    if (before.box != after.box) {
        ops.box(after.id, after.box);
    }
    if (before.control_box != after.control_box) {
        ops.control_box(after.id, after.control_box);
    }
}

/// Walks both trees of one comparison and knows what the host already has.
class Diff {
public:
    Diff(const SemanticTree& before, const SemanticTree& after, TreeOpWriter& ops)
        : before_(before), after_(after), old_(index_of(before)), new_(index_of(after)), ops_(ops) {
        for (const Node& node : after.nodes) {
            kept_.emplace(node.id, keeps(node));
        }
    }

    void run() {
        remove_gone();
        order_children();
        add_and_change();
    }

private:
    /// Kept only if every ancestor is kept too: removing an ancestor removes it.
    bool keeps(const Node& node) const {
        if (!same_place(find(old_, node.id), node)) {
            return false;
        }
        if (node.parent == kNoNode) {
            return true;
        }
        const auto parent = kept_.find(node.parent);
        return parent != kept_.end() && parent->second;
    }

    bool is_kept(NodeId id) const {
        const auto at = kept_.find(id);
        return at != kept_.end() && at->second;
    }

    void remove_gone() {
        for (const Node& node : before_.nodes) {
            const bool parent_stays = node.parent == kNoNode || is_kept(node.parent);
            if (parent_stays && !is_kept(node.id)) {
                ops_.remove(node.id);
            }
        }
    }

    /// Kept siblings that changed their order are moved, walking backwards so that each one's right
    /// neighbour already stands where it should.
    void order_children() {
        std::unordered_map<NodeId, std::vector<NodeId>> old_order;
        std::unordered_map<NodeId, std::vector<NodeId>> new_order;
        for (const Node& node : before_.nodes) {
            if (is_kept(node.id)) {
                old_order[node.parent].push_back(node.id);
            }
        }
        for (const Node& node : after_.nodes) {
            if (is_kept(node.id)) {
                new_order[node.parent].push_back(node.id);
            }
        }
        const auto put_right = [&](NodeId parent) {
            const auto wanted = new_order.find(parent);
            if (wanted != new_order.end() && wanted->second != old_order[parent]) {
                reorder(old_order[parent], wanted->second);
            }
        };
        put_right(kNoNode);
        for (const Node& node : after_.nodes) {
            put_right(node.id);
        }
    }

    void reorder(std::vector<NodeId>& current, const std::vector<NodeId>& wanted) {
        for (std::size_t i = wanted.size(); i-- > 0;) {
            const NodeId next = i + 1 < wanted.size() ? wanted[i + 1] : kNoNode;
            const auto at = std::find(current.begin(), current.end(), wanted[i]);
            const NodeId neighbour = at + 1 == current.end() ? kNoNode : *(at + 1);
            if (neighbour == next) {
                continue;
            }
            current.erase(at);
            current.insert(std::find(current.begin(), current.end(), next), wanted[i]);
            ops_.move(wanted[i], next);
        }
    }

    void add_and_change() {
        for (std::size_t i = 0; i < after_.nodes.size(); ++i) {
            const Node& node = after_.nodes[i];
            if (is_kept(node.id)) {
                write_changes(*find(old_, node.id), node, ops_);
                continue;
            }
            ops_.add(node, next_kept_sibling(i));
            Node fresh;
            fresh.look = node.look;
            write_changes(fresh, node, ops_);
        }
    }

    NodeId next_kept_sibling(std::size_t index) const {
        const NodeId parent = after_.nodes[index].parent;
        for (std::size_t i = index + 1; i < after_.nodes.size(); ++i) {
            if (after_.nodes[i].parent == parent && is_kept(after_.nodes[i].id)) {
                return after_.nodes[i].id;
            }
        }
        return kNoNode;
    }

    const SemanticTree& before_;
    const SemanticTree& after_;
    Index old_;
    Index new_;
    std::unordered_map<NodeId, bool> kept_;
    TreeOpWriter& ops_;
};

} // namespace

void diff(const SemanticTree& before, const SemanticTree& after, TreeOpWriter& ops) {
    Diff{before, after, ops}.run();
}

} // namespace help
