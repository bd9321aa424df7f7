#include "widget/draw/motion.h"

#include <algorithm>

namespace help {

namespace {

constexpr double kFadeMs = 120;
constexpr double kAppearMs = 160;

} // namespace

void Motion::begin(double now_ms, bool reduced) {
    now_ = now_ms;
    reduced_ = reduced;
    first_ = screen_ == kNoNode;
    moving_ = false;
    for (Fade& fade : fades_) {
        fade.seen = false;
    }
}

/// Fast at first, slow at the end.
float Motion::progress(double since, double duration) {
    const double part = reduced_ ? 1 : std::clamp((now_ - since) / duration, 0.0, 1.0);
    moving_ = moving_ || part < 1;
    return static_cast<float>(1 - (1 - part) * (1 - part));
}

float Motion::fade(NodeId node, Kind kind, bool on) {
    auto at = std::find_if(fades_.begin(), fades_.end(), [=](const Fade& fade) {
        return fade.node == node && fade.kind == kind;
    });
    if (at == fades_.end()) {
        if (!on) {
            return 0;
        }
        fades_.push_back({node, kind, first_, true, first_ ? 1.0F : 0.0F, now_ - kFadeMs});
        at = fades_.end() - 1;
    }
    at->seen = true;
    const auto shown = [&] {
        return at->from + ((at->on ? 1.0F : 0.0F) - at->from) * progress(at->since, kFadeMs);
    };
    if (at->on != on) {
        at->from = shown();
        at->on = on;
        at->since = now_;
    }
    return shown();
}

float Motion::appearing(NodeId screen) {
    if (screen != screen_) {
        // The first screen is there with the panel, whose own opening the host animates.
        screen_since_ = screen_ == kNoNode ? now_ - kAppearMs : now_;
        screen_ = screen;
    }
    return progress(screen_since_, kAppearMs);
}

float Motion::cycle(double period_ms) {
    if (reduced_) {
        return 0;
    }
    moving_ = true;
    const double turns = now_ / period_ms;
    return static_cast<float>(turns - static_cast<double>(static_cast<long long>(turns)));
}

void Motion::end() {
    const auto rests = [this](const Fade& fade) {
        return !fade.seen || (!fade.on && now_ - fade.since >= kFadeMs);
    };
    fades_.erase(std::remove_if(fades_.begin(), fades_.end(), rests), fades_.end());
}

} // namespace help
