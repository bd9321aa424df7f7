#include "widget/a11y/node_table.h"
#include "widget/a11y/tree_ops.h"

#include <algorithm>

namespace help {

namespace {

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
        : before_(before), after_(after), old_(before.nodes), new_(after.nodes), ops_(ops) {
        kept_.resize(after.nodes.size());
        for (std::size_t i = 0; i < after.nodes.size(); ++i) {
            kept_[i] = keeps(after.nodes[i]);
        }
    }

    void run() {
        remove_gone();
        order_children();
        add_and_change();
    }

private:
    [[nodiscard]] const Node* before(NodeId id) const {
        const std::size_t at = old_.find(id);
        return at == NodeTable::kNowhere ? nullptr : &before_.nodes[at];
    }

    /// Kept only if every ancestor is kept too: removing an ancestor removes it.
    [[nodiscard]] std::uint8_t keeps(const Node& node) const {
        const bool stays =
            same_place(before(node.id), node) && (node.parent == kNoNode || is_kept(node.parent));
        return stays ? 1 : 0;
    }

    [[nodiscard]] bool is_kept(NodeId id) const {
        const std::size_t at = new_.find(id);
        return at != NodeTable::kNowhere && kept_[at] != 0;
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
        const Children now = kept_children(before_);
        const Children wanted = kept_children(after_);
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            if (wanted[i] != now[i]) {
                reorder(now[i], wanted[i]);
            }
        }
    }

    /// The kept nodes below each node of `after_`, in the order of `tree`; first those without a
    /// parent.
    using Children = std::vector<std::vector<NodeId>>;
    [[nodiscard]] Children kept_children(const SemanticTree& tree) const {
        Children children(after_.nodes.size() + 1);
        for (const Node& node : tree.nodes) {
            if (is_kept(node.id)) {
                // The parent of a kept node is kept, and so it is in `after_`.
                const std::size_t parent = node.parent == kNoNode ? 0 : new_.find(node.parent) + 1;
                children[parent].push_back(node.id);
            }
        }
        return children;
    }

    void reorder(std::vector<NodeId> current, const std::vector<NodeId>& wanted) {
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
                write_changes(*before(node.id), node, ops_);
                continue;
            }
            ops_.add(node, next_kept_sibling(i));
            Node fresh;
            fresh.look = node.look;
            write_changes(fresh, node, ops_);
        }
    }

    [[nodiscard]] NodeId next_kept_sibling(std::size_t index) const {
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
    NodeTable old_;
    NodeTable new_;
    std::vector<std::uint8_t> kept_; ///< by the index in after_: 1, or 0
    TreeOpWriter& ops_;
};

} // namespace

void diff(const SemanticTree& before, const SemanticTree& after, TreeOpWriter& ops) {
    Diff{before, after, ops}.run();
}

} // namespace help
