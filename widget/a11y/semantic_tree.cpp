#include "widget/a11y/semantic_tree.h"

#include <algorithm>

namespace help {

const Node* SemanticTree::find(NodeId id) const {
    const auto at =
        std::find_if(nodes.begin(), nodes.end(), [id](const Node& node) { return node.id == id; });
    return at == nodes.end() ? nullptr : &*at;
}

Node* SemanticTree::find(NodeId id) {
    const auto at =
        std::find_if(nodes.begin(), nodes.end(), [id](const Node& node) { return node.id == id; });
    return at == nodes.end() ? nullptr : &*at;
}

std::size_t SemanticTree::subtree_end(std::size_t index) const {
    // Contiguous subtrees: whoever comes next and hangs on an ancestor of `index` ends it. Parents
    // stand before their children, so "is inside" is decided by the part of the list already
    // walked.
    std::vector<NodeId> inside{nodes[index].id};
    std::size_t end = index + 1;
    while (end < nodes.size() &&
           std::find(inside.begin(), inside.end(), nodes[end].parent) != inside.end()) {
        inside.push_back(nodes[end].id);
        ++end;
    }
    return end;
}

std::string_view role_name(Role role) {
    constexpr std::array<std::string_view, kRoleCount> kNames = {
        "dialog",  "group",   "form",     "heading",   "text", "button",   "link",
        "textbox", "textbox", "combobox", "option",    "list", "listitem", "status",
        "alert",   "img",     "log",      "tablist",   "tab",  "listbox",  "radiogroup",
        "radio",   "table",   "row",      "rowheader", "cell"};
    return kNames[static_cast<std::size_t>(role)];
}

namespace {

void append_states(std::string& out, const Node& node) {
    const struct {
        std::uint32_t bit;
        std::string_view word;
    } words[] = {{state::kDisabled, "disabled"},
                 {state::kReadOnly, "readonly"},
                 {state::kRequired, "required"},
                 {state::kInvalid, "invalid"},
                 {state::kBusy, "busy"},
                 {state::kSelected, "selected"},
                 {state::kVisuallyHidden, "hidden visually"},
                 {state::kCurrent, "current"},
                 {state::kDeskWords, "desk's words"}};
    for (const auto& [bit, word] : words) {
        if (node.is(bit)) {
            out.append(" [").append(word).append("]");
        }
    }
}

void append_part(std::string& out, std::string_view mark, const std::string& text) {
    if (!text.empty()) {
        out.append(mark).append(text);
    }
}

} // namespace

std::string snapshot(const SemanticTree& tree) {
    std::string out;
    std::vector<NodeId> ancestors;
    for (const Node& node : tree.nodes) {
        while (!ancestors.empty() && ancestors.back() != node.parent) {
            ancestors.pop_back();
        }
        out.append(ancestors.size() * 2, ' ').append(role_name(node.role));
        if (!node.name().empty()) {
            out.append(" \"").append(node.name()).append("\"");
        }
        append_part(out, " = ", node.value());
        append_states(out, node);
        append_part(out, " -> ", node.text(TextPart::Href));
        append_part(out, " — ", node.text(TextPart::Description));
        append_part(out, " ! ", node.text(TextPart::Error));
        out.push_back('\n');
        ancestors.push_back(node.id);
    }
    return out;
}

} // namespace help
