#pragma once

#include "widget/a11y/semantic_tree.h"
#include "widget/input.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace help {

/// The words a view speaks in: it says what is on the screen, from top to bottom, and is told in
/// the same breath what the customer did to it. Both modules share this; the drawing one lays out
/// and paints the tree that comes of it.
class Ui {
public:
    /// `actions` are what the customer did since the last frame. Both outlive the Ui.
    Ui(SemanticTree& tree, std::span<const ActionRequest> actions)
        : tree_(tree), actions_(actions) {}
    Ui(const Ui&) = delete;
    Ui& operator=(const Ui&) = delete;

    /// Everything said while it lives is inside the container.
    class [[nodiscard]] Inside {
    public:
        explicit Inside(Ui& ui) : ui_(ui) {}
        ~Inside() { ui_.parents_.pop_back(); }
        Inside(const Inside&) = delete;
        Inside& operator=(const Inside&) = delete;

    private:
        Ui& ui_;
    };

    struct GroupSpec {
        std::string_view key;
        Role role = Role::Group;
        Look look = Look::Stack;
        std::string_view name = {};
        Tone tone = Tone::Neutral;
        std::uint32_t states = 0;
        Icon icon = Icon::None;
        std::uint32_t amount = 0;
        Live live = Live::Off;
        std::string_view value = {};
        std::string_view description = {};
        std::string_view error = {};
    };
    Inside group(const GroupSpec& spec);

    /// True when the customer asked to leave the container (Escape).
    [[nodiscard]] bool dismissed() const;

    /// Something without children, spelled out: a day mark, a typing mark, a cell of a table.
    void mark(const GroupSpec& spec);

    /// A large value with what it is below it.
    void figure(std::string_view key, std::string_view name, std::string_view value);

    void heading(std::string_view key,
                 std::string_view name,
                 Look look,
                 std::uint8_t level,
                 std::uint32_t states = 0);
    void text(std::string_view key, std::string_view words, Look look, std::uint32_t states = 0);
    /// `href`: absolute, or a path of the page's origin. The host shows it, in its place and size.
    struct PictureSpec {
        std::string_view key;
        std::string_view name; ///< what it shows, in words
        std::string_view href;
        int width = 0; ///< CSS pixels
        int height = 0;
        std::uint32_t states = 0;
    };
    void picture(const PictureSpec& spec);

    void fact(std::string_view key, std::string_view name, std::string_view value);
    void emblem(Icon icon, Tone tone);

    /// A boxed message. Status is read when its words change, Alert at once, Text only when one
    /// comes by.
    struct BannerSpec {
        std::string_view key;
        Role role = Role::Status;
        Tone tone = Tone::Neutral;
        Icon icon = Icon::Info;
        std::string_view words = {};
        std::string_view description = {};
    };
    void banner(const BannerSpec& spec);

    /// A title with a sentence below it.
    void pair(std::string_view key, Icon icon, std::string_view name, std::string_view description);

    struct ButtonSpec {
        std::string_view key;
        std::string_view name;
        Look look = Look::Secondary;
        Icon icon = Icon::None;
        std::string_view description = {};
        std::uint32_t states = 0;
        Tone tone = Tone::Neutral;
        FieldKind field = FieldKind::None; ///< File
        std::string_view value = {};
        std::string_view placeholder = {};
    };
    /// True when it was pressed; never while disabled or busy.
    [[nodiscard]] bool button(const ButtonSpec& spec);

    struct PickSpec {
        std::string_view key;
        Role role =
            Role::Tab; ///< Tab (in a TabList), Option (in a ListBox), Radio (in a RadioGroup)
        Look look = Look::Tab;
        std::string_view name;
        std::string_view value = {};
        std::string_view description = {};
        std::uint32_t amount = 0;
        Tone tone = Tone::Accent;
        Icon icon = Icon::None;
        std::uint32_t states = 0; ///< Selected: the one that is chosen now
    };
    /// One of several; true when the customer chose it now.
    [[nodiscard]] bool pick(const PickSpec& spec);

    struct LinkSpec {
        std::string_view key;
        std::string_view name;
        std::string_view href;
        Look look = Look::Quiet;
        Icon icon = Icon::None;
        std::string_view description = {};
        std::uint32_t states = 0;
    };
    /// The host follows it; the core is not asked.
    void link(const LinkSpec& spec);

    struct FieldSpec {
        std::string_view key;
        Role role = Role::TextField; ///< TextField, TextArea or ComboBox
        FieldKind kind = FieldKind::None;
        std::string_view name;
        std::string_view value = {};
        std::string_view description = {};
        std::string_view error = {};
        std::string_view placeholder = {};
        std::uint32_t max_length = 0;
        std::uint32_t states = 0;
    };
    /// The customer's new value, if there is one; never while read-only or disabled.
    [[nodiscard]] std::optional<std::string> field(const FieldSpec& spec);

    struct Choice {
        std::string_view value;
        std::string_view name;
        std::uint32_t states = 0; ///< beside Selected
    };
    /// A field of choices; returns the newly chosen value, only ever one of `choices`.
    [[nodiscard]] std::optional<std::string> choose(const FieldSpec& spec,
                                                    std::span<const Choice> choices);

    /// The id that `key` has inside the container that is open now.
    [[nodiscard]] NodeId id(std::string_view key) const { return node_id(parent(), key); }

private:
    [[nodiscard]] NodeId parent() const { return parents_.empty() ? kNoNode : parents_.back(); }
    Node& push(std::string_view key, Role role, Look look);
    [[nodiscard]] const ActionRequest* action(NodeId node, ActionKind kind) const;

    SemanticTree& tree_;
    std::span<const ActionRequest> actions_;
    std::vector<NodeId> parents_;
};

} // namespace help
