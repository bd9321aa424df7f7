// Pictures of every screen, for people: draw_pictures FOLDER [WIDTH HEIGHT DENSITY SCALE ACCENT]
#include "tests/draw/font_glyphs.h"
#include "tests/draw/screens.h"
#include "widget/draw/draw_surface.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

using namespace help;

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
        if (node.look != Look::Field) {
            continue;
        }
        const bool empty = node.value().empty();
        const Colour ink =
            scene.theme[empty || node.is(state::kReadOnly) ? Paint::TextSoft : Paint::Text];
        const float d = scene.viewport.density;
        const TypeStyle& input = scene.theme[Type::Input];
        const Box& box = places.by_index[i].box;
        const float y = box.y + node.control_box.y + 12 + input.height * 0.72F;
        if (y < places.clip.y + 20 || y > places.clip.y + places.clip.height) {
            continue;
        }
        const std::string& shown = !empty ? node.value() : node.text(TextPart::Placeholder);
        glyphs.write(picture, shown, input.size * d, (box.x + 16) * d, std::round(y * d),
                     static_cast<std::uint32_t>(ink.r << 16 | ink.g << 8 | ink.b));
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fprintf(stderr, "usage: draw_pictures FOLDER [WIDTH HEIGHT DENSITY SCALE ACCENT]\n");
        return 2;
    }
    const auto number = [&](int at, double otherwise) {
        return static_cast<float>(argc > at ? std::atof(argv[at]) : otherwise);
    };
    const Viewport viewport{number(2, 400), number(3, 680), number(4, 2)};
    const float scale = number(5, 1);
    Colour accent{67, 83, 255, 255};
    if (argc > 6 && !parse_colour(argv[6], accent)) {
        std::fprintf(stderr, "no colour: %s\n", argv[6]);
        return 2;
    }
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        const Theme theme = make_theme(accent, scheme, scale);
        for (const NamedScreen& screen : kScreens) {
            const auto glyphs = FontGlyphs::open(DRAW_FONT_REGULAR, DRAW_FONT_SEMIBOLD);
            if (!glyphs) {
                std::fprintf(stderr,
                             "no pictures: the font Inter is missing (Debian's fonts-inter)\n");
                return 1;
            }
            DrawSurface surface(*glyphs);
            SemanticTree tree = screen.make();
            Scene scene{theme, viewport, {}, 0, 1000, false};
            if (screen.name == "home") {
                scene.pointer = {200, 250, false};
            }
            static_cast<void>(surface.layout(tree, scene));
            static_cast<void>(surface.paint(tree, scene));
            scene.now_ms = 1400; // fades are over
            Picture picture = rasterise(surface.paint(tree, scene), glyphs->texture());
            fill_fields(picture, *glyphs, tree, scene);
            const std::string path = std::string(argv[1]) + "/" + std::string(screen.name) +
                                     (scheme == Scheme::Dark ? "-dark" : "") + ".png";
            if (!write_png(path, picture)) {
                std::fprintf(stderr, "cannot write %s\n", path.c_str());
                return 1;
            }
        }
    }
    return 0;
}
