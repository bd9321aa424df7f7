#pragma once

#include <cstdint>
#include <string_view>

namespace help {

/// The ink and the advance of one cluster at one size. Pixels of that size, y down, origin on the
/// baseline.
struct GlyphMetrics {
    float advance = 0;
    float left = 0;
    float top = 0;
    float right = 0;
    float bottom = 0;
    float ascent = 0;      ///< of the font, above the baseline, positive
    float descent = 0;     ///< of the font, below the baseline, positive
    bool coloured = false; ///< some of it may be; other letters may stand beside that
};

/// As 0xBBGGRR. What has no colours of its own is painted in it, and drawn in any colour later.
inline constexpr std::uint32_t kWhiteInk = 0xFFFFFF;

/// A rectangle of a texture, in pixels.
struct TextureRect {
    std::uint32_t texture = 0;
    std::uint32_t x = 0;
    std::uint32_t y = 0;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
};

/// Where letters and textures come from: the browser's text engine on the web, fixed advances or a
/// font file natively. A cluster is what the platform shapes at once: a word, or a whole line of a
/// script that runs from right to left.
class GlyphSource {
public:
    virtual ~GlyphSource() = default;
    [[nodiscard]] virtual GlyphMetrics
    measure(std::string_view cluster, float pixels, int weight) = 0;
    /// Paints the cluster in `ink` into `rect`, its baseline origin at (origin_x, origin_y) from
    /// the rectangle's top left.
    virtual void raster(std::string_view cluster,
                        float pixels,
                        int weight,
                        TextureRect rect,
                        float origin_x,
                        float origin_y,
                        std::uint32_t ink) = 0;
    virtual void
    create_texture(std::uint32_t texture, std::uint32_t width, std::uint32_t height) = 0;
    virtual void update_texture(TextureRect rect, const std::uint8_t* rgba) = 0;
    virtual void destroy_texture(std::uint32_t texture) = 0;
};

} // namespace help
