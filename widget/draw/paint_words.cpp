// Headings and paragraphs.
#include "widget/draw/layout.h"
#include "widget/draw/painter.h"

namespace help {

float Painter::write(std::string_view text, Box box, const Ink& ink) {
    const Font font = ink.letters.font;
    const Base base = ink.align == Align::Start ? Base::FirstLetter : Base::Left;
    const SetText& set = ink.align == Align::Centre ? typesetter_.balance(text, font, box.width)
                                                    : typesetter_.wrap(text, font, box.width, base);
    if (!set.lines.empty()) {
        canvas_.text(set, text, box, {font, ink.letters.line_height, ink.colour, ink.align});
    }
    return static_cast<float>(set.lines.size()) * ink.letters.line_height;
}

void Painter::write_line(std::string_view text, Box box, const Ink& ink) {
    const SetText& set = typesetter_.line(text, ink.letters.font, box.width);
    if (!set.lines.empty()) {
        canvas_.push_clip(box);
        canvas_.text(set, text, box,
                     {ink.letters.font, ink.letters.line_height, ink.colour, ink.align});
        canvas_.pop_clip();
    }
}

void Painter::figure(const Item& item) {
    Box box = item.box;
    box.y += write(
        item.node.value(), box,
        {figure_letters(theme_, parent_look(item.index)), colour(Paint::Text), Align::Centre});
    write(item.node.name(), box,
          {letters(theme_, Type::Small), colour(Paint::TextSoft), Align::Centre});
}

void Painter::bullet(const Item& item) {
    const Letters body = letters(theme_, Type::Body);
    const float indent = bullet_indent_.of(item.index);
    if (item.node.value().empty()) {
        const Box line{item.box.x, item.box.y, item.box.width, body.line_height};
        canvas_.circle(square_at(item.box.x + measures_.space_1 + 1, line, kBulletDot),
                       colour(Paint::AccentText));
    } else {
        write(item.node.value(), {item.box.x, item.box.y, indent, item.box.height},
              {body, colour(Paint::TextSoft)});
    }
    write(item.node.name(),
          {item.box.x + indent, item.box.y, item.box.width - indent, item.box.height},
          {body, colour(Paint::Text)});
}

void Painter::words(const Item& item) {
    const Look look = item.node.look;
    const Look parent = parent_look(item.index);
    const bool centred = stands_in_centered(tree_, outline_, item.index);
    Paint paint = Paint::Text;
    if (look == Look::Greeting) {
        paint = Paint::OnHero;
    } else if (look == Look::Lead && parent == Look::Hero) {
        paint = Paint::OnHeroSoft;
    } else if (!stands_out(parent) &&
               (look == Look::Lead || look == Look::Section || look == Look::Caption)) {
        paint = Paint::TextSoft;
    }
    const Ink ink{words_letters(theme_, look, parent, centred), colour(paint),
                  centred ? Align::Centre : Align::Left};
    if (parent == Look::Header && item.box.height < 1.5F * ink.letters.line_height) {
        write_line(item.node.name(), item.box, ink);
    } else {
        write(item.node.name(), item.box, ink);
    }
}

} // namespace help
