#pragma once

#include "widget/a11y/node.h"

#include <vector>

namespace help {

/// How far hover and press have faded in, and how far a new screen has appeared. Needs only the
/// time of each frame; nothing moves when the customer wants no motion.
class Motion {
public:
    /// Starts a frame.
    void begin(double now_ms, bool reduced);

    /// 0–1: how much of the look that `on` turns on is seen now. `kind` tells the looks of one node
    /// apart.
    enum class Kind : std::uint8_t { Hover, Press };
    [[nodiscard]] float fade(NodeId node, Kind kind, bool on);

    /// 0–1: how much of the screen has appeared. `screen` tells screens apart.
    [[nodiscard]] float appearing(NodeId screen);

    /// Parts of a turn that something with this period has made; 0 with reduced motion.
    [[nodiscard]] float cycle(double period_ms);

    /// True when the next frame will look different.
    [[nodiscard]] bool moving() const { return moving_; }
    /// Ends a frame: forgets what has come to rest.
    void end();

private:
    struct Fade {
        NodeId node = kNoNode;
        Kind kind = Kind::Hover;
        bool on = false;
        bool seen = true;
        float from = 0;
        double since = 0;
    };
    [[nodiscard]] float progress(double since, double duration);

    std::vector<Fade> fades_;
    NodeId screen_ = kNoNode;
    double screen_since_ = 0;
    double now_ = 0;
    bool first_ = true; ///< nothing has been seen yet that could move
    bool reduced_ = false;
    bool moving_ = false;
};

} // namespace help
