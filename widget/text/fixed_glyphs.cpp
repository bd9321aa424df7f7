#include "widget/text/fixed_glyphs.h"

#include "widget/text/graphemes.h"

#include <algorithm>

namespace help {

GlyphMetrics FixedGlyphs::measure(std::string_view cluster, float pixels, int weight) {
    ++measured_;
    GlyphMetrics metrics;
    metrics.ascent = 0.96F * pixels;
    metrics.descent = 0.24F * pixels;
    const bool blank = cluster == " ";
    while (!cluster.empty()) {
        const Grapheme grapheme = first_grapheme(cluster);
        const bool wide =
            grapheme.kind == GraphemeKind::Ideograph || grapheme.kind == GraphemeKind::Emoji;
        metrics.coloured = metrics.coloured || grapheme.kind == GraphemeKind::Emoji;
        if (grapheme.kind != GraphemeKind::Nothing) {
            metrics.advance += (wide ? 1.0F : weight >= 600 ? 0.6F : 0.55F) * pixels;
        }
        cluster.remove_prefix(grapheme.size);
    }
    if (!blank) {
        metrics.left = 0.05F * pixels;
        metrics.right = metrics.advance - 0.05F * pixels;
        metrics.top = -0.72F * pixels;
        metrics.bottom = 0.2F * pixels;
    }
    return metrics;
}

void FixedGlyphs::check(TextureRect rect) {
    const auto at =
        std::find_if(textures_.begin(), textures_.end(),
                     [rect](const Texture& texture) { return texture.id == rect.texture; });
    if (at == textures_.end() || rect.x + rect.width > at->width ||
        rect.y + rect.height > at->height) {
        ++wrong_calls_;
    }
}

void FixedGlyphs::raster(
    std::string_view cluster, float, int, TextureRect rect, float, float, std::uint32_t ink) {
    painted_.push_back({std::string(cluster), ink});
    check(rect);
}

void FixedGlyphs::create_texture(std::uint32_t texture, std::uint32_t width, std::uint32_t height) {
    textures_.push_back({texture, width, height});
}

void FixedGlyphs::update_texture(TextureRect rect, const std::uint8_t*) {
    check(rect);
}

void FixedGlyphs::destroy_texture(std::uint32_t texture) {
    const auto at = std::remove_if(textures_.begin(), textures_.end(),
                                   [texture](const Texture& known) { return known.id == texture; });
    wrong_calls_ += at == textures_.end() ? 1U : 0U;
    textures_.erase(at, textures_.end());
}

} // namespace help
