// Rows: an icon, a name, what is said about it.
#include "widget/draw/painter.h"

namespace help {

/// Name and description, in the middle of the row's own height.
void Painter::row_words(const Item& item, const Row& row, float height) {
    const bool banner = item.node.look == Look::Banner;
    const Ink name{name_letters(theme_, item.node.look, false), colour(Paint::Text)};
    const Ink description{letters(theme_, Type::Small),
                          colour(banner ? Paint::Text : Paint::TextSoft)};
    const std::string& said = item.node.text(TextPart::Description);
    const auto lines = [&](std::string_view text, const Ink& ink) {
        const SetText& set = typesetter_.wrap(text, ink.letters.font, row.text_width);
        return static_cast<float>(set.lines.size()) * ink.letters.line_height;
    };
    const float words = lines(item.node.name(), name) + lines(said, description);
    Box box{item.box.x + row.text_x, item.box.y + (height - words) / 2, row.text_width, words};
    box.y += write(item.node.name(), box, name);
    write(said, box, description);
}

namespace {

/// The row itself, without the children that stand below its words.
float own_height(const SemanticTree& tree,
                 const Outline& outline,
                 std::size_t index,
                 const Row& row) {
    float own = tree.nodes[index].box.height;
    bool first = true;
    outline.for_children(index, [&](std::size_t child) {
        if (first && takes_room(tree, outline, child)) {
            own = tree.nodes[child].box.y + row.pad_y;
            first = false;
        }
    });
    return own;
}

} // namespace

/// The first card of a home lies half on the hero and throws a shadow on it.
bool Painter::overlaps_hero(const Item& item) const {
    const std::size_t body = places_.body;
    return places_.after_hero && body != Outline::kNone && outline_.parent(item.index) == body &&
           item.node.box.y < kHeroOverlap;
}

void Painter::card(const Item& item) {
    const Row row = row_anatomy(item.node, theme_);
    const Box& box = item.box;
    if (overlaps_hero(item)) {
        canvas_.shadow(box, measures_.radius_card, 2, 8,
                       faded(colour(Paint::Shadow), 1 - item.hover));
    }
    if (item.hover > 0) {
        canvas_.shadow(box, measures_.radius_card, 4, 16,
                       faded(colour(Paint::Shadow), item.hover * (1 - item.press)));
    }
    const Colour raised = colour(Paint::Raised);
    const Colour ground = blend(raised, colour(Paint::Sunken), item.press);
    const Colour hovered_line = blend(colour(Paint::Line), colour(Paint::AccentText), 0.4F);
    canvas_.framed(box, measures_.radius_card, ground,
                   blend(colour(Paint::Line), hovered_line, item.hover), measures_.line);
    if (row.icon > 0) {
        const Box square = square_at(box.x + row.pad_x, box, row.icon);
        canvas_.fill(square, measures_.radius_button,
                     blend(colour(Paint::AccentSoft), colour(Paint::Accent), item.hover));
        canvas_.icon(item.node.icon, square_at(square.x + (row.icon - kIcon) / 2, square, kIcon),
                     blend(colour(Paint::AccentText), colour(Paint::OnAccent), item.hover));
    }
    row_words(item, row, box.height);
    const Icon mark = item.node.role == Role::Link ? Icon::External : Icon::Chevron;
    canvas_.icon(mark, square_at(box.x + box.width - row.pad_x - row.mark, box, row.mark),
                 blend(colour(Paint::TextSoft), colour(Paint::AccentText), item.hover));
}

void Painter::pair(const Item& item) {
    const Row row = row_anatomy(item.node, theme_);
    const float height = own_height(tree_, outline_, item.index, row);
    const Box own{item.box.x, item.box.y, item.box.width, height};
    if (row.icon > 0) {
        const Box square = square_at(own.x, own, row.icon);
        canvas_.fill(square, measures_.radius_button, colour(Paint::AccentSoft));
        canvas_.icon(item.node.icon, square_at(square.x + (row.icon - kIcon) / 2, square, kIcon),
                     colour(Paint::AccentText));
    }
    row_words(item, row, height);
}

void Painter::banner(const Item& item) {
    const Row row = row_anatomy(item.node, theme_);
    const TonePaints tone = tone_paints(item.node.tone);
    canvas_.fill(item.box, measures_.radius_banner, colour(tone.soft));
    if (row.icon > 0) {
        // Beside the first line.
        const Box line{item.box.x, item.box.y + row.pad_y, item.box.width,
                       theme_[Type::Body].height};
        canvas_.icon(item.node.icon, square_at(item.box.x + row.pad_x, line, row.icon),
                     colour(tone.text));
    }
    row_words(item, row, own_height(tree_, outline_, item.index, row));
}

void Painter::fact(const Item& item) {
    const Letters name = letters(theme_, Type::Body);
    const Letters value = letters(theme_, Type::Strong);
    Box box{item.box.x, item.box.y + measures_.space_3, item.box.width,
            item.box.height - 2 * measures_.space_3};
    const float used = write(item.node.name(), box, {name, colour(Paint::TextSoft)});
    const bool one_line = fact_is_one_line(item.node, theme_, typesetter_, box.width);
    box.y += one_line ? 0 : used;
    write(item.node.value(), box,
          {value, colour(Paint::Text), one_line ? Align::Right : Align::Left});
}

} // namespace help
