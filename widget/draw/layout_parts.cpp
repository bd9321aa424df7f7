// What stands inside the containers: rows, facts, buttons, fields, texts.
#include "widget/draw/layout.h"

#include <algorithm>

namespace help {

bool stands_out(Look parent) {
    return parent == Look::Notice || parent == Look::Footer;
}

Letters words_letters(const Theme& theme, Look look, Look parent, bool centred) {
    const bool strong = stands_out(parent) && (look == Look::Section || look == Look::Title);
    return strong ? letters(theme, Type::Strong)
                  : name_letters(theme, look, centred || parent == Look::Body);
}

Letters figure_letters(const Theme& theme, Look parent) {
    Letters set_in = letters(theme, Type::Figure);
    if (parent == Look::Row) {
        set_in.font.size *= kFigureInRow;
        set_in.line_height *= kFigureInRow;
    }
    return set_in;
}

bool stands_in_centered(const SemanticTree& tree, const Outline& outline, std::size_t index) {
    for (std::size_t i = outline.parent(index); i != Outline::kNone; i = outline.parent(i)) {
        if (tree.nodes[i].look == Look::Centered) return true;
        if (tree.nodes[i].look != Look::Plain && tree.nodes[i].look != Look::Stack) return false;
    }
    return false;
}

Look Layout::parent_look(std::size_t index) const {
    const std::size_t parent = outline_.parent(index);
    return parent == Outline::kNone ? Look::Plain : tree_.nodes[parent].look;
}

bool Layout::is_centred(std::size_t index) const {
    return stands_in_centered(tree_, outline_, index);
}

float Layout::text_height(std::string_view text, const Letters& set_in, float width) {
    return typesetter_.size(text, set_in.font, width).lines * set_in.line_height;
}

float Layout::text_width(std::string_view text, const Letters& set_in) {
    return typesetter_.size(text, set_in.font, 1e9F).width;
}

float Layout::words(std::size_t index) {
    const Letters set_in =
        words_letters(theme_, node(index).look, parent_look(index), is_centred(index));
    return text_height(node(index).name(), set_in, node(index).box.width);
}

/// The value above its name.
float Layout::figure(std::size_t index) {
    const float width = node(index).box.width;
    return text_height(node(index).value(), figure_letters(theme_, parent_look(index)), width) +
           text_height(node(index).name(), letters(theme_, Type::Small), width);
}

float Layout::bullet(std::size_t index) {
    const float indent = bullet_indent_.of(index);
    const float width = node(index).box.width - indent;
    const float own = text_height(node(index).name(), letters(theme_, Type::Body), width);
    const float top = own + measures_.space_3;
    const float below = stack(index, indent, top, width);
    return below > 0 ? top + below : own;
}

/// Card, Pair and Banner: an icon at the left, the name above the description, a mark at the right;
/// children below the words.
float Layout::row(std::size_t index) {
    const Row parts = row_anatomy(node(index), theme_);
    const Letters name = name_letters(theme_, node(index).look, false);
    float text = text_height(node(index).name(), name, parts.text_width) +
                 text_height(node(index).text(TextPart::Description), letters(theme_, Type::Small),
                             parts.text_width);
    const float inner = std::max(text, parts.icon);
    const float least = node(index).look == Look::Card ? kCardHeight : 0;
    const float own = std::max(least, inner + 2 * parts.pad_y);
    const float below = stack(index, parts.text_x, own - parts.pad_y, parts.text_width);
    return below > 0 ? own - parts.pad_y + below + measures_.space_1 : own;
}

/// Name at the left, value at the right; the value below the name when both do not fit one line.
float Layout::fact(std::size_t index) {
    const float width = node(index).box.width;
    const Letters name = letters(theme_, Type::Body);
    const Letters value = letters(theme_, Type::Strong);
    const float lines = fact_is_one_line(node(index), theme_, typesetter_, width)
                            ? std::max(name.line_height, value.line_height)
                            : text_height(node(index).name(), name, width) +
                                  text_height(node(index).value(), value, width);
    return lines + 2 * measures_.space_3;
}

float Layout::button(std::size_t index, float least) {
    const float icon = node(index).icon == Icon::None ? 0 : kIcon + measures_.space_2;
    const Letters set_in = letters(theme_, Type::Button);
    Box& box = node(index).box;
    const Look parent = parent_look(index);
    const bool hugs = hugs_its_name(node(index).look, parent);
    if (node(index).look == Look::Quiet && parent == Look::Sheet) {
        box.x -= measures_.space_4; // from edge to edge
        box.width += 2 * measures_.space_4;
    }
    const float side = hugs ? measures_.space_3 : measures_.space_4;
    if (hugs) {
        box.x -= side;
        box.width = std::min(text_width(node(index).name(), set_in) + icon + 2 * side + 1,
                             box.width + 2 * side);
    }
    return std::max(least, text_height(node(index).name(), set_in, box.width - 2 * side - icon) +
                               2 * measures_.space_2);
}

/// Label, control, hint. The browser fills the control.
float Layout::field(std::size_t index) {
    Node& field = node(index);
    const float width = field.box.width;
    const float line = letters(theme_, Type::Input).line_height;
    float y =
        shows_label(field) ? text_height(field.name(), letters(theme_, Type::Label), width) : 0;
    y += y > 0 ? kFieldGap : 0;
    const int lines = field.field == FieldKind::Message ? message_lines(field, theme_, typesetter_)
                      : field.role != Role::TextArea    ? 1
                      : field.field == FieldKind::Long  ? kAreaLines
                                                        : kShortAreaLines;
    const float control =
        std::max(kFieldHeight, static_cast<float>(lines) * line + 2 * kFieldPadding);
    field.control_box = {0, y, width, control};
    y += control;
    const TextPart hint = field_hint(field);
    if (!field.text(hint).empty()) {
        const float icon = hint == TextPart::Error ? kHintIcon + kFieldGap : 0;
        y += kFieldGap + text_height(field.text(hint), letters(theme_, Type::Small), width - icon);
    }
    outline_.for_children(index, [&](std::size_t child) { hidden(child, 0, 0, 1); });
    return y;
}

} // namespace help
