#pragma once

#include "widget/draw/anatomy.h"
#include "widget/draw/bullet_indent.h"
#include "widget/draw/canvas.h"
#include "widget/draw/motion.h"
#include "widget/draw/outline.h"
#include "widget/draw/surface.h"

namespace help {

/// Draws a laid-out tree, node by node in reading order, each by its look. It reads boxes and words
/// from the node it draws and from nowhere else.
class Painter {
public:
    struct Parts {
        Canvas& canvas;
        Typesetter& typesetter;
        Motion& motion;
    };
    Painter(const SemanticTree& tree,
            const Outline& outline,
            const Places& places,
            const Scene& scene,
            Parts parts)
        : tree_(tree), outline_(outline), places_(places), scene_(scene), theme_(scene.theme),
          measures_(scene.theme.measures), canvas_(parts.canvas), typesetter_(parts.typesetter),
          motion_(parts.motion) {}

    void paint(NodeId under_pointer);

private:
    /// What a look draws from.
    struct Item {
        std::size_t index = 0;
        const Node& node;
        Box box; ///< on the panel
        float hover = 0;
        float press = 0;
    };

    struct Ink {
        Letters letters;
        Colour colour;
        Align align = Align::Left;
    };

    void paint_node(const Item& item);
    [[nodiscard]] NodeId screen() const;
    [[nodiscard]] bool scrolled_away(const Box& box) const;

    // paint_surfaces.cpp
    void hero(const Item& item);
    void sheet(const Item& item);
    void emblem(const Item& item);
    void skeleton(const Item& item);

    // paint_rows.cpp
    [[nodiscard]] bool overlaps_hero(const Item& item) const;
    void card(const Item& item);
    void pair(const Item& item);
    void banner(const Item& item);
    void fact(const Item& item);
    void row_words(const Item& item, const Row& row, float height);

    // paint_choices.cpp
    void tab(const Item& item);
    void bar(const Item& item);
    void star(const Item& item);

    // paint_talk.cpp
    void bubble(const Item& item);
    void typing(const Item& item);
    void day_mark(const Item& item);
    void notice(const Item& item);
    void balloon(Box box, const Node& node, bool customers);
    /// What a Quiet is written in, and the ground under it when hovered.
    [[nodiscard]] Colour link_colour(const Item& item) const;
    [[nodiscard]] Colour hover_ground(const Item& item) const;

    // paint_controls.cpp
    void primary(const Item& item);
    void secondary(const Item& item);
    void quiet(const Item& item);
    void icon_only(const Item& item);
    void jump(const Item& item);
    void send(const Item& item);
    void field(const Item& item);
    [[nodiscard]] float button_radius(const Item& item) const;
    void button_name(const Item& item, Colour colour, bool busy);

    // paint_words.cpp
    void words(const Item& item);
    void figure(const Item& item);
    void bullet(const Item& item);
    /// Returns the height that the words took.
    float write(std::string_view text, Box box, const Ink& ink);
    void write_line(std::string_view text, Box box, const Ink& ink);

    [[nodiscard]] Colour colour(Paint paint) const { return theme_[paint]; }
    [[nodiscard]] Look parent_look(std::size_t index) const;

    const SemanticTree& tree_;
    const Outline& outline_;
    const Places& places_;
    const Scene& scene_;
    const Theme& theme_;
    const Measures& measures_;
    Canvas& canvas_;
    Typesetter& typesetter_;
    Motion& motion_;
    BulletIndent bullet_indent_{tree_, outline_, theme_, typesetter_};
};

/// A square of the given size in the middle of a box's height, its left edge at `x`.
[[nodiscard]] inline Box square_at(float x, const Box& box, float size) {
    return {x, box.y + (box.height - size) / 2, size, size};
}

} // namespace help
