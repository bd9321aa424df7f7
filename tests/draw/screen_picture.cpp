#include "tests/draw/screen_picture.h"

#include "widget/draw/draw_surface.h"

#include <algorithm>
#include <cmath>

namespace help {

namespace {

/// The browser's part: what stands in a Code.
void write_lines(Picture& picture,
                 FontGlyphs& glyphs,
                 const std::string& text,
                 const Box& box,
                 const Scene& scene) {
    const TypeStyle& small = scene.theme[Type::Small];
    const Colour ink = scene.theme[Paint::Text];
    const float d = scene.viewport.density;
    float y = box.y + 12 + small.height * 0.72F;
    for (std::size_t at = 0; at <= text.size(); y += small.height) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        glyphs.write(picture, text.substr(at, end - at), small.size * d, (box.x + 16) * d,
                     std::round(y * d),
                     static_cast<std::uint32_t>(ink.r << 16 | ink.g << 8 | ink.b));
        at = end + 1;
    }
}

/// What one reads in a field: its value, or the name of what is chosen.
std::string written_in(const SemanticTree& tree, std::size_t field) {
    const Node& node = tree.nodes[field];
    for (std::size_t i = field + 1; i < tree.nodes.size() && tree.nodes[i].parent == node.id; ++i) {
        if (tree.nodes[i].is(state::kSelected)) {
            return tree.nodes[i].name();
        }
    }
    return node.value();
}

/// The browser's part: what stands in the fields.
void fill_fields(Picture& picture,
                 FontGlyphs& glyphs,
                 const SemanticTree& tree,
                 const Scene& scene) {
    Outline outline;
    Places places;
    outline.read(tree);
    places.read(tree, outline, scene.scroll);
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        const Node& node = tree.nodes[i];
        if (node.look == Look::Code) {
            write_lines(picture, glyphs, node.name(), places.by_index[i].box, scene);
        }
        if (node.look != Look::Field) {
            continue;
        }
        const std::string written = written_in(tree, i);
        const bool empty = written.empty();
        const Colour ink =
            scene.theme[empty || node.is(state::kReadOnly) ? Paint::TextSoft : Paint::Text];
        const float d = scene.viewport.density;
        const TypeStyle& input = scene.theme[Type::Input];
        const Box& box = places.by_index[i].box;
        const float y = box.y + node.control_box.y + 12 + input.height * 0.72F;
        if (places.by_index[i].in_body &&
            (y < places.clip.y + 20 || y > places.clip.y + places.clip.height)) {
            continue;
        }
        const std::string& shown = !empty ? written : node.text(TextPart::Placeholder);
        const float x = box.x + (node.field == FieldKind::Search ? 42 : 16);
        glyphs.write(picture, shown.substr(0, shown.find('\n')), input.size * d, x * d,
                     std::round(y * d),
                     static_cast<std::uint32_t>(ink.r << 16 | ink.g << 8 | ink.b));
    }
}

/// How far the Body can scroll, CSS pixels.
float longest_scroll(const SemanticTree& tree, float content) {
    for (const Node& node : tree.nodes) {
        if (node.look == Look::Body) {
            return std::max(0.0F, content - node.box.height);
        }
    }
    return 0;
}

} // namespace

Picture screen_picture(SemanticTree tree, Scene scene, FontGlyphs& glyphs) {
    constexpr double kFadesAreOver = 1000; // ms
    DrawSurface surface(glyphs);
    const float content = surface.layout(tree, scene);
    scene.scroll = std::min(scene.scroll, longest_scroll(tree, content));
    static_cast<void>(surface.layout(tree, scene));
    static_cast<void>(surface.paint(tree, scene));
    scene.now_ms += kFadesAreOver;
    Picture picture = rasterise(surface.paint(tree, scene), glyphs.texture());
    fill_fields(picture, glyphs, tree, scene);
    return picture;
}

void round_corners(Picture& picture, float radius) {
    const auto width = static_cast<float>(picture.width);
    const auto height = static_cast<float>(picture.height);
    for (std::uint32_t y = 0; y < picture.height; ++y) {
        for (std::uint32_t x = 0; x < picture.width; ++x) {
            const float px = static_cast<float>(x) + 0.5F;
            const float py = static_cast<float>(y) + 0.5F;
            const float dx = std::max({radius - px, px - (width - radius), 0.0F});
            const float dy = std::max({radius - py, py - (height - radius), 0.0F});
            const float inside = std::clamp(radius - std::hypot(dx, dy) + 0.5F, 0.0F, 1.0F);
            std::uint8_t& alpha = picture.rgba[(std::size_t{y} * picture.width + x) * 4 + 3];
            alpha = static_cast<std::uint8_t>(std::lround(static_cast<float>(alpha) * inside));
        }
    }
}

} // namespace help
