// Pictures of every screen, for people: draw_pictures FOLDER [WIDTH HEIGHT DENSITY SCALE ACCENT]
#include "tests/draw/screen_picture.h"
#include "tests/draw/screens.h"

#include <cstdio>
#include <cstdlib>
#include <string>

using namespace help;

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
            Scene scene{theme, viewport, {}, 0, 1000, false};
            if (screen.name == "home") {
                scene.pointer = {200, 250, false};
            } else if (screen.name == "chat") {
                scene.scroll = 1e6F; // a conversation is shown at its end
            }
            const Picture picture = screen_picture(screen.make(), scene, *glyphs);
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
