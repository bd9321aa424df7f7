// What can be pressed, and the frames of what can be typed into (the browser fills those).
#include "widget/draw/painter.h"

#include <algorithm>

namespace help {

/// The name in the middle, or, where it stands in line with words above it, at its start; with an
/// icon or the busy ring to its left.
void Painter::button_name(const Item& item, Colour ink, bool busy) {
    const Letters set_in = letters(theme_, Type::Button);
    const float left = busy ? kSpinner : item.node.icon == Icon::None ? 0 : kIcon;
    const float beside = left > 0 ? left + measures_.space_2 : 0;
    const bool in_line = hugs_its_name(item.node.look, parent_look(item.index));
    const float side = in_line ? measures_.space_3 : measures_.space_4;
    const float room = item.box.width - 2 * side - beside;
    const SetText& set = typesetter_.wrap(item.node.name(), set_in.font, room);
    const float width = std::min(set.width, room);
    const float height = static_cast<float>(set.lines.size()) * set_in.line_height;
    const float x = item.box.x + (in_line ? side : (item.box.width - width - beside) / 2);
    const Box square = square_at(x, item.box, left);
    write(item.node.name(),
          {x + beside, item.box.y + (item.box.height - height) / 2, width + 0.01F, height},
          {set_in, ink, in_line ? Align::Left : Align::Centre});
    if (busy) {
        canvas_.spinner(square, motion_.cycle(900), ink);
    } else if (left > 0) {
        canvas_.icon(item.node.icon, square, ink);
    }
}

float Painter::button_radius(const Item& item) const {
    return item.node.look == Look::Jump ? item.box.height / 2 : measures_.radius_button;
}

void Painter::primary(const Item& item) {
    const bool disabled = item.node.is(state::kDisabled);
    Colour ground = blend(colour(Paint::Accent), colour(Paint::AccentHover), item.hover);
    ground = blend(ground, colour(Paint::AccentPressed), item.press);
    canvas_.fill(item.box, button_radius(item), disabled ? colour(Paint::Sunken) : ground);
    button_name(item, colour(disabled ? Paint::TextSoft : Paint::OnAccent),
                item.node.is(state::kBusy));
}

void Painter::secondary(const Item& item) {
    const bool disabled = item.node.is(state::kDisabled);
    const Colour ground = blend(colour(Paint::Raised), colour(Paint::Sunken),
                                std::max(item.hover, disabled ? 1.0F : 0.0F));
    const Colour line = colour(disabled ? Paint::Line : Paint::FieldLine);
    canvas_.framed(item.box, button_radius(item), blend(ground, colour(Paint::Line), item.press),
                   line, measures_.line);
    button_name(item, colour(disabled ? Paint::TextSoft : Paint::Text), item.node.is(state::kBusy));
}

void Painter::quiet(const Item& item) {
    if (item.hover > 0) {
        Box ground = item.box;
        if (parent_look(item.index) == Look::Sheet) { // clear of the sheet's line
            ground.x += measures_.space_1;
            ground.width -= 2 * measures_.space_1;
        }
        canvas_.fill(ground, measures_.radius_button, faded(hover_ground(item), item.hover));
    }
    button_name(item, link_colour(item), item.node.is(state::kBusy));
}

/// Over the conversation: outlined, and filled when there is something new to see.
void Painter::jump(const Item& item) {
    canvas_.shadow(item.box, button_radius(item), 4, 16, colour(Paint::Shadow));
    if (item.node.tone == Tone::Accent) {
        primary(item);
    } else {
        secondary(item);
    }
}

/// The round button of a Composer.
void Painter::send(const Item& item) {
    const bool disabled = item.node.is(state::kDisabled);
    Colour ground = blend(colour(Paint::Accent), colour(Paint::AccentHover), item.hover);
    ground = blend(ground, colour(Paint::AccentPressed), item.press);
    canvas_.circle(item.box, disabled ? colour(Paint::Sunken) : ground);
    const Colour ink = colour(disabled ? Paint::TextSoft : Paint::OnAccent);
    if (item.node.is(state::kBusy)) {
        canvas_.spinner(square_at(item.box.x + (item.box.width - kSpinner) / 2, item.box, kSpinner),
                        motion_.cycle(900), ink);
        return;
    }
    canvas_.icon(item.node.icon,
                 square_at(item.box.x + (item.box.width - kIcon) / 2, item.box, kIcon), ink);
}

void Painter::icon_only(const Item& item) {
    const Look parent = parent_look(item.index);
    if (parent == Look::Composer) {
        send(item);
        return;
    }
    Colour ink = blend(colour(Paint::TextSoft), colour(Paint::Text), item.hover);
    Colour ground = colour(Paint::Sunken);
    float size = kIcon;
    if (parent == Look::Notice) {
        ink = link_colour(item);
        ground = hover_ground(item);
        size = kMark;
    } else if (parent == Look::Hero) {
        ink = colour(Paint::OnHero);
        ground = faded(ink, 0.16F);
    }
    const float shown = std::max(item.hover, item.press);
    if (shown > 0) {
        canvas_.circle(item.box, faded(ground, shown));
    }
    canvas_.icon(item.node.icon,
                 square_at(item.box.x + (item.box.width - size) / 2, item.box, size), ink);
}

void Painter::field(const Item& item) {
    const Node& node = item.node;
    Box box = item.box;
    if (shows_label(node)) {
        write(node.name(), box, {letters(theme_, Type::Label), colour(Paint::Text)});
    }

    Box control = node.control_box;
    control.x += item.box.x;
    control.y += item.box.y;
    const bool quiet = node.is(state::kReadOnly) || node.is(state::kDisabled);
    const Paint line = node.is(state::kInvalid) ? Paint::DangerText
                       : quiet                  ? Paint::Line
                                                : Paint::FieldLine;
    const Paint hovered = quiet || node.is(state::kInvalid) ? line : Paint::TextSoft;
    const float radius =
        node.field == FieldKind::Message ? kFieldHeight / 2 : measures_.radius_field;
    canvas_.framed(control, radius, colour(quiet ? Paint::Sunken : Paint::Raised),
                   blend(colour(line), colour(hovered), item.hover), measures_.line);
    if (node.role == Role::ComboBox) {
        canvas_.chevron_down(
            square_at(control.x + control.width - measures_.space_4 - kMark, control, kMark),
            colour(Paint::TextSoft));
    } else if (node.field == FieldKind::Search) {
        canvas_.icon(Icon::Search, square_at(control.x + measures_.space_4, control, kMark),
                     colour(Paint::TextSoft));
    }

    const TextPart hint = field_hint(node);
    if (node.text(hint).empty()) {
        return;
    }
    const Letters small = letters(theme_, Type::Small);
    box.y = control.y + control.height + kFieldGap;
    const bool wrong = hint == TextPart::Error;
    const Box first_line{box.x, box.y, box.width, small.line_height};
    const float beside = wrong ? kHintIcon + kFieldGap : 0;
    box.x += beside;
    box.width -= beside;
    const float written =
        write(node.text(hint), box, {small, colour(wrong ? Paint::DangerText : Paint::TextSoft)});
    if (wrong && written > 0) {
        canvas_.icon(Icon::Warning, square_at(first_line.x, first_line, kHintIcon),
                     colour(Paint::DangerText));
    }
}

} // namespace help
