// Headings and paragraphs.
#include "widget/draw/layout.h"
#include "widget/draw/painter.h"

namespace help {

float Painter::write(std::string_view text, Box box, const Ink& ink) {
    const SetText& set = typesetter_.wrap(text, ink.letters.font, box.width);
    if (!set.lines.empty()) {
        canvas_.text(set, text, box,
                     {ink.letters.font, ink.letters.line_height, ink.colour, ink.align});
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

void Painter::words(const Item& item) {
    const Look look = item.node.look;
    const Look parent = parent_look(item.index);
    const bool centred = stands_in_centered(tree_, outline_, item.index);
    Paint paint = Paint::Text;
    if (look == Look::Greeting) {
        paint = Paint::OnHero;
    } else if (look == Look::Lead && parent == Look::Hero) {
        paint = Paint::OnHeroSoft;
    } else if (look == Look::Lead || look == Look::Section || look == Look::Caption) {
        paint = Paint::TextSoft;
    }
    const Ink ink{name_letters(theme_, look, centred), colour(paint),
                  centred ? Align::Centre : Align::Left};
    if (parent == Look::Header && item.box.height < 1.5F * ink.letters.line_height) {
        write_line(item.node.name(), item.box, ink);
    } else {
        write(item.node.name(), item.box, ink);
    }
}

} // namespace help
