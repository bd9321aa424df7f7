#pragma once

#include "widget/text/shaper.h"

#include <cstdint>
#include <string>
#include <vector>

namespace help {

/// Letters without a font, for tests: every grapheme advances by 0.55 of the size (0.6 at weight
/// 600), ideographs and emoji by 1; the ink is a box. The same everywhere and in every build. Keeps
/// a note of what was asked of it.
class FixedGlyphs final : public GlyphSource {
public:
    GlyphMetrics measure(std::string_view cluster, float pixels, int weight) override;
    void raster(std::string_view cluster,
                float pixels,
                int weight,
                TextureRect rect,
                float origin_x,
                float origin_y,
                std::uint32_t ink) override;
    void create_texture(std::uint32_t texture, std::uint32_t width, std::uint32_t height) override;
    void update_texture(TextureRect rect, const std::uint8_t* rgba) override;
    void destroy_texture(std::uint32_t texture) override;

    struct Texture {
        std::uint32_t id = 0;
        std::uint32_t width = 0;
        std::uint32_t height = 0;
    };
    [[nodiscard]] const std::vector<Texture>& textures() const { return textures_; }
    [[nodiscard]] std::size_t measured() const { return measured_; }
    [[nodiscard]] std::size_t rastered() const { return painted_.size(); }
    struct Painted {
        std::string text;
        std::uint32_t ink = kWhiteInk;
    };
    [[nodiscard]] const std::vector<Painted>& painted() const { return painted_; }
    /// Calls that named a texture that does not exist, or a rectangle outside it. Always 0 for a
    /// sound caller.
    [[nodiscard]] std::size_t wrong_calls() const { return wrong_calls_; }

private:
    void check(TextureRect rect);

    std::vector<Texture> textures_;
    std::size_t measured_ = 0;
    std::vector<Painted> painted_;
    std::size_t wrong_calls_ = 0;
};

} // namespace help
