#pragma once

#include "widget/draw/canvas.h"
#include "widget/draw/motion.h"
#include "widget/draw/outline.h"
#include "widget/draw/surface.h"

namespace help {

/// The Surface that draws: layout, then paint, then bytes. Both are functions of the tree and the
/// scene; what it keeps between frames is the letters and how far fades have come.
class DrawSurface final : public Surface {
public:
    explicit DrawSurface(GlyphSource& glyphs)
        : atlas_(glyphs, clusters_), typesetter_(clusters_, atlas_) {}

    float layout(SemanticTree& tree, const Scene& scene) override;
    const std::vector<std::uint8_t>& paint(const SemanticTree& tree, const Scene& scene) override;
    [[nodiscard]] NodeId hit(const SemanticTree& tree, const Scene& scene) const override;
    [[nodiscard]] bool moving() const override { return motion_.moving(); }
    void textures_lost() override {
        atlas_.drop(GlyphAtlas::Textures::AlreadyGone);
        typesetter_.forget_sizes();
        motion_ = {};
    }

    /// Who drew which vertices of the last frame; empty in WebAssembly.
    [[nodiscard]] const PaintLog& log() const { return log_; }

private:
    void draw(const SemanticTree& tree, const Scene& scene);

    void use_density(float density);

    ClusterTable clusters_;
    GlyphAtlas atlas_;
    Typesetter typesetter_;
    Outline outline_;
    Places places_;
    Motion motion_;
    PaintLog log_;
    float density_ = 0;
    std::vector<std::uint8_t> bytes_;
};

} // namespace help
