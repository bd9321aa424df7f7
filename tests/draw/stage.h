#pragma once

#include "tests/draw/auditor.h"
#include "tests/draw/screens.h"
#include "widget/text/fixed_glyphs.h"

namespace help {

/// A surface with fixed letters and one screen on it.
class Stage {
public:
    explicit Stage(SemanticTree shown,
                   float width = 400,
                   float height = 680,
                   float scale = 1,
                   float density = 1)
        : tree(std::move(shown)), theme(make_theme({67, 83, 255, 255}, Scheme::Light, scale)),
          scene{theme, {width, height, density}, {}, 0, 1000, false} {}

    /// Lays out, paints, and paints again when fades have come to rest.
    const std::vector<std::uint8_t>& show() {
        content = surface.layout(tree, scene);
        static_cast<void>(surface.paint(tree, scene));
        scene.now_ms += 1000;
        return surface.paint(tree, scene);
    }
    std::vector<std::string> findings() { return audit(tree, scene, surface, show()); }

    Node& named(std::string_view name) {
        for (Node& node : tree.nodes) {
            if (node.name() == name) return node;
        }
        return tree.nodes.front();
    }
    Box place(const Node& node) {
        Outline outline;
        Places places;
        outline.read(tree);
        places.read(tree, outline, scene.scroll);
        for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
            if (tree.nodes[i].id == node.id) return places.by_index[i].box;
        }
        return {};
    }

    SemanticTree tree;
    Theme theme;
    Scene scene;
    FixedGlyphs glyphs;
    DrawSurface surface{glyphs};
    float content = 0;
};

} // namespace help
