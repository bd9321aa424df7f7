#pragma once

#include "tests/draw/picture.h"
#include "widget/text/shaper.h"

#include <map>
#include <memory>
#include <string>

namespace help {

/// Letters from two font files, for pictures in tests. One font, no fallback, no shaping beyond
/// kerning: enough for Latin.
class FontGlyphs final : public GlyphSource {
public:
    /// Null when a file is missing or is no font.
    [[nodiscard]] static std::unique_ptr<FontGlyphs> open(const std::string& regular,
                                                          const std::string& semibold);
    ~FontGlyphs() override;

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

    /// The texture that the last frame was drawn from.
    [[nodiscard]] const Picture& texture() const;
    /// Writes a line of text onto a finished picture, as the browser does into its fields.
    void write(Picture& picture,
               std::string_view text,
               float pixels,
               float x,
               float baseline,
               std::uint32_t rgb);

private:
    struct Face;
    FontGlyphs();
    Face& face(int weight);

    std::unique_ptr<Face> regular_;
    std::unique_ptr<Face> semibold_;
    std::map<std::uint32_t, Picture> textures_;
};

} // namespace help
