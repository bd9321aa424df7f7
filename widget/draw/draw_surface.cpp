#include "widget/draw/draw_surface.h"

#include "widget/draw/frame_bytes.h"
#include "widget/draw/layout.h"
#include "widget/draw/painter.h"

#include <algorithm>
#include <utility>

namespace help {

namespace {

/// A panel of no size or an absurd density draws something harmless.
float sound_density(float density) {
    return density >= 0.5F && density <= 4 ? density : 1;
}

} // namespace

void DrawSurface::use_density(float density) {
    if (std::exchange(density_, density) != density) {
        typesetter_.forget_sizes();
    }
    atlas_.use_density(sound_density(density));
}

float DrawSurface::layout(SemanticTree& tree, const Scene& scene) {
    if (clusters_.full()) {
        atlas_.drop(GlyphAtlas::Textures::Destroy);
        clusters_.clear();
    }
    use_density(scene.viewport.density);
    outline_.read(tree);
    return Layout(tree, outline_, scene.theme, typesetter_).run(scene.viewport);
}

void DrawSurface::draw(const SemanticTree& tree, const Scene& scene) {
    use_density(scene.viewport.density);
    atlas_.begin_frame();
    Canvas canvas(atlas_, log_);
    canvas.begin(scene.viewport.width, scene.viewport.height);
    motion_.begin(scene.now_ms, scene.reduced_motion);
    Painter(tree, outline_, places_, scene, {canvas, typesetter_, motion_}).paint(hit(tree, scene));
    motion_.end();
    canvas.end();
}

const std::vector<std::uint8_t>& DrawSurface::paint(const SemanticTree& tree, const Scene& scene) {
    outline_.read(tree);
    places_.read(tree, outline_, scene.scroll);
    use_density(scene.viewport.density);
    constexpr int kTries = 4;
    for (int i = 0; i < kTries; ++i) {
        const int generation = atlas_.generation();
        draw(tree, scene);
        if (atlas_.starved() && i + 1 < kTries) {
            // Words of screens long gone fill the largest texture: only those of this one come
            // back.
            atlas_.drop(GlyphAtlas::Textures::Destroy);
            use_density(scene.viewport.density);
        } else if (atlas_.generation() == generation) {
            break; // else the texture has grown under words that were already drawn
        }
    }
    atlas_.upload();
    write_frame(atlas_.list(), atlas_.texture(), scene.viewport, bytes_);
    return bytes_;
}

NodeId DrawSurface::hit(const SemanticTree& tree, const Scene& scene) const {
    const float x = scene.pointer.x;
    const float y = scene.pointer.y;
    if (x < 0 || y < 0) {
        return kNoNode;
    }
    Outline outline;
    Places places;
    outline.read(tree);
    places.read(tree, outline, scene.scroll);
    const auto holds = [x, y](const Box& box) {
        return x >= box.x && y >= box.y && x < box.x + box.width && y < box.y + box.height;
    };
    NodeId found = kNoNode; // the last one lies on top
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        const Node& node = tree.nodes[i];
        const Place& place = places.by_index[i];
        if (is_pressable(node) && !node.is(state::kVisuallyHidden) && holds(place.box) &&
            (!place.in_body || holds(places.clip))) {
            found = node.id;
        }
    }
    return found;
}

std::unique_ptr<Surface> make_surface(GlyphSource* glyphs) {
    return glyphs == nullptr ? nullptr : std::make_unique<DrawSurface>(*glyphs);
}

} // namespace help
