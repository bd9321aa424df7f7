#include "widget/ui/ui.h"

namespace help {

Node& Ui::push(std::string_view key, Role role, Look look) {
    Node& node = tree_.nodes.emplace_back();
    node.id = id(key);
    node.parent = parent();
    node.role = role;
    node.look = look;
    return node;
}

const ActionRequest* Ui::action(NodeId node, ActionKind kind) const {
    // The last one counts: an older value of a field has been overtaken.
    for (std::size_t i = actions_.size(); i-- > 0;) {
        if (actions_[i].node == node && actions_[i].kind == kind) {
            return &actions_[i];
        }
    }
    return nullptr;
}

Ui::Inside Ui::group(const GroupSpec& spec) {
    mark(spec);
    parents_.push_back(tree_.nodes.back().id);
    return Inside{*this};
}

void Ui::mark(const GroupSpec& spec) {
    Node& node = push(spec.key, spec.role, spec.look);
    node.tone = spec.tone;
    node.states = spec.states;
    node.icon = spec.icon;
    node.amount = spec.amount;
    node.live = spec.live;
    node.text(TextPart::Name) = spec.name;
    node.text(TextPart::Value) = spec.value;
    node.text(TextPart::Description) = spec.description;
    node.text(TextPart::Error) = spec.error;
}

void Ui::figure(std::string_view key, std::string_view name, std::string_view value) {
    Node& node = push(key, Role::Text, Look::Figure);
    node.text(TextPart::Name) = name;
    node.text(TextPart::Value) = value;
}

bool Ui::dismissed() const {
    return action(parent(), ActionKind::Dismiss) != nullptr;
}

void Ui::heading(std::string_view key,
                 std::string_view name,
                 Look look,
                 std::uint8_t level,
                 std::uint32_t states) {
    Node& node = push(key, Role::Heading, look);
    node.text(TextPart::Name) = name;
    node.level = level;
    node.states = states;
}

void Ui::text(std::string_view key, std::string_view words, Look look, std::uint32_t states) {
    Node& node = push(key, Role::Text, look);
    node.text(TextPart::Name) = words;
    node.states = states;
}

void Ui::picture(const PictureSpec& spec) {
    Node& node = push(spec.key, Role::Image, Look::Picture);
    node.text(TextPart::Name) = spec.name;
    node.text(TextPart::Href) = spec.href;
    node.max_length = static_cast<std::uint32_t>(spec.width);
    node.amount = static_cast<std::uint32_t>(spec.height);
    node.states = spec.states;
}

void Ui::fact(std::string_view key, std::string_view name, std::string_view value) {
    Node& node = push(key, Role::Text, Look::Fact);
    node.text(TextPart::Name) = name;
    node.text(TextPart::Value) = value;
}

void Ui::emblem(Icon icon, Tone tone) {
    Node& node = push("emblem", Role::Image, Look::Emblem);
    node.icon = icon;
    node.tone = tone;
}

void Ui::banner(const BannerSpec& spec) {
    Node& node = push(spec.key, spec.role, Look::Banner);
    node.tone = spec.tone;
    node.icon = spec.icon;
    node.live = spec.role == Role::Alert    ? Live::Assertive
                : spec.role == Role::Status ? Live::Polite
                                            : Live::Off;
    node.text(TextPart::Name) = spec.words;
    node.text(TextPart::Description) = spec.description;
}

void Ui::pair(std::string_view key,
              Icon icon,
              std::string_view name,
              std::string_view description) {
    Node& node = push(key, Role::Text, Look::Pair);
    node.icon = icon;
    node.text(TextPart::Name) = name;
    node.text(TextPart::Description) = description;
}

bool Ui::button(const ButtonSpec& spec) {
    Node& node = push(spec.key, Role::Button, spec.look);
    node.icon = spec.icon;
    node.tone = spec.tone;
    node.states = spec.states;
    node.text(TextPart::Name) = spec.name;
    node.text(TextPart::Description) = spec.description;
    node.field = spec.field;
    node.text(TextPart::Value) = spec.value;
    node.text(TextPart::Placeholder) = spec.placeholder;
    const bool asleep = node.is(state::kDisabled) || node.is(state::kBusy);
    return !asleep && action(node.id, ActionKind::Click) != nullptr;
}

bool Ui::pick(const PickSpec& spec) {
    Node& node = push(spec.key, spec.role, spec.look);
    node.tone = spec.tone;
    node.icon = spec.icon;
    node.states = spec.states;
    node.amount = spec.amount;
    node.text(TextPart::Name) = spec.name;
    node.text(TextPart::Value) = spec.value;
    node.text(TextPart::Description) = spec.description;
    const bool asleep = node.is(state::kBusy) || node.is(state::kReadOnly);
    return !asleep && !node.is(state::kSelected) && action(node.id, ActionKind::Click) != nullptr;
}

void Ui::link(const LinkSpec& spec) {
    Node& node = push(spec.key, Role::Link, spec.look);
    node.icon = spec.icon;
    node.states = spec.states;
    node.text(TextPart::Name) = spec.name;
    node.text(TextPart::Description) = spec.description;
    node.text(TextPart::Href) = spec.href;
}

std::optional<std::string> Ui::field(const FieldSpec& spec) {
    Node& node = push(spec.key, spec.role, Look::Field);
    node.field = spec.kind;
    node.max_length = spec.max_length;
    node.states = spec.states | (spec.error.empty() ? 0U : state::kInvalid);
    node.text(TextPart::Name) = spec.name;
    node.text(TextPart::Value) = spec.value;
    node.text(TextPart::Description) = spec.description;
    node.text(TextPart::Error) = spec.error;
    node.text(TextPart::Placeholder) = spec.placeholder;
    if (node.is(state::kReadOnly) || node.is(state::kDisabled)) {
        return std::nullopt;
    }
    const ActionRequest* change = action(node.id, ActionKind::SetValue);
    return change == nullptr ? std::nullopt : std::optional{change->data};
}

std::optional<std::string> Ui::choose(const FieldSpec& spec, std::span<const Choice> choices) {
    std::optional<std::string> chosen = field(spec);
    parents_.push_back(id(spec.key));
    bool known = false;
    for (const Choice& choice : choices) {
        Node& option = push(choice.value, Role::Option, Look::Plain);
        option.text(TextPart::Name) = choice.name;
        option.text(TextPart::Value) = choice.value;
        option.states = choice.states | (choice.value == spec.value ? state::kSelected : 0U);
        known = known || (chosen && *chosen == choice.value);
    }
    parents_.pop_back();
    return known ? chosen : std::nullopt;
}

} // namespace help
