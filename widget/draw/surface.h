#pragma once

#include "widget/a11y/semantic_tree.h"
#include "widget/ui/theme.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace help {

class GlyphSource;

struct Viewport {
    float width = 400;  ///< CSS pixels
    float height = 640; ///< CSS pixels
    float density = 1;  ///< device pixels per CSS pixel
    friend bool operator==(const Viewport&, const Viewport&) = default;
};

struct Pointer {
    float x = -1; ///< CSS pixels of the panel; negative: not over it
    float y = -1;
    bool pressed = false;
};

/// What a drawn screen needs beside the tree.
struct Scene {
    const Theme& theme;
    Viewport viewport;
    Pointer pointer;
    float scroll = 0;  ///< of the Body, CSS pixels
    double now_ms = 0; ///< for motion
    bool reduced_motion = false;
};

/// The drawing half of the widget. Everything it puts on the screen is a function of the tree: it
/// cannot draw what has no node.
class Surface {
public:
    virtual ~Surface() = default;

    /// Gives every node its box (and fields their control box). Returns the height of what the Body
    /// scrolls, CSS pixels.
    virtual float layout(SemanticTree& tree, const Scene& scene) = 0;

    /// Draws the laid-out tree. The bytes (widget/draw/draw_bytes.h) are borrowed until the next
    /// call.
    virtual const std::vector<std::uint8_t>& paint(const SemanticTree& tree,
                                                   const Scene& scene) = 0;

    /// The pressable node under the pointer, or kNoNode.
    [[nodiscard]] virtual NodeId hit(const SemanticTree& tree, const Scene& scene) const = 0;

    /// True while something on the screen still moves (a hover that fades, a spinner): paint again
    /// in the next frame.
    [[nodiscard]] virtual bool moving() const = 0;

    /// All textures are gone; glyphs are made again with the next paint. Another skin has shown the
    /// screen meanwhile: that paint finds everything at rest.
    virtual void textures_lost() = 0;
};

/// The drawing backend that the module was linked with. `help_draw` returns a surface that draws
/// with Dear ImGui's draw lists; `help_tell` (the light module) returns null: the host's stylesheet
/// lays out and paints.
[[nodiscard]] std::unique_ptr<Surface> make_surface(GlyphSource* glyphs);

} // namespace help
