#pragma once

#include "widget/a11y/node.h"

#include <vector>

namespace help {

/// A screen: its nodes in reading order. A parent stands before its children, and a node's subtree
/// is contiguous. The first node is the root (the dialog). Empty while nothing is shown.
struct SemanticTree {
    std::vector<Node> nodes;

    [[nodiscard]] const Node* find(NodeId id) const;
    [[nodiscard]] Node* find(NodeId id);
    /// Index of the first node after the subtree that starts at `index`.
    [[nodiscard]] std::size_t subtree_end(std::size_t index) const;
};

/// One screen as text, a node a line, indented: for golden files and for people.
/// `dialog "Central de ajuda"` / `  button "Abrir um ticket" — Resposta por e-mail …`
[[nodiscard]] std::string snapshot(const SemanticTree& tree);

[[nodiscard]] std::string_view role_name(Role role);

} // namespace help
