#pragma once

#include "widget/a11y/semantic_tree.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace help::screens {

/// Says nodes one below the other; in() goes into the last one, out() back.
class Script {
public:
    Script() {
        say("panel", Role::Dialog, Look::Panel, "Central de ajuda");
        in();
    }

    Node& say(std::string_view key, Role role, Look look, std::string_view name = {}) {
        Node& node = tree_.nodes.emplace_back();
        node.parent = parents_.empty() ? kNoNode : parents_.back();
        node.id = node_id(node.parent, std::string(key) + std::to_string(tree_.nodes.size()));
        node.role = role;
        node.look = look;
        node.text(TextPart::Name) = name;
        return node;
    }
    void in() { parents_.push_back(tree_.nodes.back().id); }
    void out() { parents_.pop_back(); }

    Node& button(Look look, std::string_view name, Icon icon = Icon::None) {
        Node& node = say("button", Role::Button, look, name);
        node.icon = icon;
        return node;
    }
    void card(Role role, Icon icon, std::string_view name, std::string_view description) {
        Node& node = say("card", role, Look::Card, name);
        node.icon = icon;
        node.text(TextPart::Description) = description;
    }
    void header(std::string_view title) {
        say("header", Role::Group, Look::Header);
        in();
        button(Look::IconOnly, "Voltar", Icon::Back);
        say("title", Role::Heading, Look::Title, title);
        button(Look::IconOnly, "Fechar", Icon::Close);
        out();
    }
    void hero() {
        say("hero", Role::Group, Look::Hero);
        in();
        button(Look::IconOnly, "Fechar", Icon::Close);
        say("greeting", Role::Heading, Look::Greeting, "Olá, Ana!");
        say("lead", Role::Text, Look::Lead, "Como podemos ajudar você hoje?");
        out();
    }
    void body() {
        say("body", Role::Group, Look::Body);
        in();
    }
    Node& field(Role role,
                std::string_view label,
                std::string_view value,
                std::string_view description = {}) {
        Node& node = say("field", role, Look::Field, label);
        node.text(TextPart::Value) = value;
        node.text(TextPart::Description) = description;
        return node;
    }
    void fact(std::string_view name, std::string_view value) {
        say("fact", Role::Text, Look::Fact, name).text(TextPart::Value) = value;
    }
    void banner(Tone tone, Icon icon, std::string_view words, std::string_view description = {}) {
        Node& node = say("banner", Role::Status, Look::Banner, words);
        node.tone = tone;
        node.icon = icon;
        node.text(TextPart::Description) = description;
    }
    void pair(Icon icon, std::string_view name, std::string_view description) {
        Node& node = say("pair", Role::Text, Look::Pair, name);
        node.icon = icon;
        node.text(TextPart::Description) = description;
    }
    void emblem(Icon icon, Tone tone) {
        Node& node = say("emblem", Role::Image, Look::Emblem);
        node.icon = icon;
        node.tone = tone;
    }
    SemanticTree done() { return std::move(tree_); }

private:
    SemanticTree tree_;
    std::vector<NodeId> parents_;
};

} // namespace help::screens
