#pragma once

#include "widget/draw/anatomy.h"
#include "widget/draw/bullet_indent.h"
#include "widget/draw/outline.h"
#include "widget/draw/surface.h"

namespace help {

/// Gives every node its box by the rules of docs/looks.md. One walk: widths come down, heights go
/// up.
class Layout {
public:
    Layout(SemanticTree& tree, const Outline& outline, const Theme& theme, Typesetter& typesetter)
        : tree_(tree), outline_(outline), theme_(theme), measures_(theme.measures),
          typesetter_(typesetter) {}

    /// Returns the height of what the Body scrolls.
    float run(const Viewport& viewport);

private:
    Node& node(std::size_t index) { return tree_.nodes[index]; }

    /// Gives the subtree its boxes, its top left corner at (x, y) of the parent's box. Returns the
    /// height it takes.
    float place(std::size_t index, float x, float y, float width);
    float height_of(std::size_t index);

    // layout_stacks.cpp
    float panel(std::size_t index, float height);
    void body(std::size_t index);
    [[nodiscard]] float body_top(std::size_t index) const;
    float stack(std::size_t index, float x, float top, float width);
    [[nodiscard]] float gap(std::size_t before, std::size_t after) const;
    float hidden(std::size_t index, float x, float y, float size);

    // layout_bars.cpp
    float header(std::size_t index);
    float hero(std::size_t index);

    // layout_choices.cpp
    float columns(std::size_t index, std::size_t most, float between);
    [[nodiscard]] std::size_t columns_that_fit(std::size_t index, float least, float between);
    float side_by_side(std::size_t index);
    float tabs(std::size_t index);
    float rating(std::size_t index);

    // layout_talk.cpp
    float bubble(std::size_t index);
    float composer(std::size_t index);
    float jump(std::size_t index);
    float notice(std::size_t index);

    // layout_parts.cpp
    float row(std::size_t index);
    float fact(std::size_t index);
    float button(std::size_t index, float least);
    float field(std::size_t index);
    float words(std::size_t index);
    float figure(std::size_t index);
    float bullet(std::size_t index);

    [[nodiscard]] float text_height(std::string_view text, const Letters& letters, float width);
    [[nodiscard]] float text_width(std::string_view text, const Letters& letters);
    [[nodiscard]] bool is_centred(std::size_t index) const;
    [[nodiscard]] Look parent_look(std::size_t index) const;

    SemanticTree& tree_;
    const Outline& outline_;
    const Theme& theme_;
    const Measures& measures_;
    Typesetter& typesetter_;
    BulletIndent bullet_indent_{tree_, outline_, theme_, typesetter_};
    float content_height_ = 0;
};

/// Width of the box that a Bubble's words stand in, in a row of the given width: as wide as its
/// longest line or link, and never wider than its share.
[[nodiscard]] float balloon_width(const SemanticTree& tree,
                                  const Outline& outline,
                                  std::size_t index,
                                  const Theme& theme,
                                  Typesetter& typesetter);

/// What the value of a Figure is set in: smaller where figures stand side by side.
[[nodiscard]] Letters figure_letters(const Theme& theme, Look parent);

/// Inside a Notice and a Footer nothing is soft: a Section, which asks or warns, is Strong.
[[nodiscard]] bool stands_out(Look parent);

/// The letters of a heading or text, which depend on what it stands in.
[[nodiscard]] Letters words_letters(const Theme& theme, Look look, Look parent, bool centred);

/// True inside a Centered: text stands in the middle.
[[nodiscard]] bool
stands_in_centered(const SemanticTree& tree, const Outline& outline, std::size_t index);

} // namespace help
