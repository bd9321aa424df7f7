#pragma once

#include "widget/screen/screen.h"

#include <string>
#include <string_view>
#include <vector>

namespace help::test {

/// One view on its own: shown, read and pressed by role and name, without a widget around it.
class ViewStage {
public:
    explicit ViewStage(Language language = Language::PortugueseBrazil)
        : messages_{language, settings_.labels} {}

    /// Shows what `show(const ViewContext&)` says, after the customer did `actions`.
    template <typename Show>
    void show(Show show, const std::vector<ActionRequest>& actions = {}) {
        tree_.nodes.clear();
        events_.clear();
        Ui ui{tree_, actions};
        show(ViewContext{ui, messages_, settings_, events_});
    }

    /// The only node with this role and name; null when there is none or more than one.
    [[nodiscard]] const Node* find(Role role, std::string_view name) const {
        const Node* found = nullptr;
        for (const Node& node : tree_.nodes) {
            if (node.role == role && node.name() == name) {
                if (found != nullptr) {
                    return nullptr;
                }
                found = &node;
            }
        }
        return found;
    }
    [[nodiscard]] std::vector<const Node*> all(Role role) const {
        std::vector<const Node*> found;
        for (const Node& node : tree_.nodes) {
            if (node.role == role) {
                found.push_back(&node);
            }
        }
        return found;
    }
    [[nodiscard]] bool reads(std::string_view words) const {
        return snapshot(tree_).find(words) != std::string::npos;
    }
    [[nodiscard]] std::string screen() const { return snapshot(tree_); }

    /// What the last show() reported.
    [[nodiscard]] const ViewEvents& events() const { return events_; }
    [[nodiscard]] const Messages& messages() const { return messages_; }
    [[nodiscard]] Settings& settings() { return settings_; }

private:
    Settings settings_;
    Messages messages_;
    SemanticTree tree_;
    ViewEvents events_;
};

} // namespace help::test
