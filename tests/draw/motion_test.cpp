#include "tests/draw/stage.h"

#include <doctest/doctest.h>

using namespace help;

namespace {

/// Paints at this time and tells whether another frame is wanted.
bool moves_at(Stage& stage, double now_ms) {
    stage.scene.now_ms = now_ms;
    static_cast<void>(stage.surface.paint(stage.tree, stage.scene));
    return stage.surface.moving();
}

} // namespace

TEST_CASE("a hovered card fades in for 120 ms and then rests, and fades out again") {
    Stage stage(screens::home());
    static_cast<void>(stage.show());
    CHECK_FALSE(stage.surface.moving());
    const std::vector<std::uint8_t> rest = stage.surface.paint(stage.tree, stage.scene);
    stage.scene.pointer = {200, 250, false};
    CHECK(moves_at(stage, 10000));
    CHECK(moves_at(stage, 10060));
    CHECK_FALSE(moves_at(stage, 10121));
    CHECK(stage.surface.paint(stage.tree, stage.scene) != rest);
    stage.scene.pointer = {};
    CHECK(moves_at(stage, 20000));
    CHECK_FALSE(moves_at(stage, 20121));
    CHECK(stage.surface.paint(stage.tree, stage.scene) == rest);
}

TEST_CASE("with reduced motion nothing ever moves: not a fade, not a spinner, not a skeleton, not "
          "a screen") {
    Stage stage(screens::sending());
    stage.scene.reduced_motion = true;
    static_cast<void>(stage.surface.layout(stage.tree, stage.scene));
    stage.scene.pointer = {200, 190, true};
    CHECK_FALSE(moves_at(stage, 1000));
    const std::vector<std::uint8_t> once = stage.surface.paint(stage.tree, stage.scene);
    CHECK_FALSE(moves_at(stage, 1500));
    CHECK(stage.surface.paint(stage.tree, stage.scene) == once);
    stage.tree = screens::loading();
    static_cast<void>(stage.surface.layout(stage.tree, stage.scene));
    CHECK_FALSE(moves_at(stage, 1600));
}

TEST_CASE("a busy button and a skeleton move as long as they are there") {
    Stage busy(screens::sending());
    static_cast<void>(busy.show());
    CHECK(moves_at(busy, 50000));
    CHECK(moves_at(busy, 90000));
    Stage loading(screens::loading());
    static_cast<void>(loading.show());
    CHECK(moves_at(loading, 50000));
}

TEST_CASE("another screen appears in 160 ms, the first one is simply there") {
    Stage stage(screens::home());
    static_cast<void>(stage.surface.layout(stage.tree, stage.scene));
    CHECK_FALSE(moves_at(stage, 1000));
    stage.tree = screens::ticket();
    static_cast<void>(stage.surface.layout(stage.tree, stage.scene));
    CHECK(moves_at(stage, 5000));
    CHECK(moves_at(stage, 5100));
    CHECK_FALSE(moves_at(stage, 5161));
    const std::vector<std::uint8_t> arrived = stage.surface.paint(stage.tree, stage.scene);
    Stage alone(screens::ticket());
    CHECK(read_frame(alone.show()).vertices.size() == read_frame(arrived).vertices.size());
    CHECK(audit(stage.tree, stage.scene, stage.surface, arrived).empty());
}

TEST_CASE("after another skin has shown the screen, the first picture is at rest: neither the "
          "screen nor the hovered card moves again") {
    Stage stage(screens::ticket());
    static_cast<void>(stage.show());
    stage.surface.textures_lost();
    stage.tree = screens::home();
    static_cast<void>(stage.surface.layout(stage.tree, stage.scene));
    stage.scene.pointer = {200, 250, false};
    CHECK_FALSE(moves_at(stage, 5000));
    const std::vector<std::uint8_t> first = stage.surface.paint(stage.tree, stage.scene);
    CHECK_FALSE(moves_at(stage, 5200));
    CHECK(stage.surface.paint(stage.tree, stage.scene) == first);
}
