#include "tests/draw/stage.h"
#include "widget/draw/anatomy.h"

#include <doctest/doctest.h>

using namespace help;

namespace {

Colour read(std::uint32_t rgba) {
    const auto byte = [rgba](int at) { return static_cast<std::uint8_t>(rgba >> (8 * at)); };
    return {byte(0), byte(1), byte(2), byte(3)};
}

/// What a Quiet lies on.
Paint ground_of(const Node& parent) {
    if (parent.look == Look::Notice) return tone_paints(parent.tone).soft;
    if (parent.look != Look::Bubble) return Paint::Surface;
    return parent.tone == Tone::Accent   ? Paint::Accent
           : parent.tone == Tone::Danger ? Paint::DangerSoft
                                         : Paint::Raised;
}

/// Over the ground, as a screen shows it.
Colour over(Colour ground, Colour colour) {
    const auto mixed = [&](std::uint8_t below, std::uint8_t above) {
        return static_cast<std::uint8_t>(below + (above - below) * colour.a / 255);
    };
    return {mixed(ground.r, colour.r), mixed(ground.g, colour.g), mixed(ground.b, colour.b), 255};
}

/// The contrast of a Quiet's words with what is drawn behind them, the pointer being on it.
double contrast_of(Stage& stage, const Node& quiet, const Node& parent) {
    const Box box = stage.place(quiet);
    stage.scene.pointer = {box.x + 20, box.y + box.height / 2, false};
    const DrawnFrame frame = read_frame(stage.show());
    Colour ground = stage.theme[ground_of(parent)];
    Colour ink = ground;
    bool first = true;
    for (const PaintLog::Entry& entry : stage.surface.log().entries) {
        if (entry.owner != quiet.id || entry.first_vertex == entry.end_vertex) continue;
        const Colour colour = read(frame.vertices[entry.first_vertex].rgba);
        if (entry.kind == PaintLog::Kind::Text) ink = colour;
        if (entry.kind == PaintLog::Kind::Shape && first) ground = over(ground, colour);
        first = false;
    }
    return contrast(ink, ground);
}

} // namespace

TEST_CASE("under the pointer a link can be read on every ground, whatever the accent") {
    int read_ones = 0;
    for (const auto& make : {screens::notices, screens::chat, screens::broken}) {
        Stage stage(make(), 400, 4000);
        static_cast<void>(stage.show());
        for (const Colour accent : {Colour{67, 83, 255, 255}, Colour{255, 212, 0, 255},
                                    Colour{0, 0, 0, 255}, Colour{255, 255, 255, 255}}) {
            for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
                stage.theme = make_theme(accent, scheme, 1);
                for (const Node& node : stage.tree.nodes) {
                    if (node.look != Look::Quiet) continue;
                    const Node& parent = *stage.tree.find(node.parent);
                    CHECK_MESSAGE(contrast_of(stage, node, parent) >= 4.5, node.name(), " on ",
                                  static_cast<int>(ground_of(parent)), " with ", to_css(accent));
                    ++read_ones;
                }
            }
        }
    }
    CHECK(read_ones >= 48);
}
