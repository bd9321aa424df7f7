#include "wasm/glyph_source.h"

#include <array>

#define HELP_IMPORT(name) __attribute__((import_module("help"), import_name(#name))) void name

extern "C" {
HELP_IMPORT(glyph_measure)
(std::uint32_t host,
 const char* text,
 std::uint32_t size,
 float pixels,
 std::uint32_t weight,
 float* out);
HELP_IMPORT(glyph_raster)
(std::uint32_t host,
 std::uint32_t texture,
 std::uint32_t x,
 std::uint32_t y,
 std::uint32_t width,
 std::uint32_t height,
 const char* text,
 std::uint32_t size,
 float pixels,
 std::uint32_t weight,
 float origin_x,
 float origin_y,
 std::uint32_t ink);
HELP_IMPORT(texture_create)
(std::uint32_t host, std::uint32_t texture, std::uint32_t width, std::uint32_t height);
HELP_IMPORT(texture_update)
(std::uint32_t host,
 std::uint32_t texture,
 std::uint32_t x,
 std::uint32_t y,
 std::uint32_t width,
 std::uint32_t height,
 const std::uint8_t* rgba);
HELP_IMPORT(texture_destroy)(std::uint32_t host, std::uint32_t texture);
}

namespace help {

namespace {

class BrowserGlyphs final : public GlyphSource {
public:
    explicit BrowserGlyphs(std::uint32_t host) : host_(host) {}

    GlyphMetrics measure(std::string_view cluster, float pixels, int weight) override {
        std::array<float, 8> out{};
        glyph_measure(host_, cluster.data(), static_cast<std::uint32_t>(cluster.size()), pixels,
                      static_cast<std::uint32_t>(weight), out.data());
        return {out[0], out[1], out[2], out[3], out[4], out[5], out[6], out[7] != 0};
    }

    void raster(std::string_view cluster,
                float pixels,
                int weight,
                TextureRect rect,
                float origin_x,
                float origin_y,
                std::uint32_t ink) override {
        glyph_raster(host_, rect.texture, rect.x, rect.y, rect.width, rect.height, cluster.data(),
                     static_cast<std::uint32_t>(cluster.size()), pixels,
                     static_cast<std::uint32_t>(weight), origin_x, origin_y, ink);
    }

    void create_texture(std::uint32_t texture, std::uint32_t width, std::uint32_t height) override {
        texture_create(host_, texture, width, height);
    }

    void update_texture(TextureRect rect, const std::uint8_t* rgba) override {
        texture_update(host_, rect.texture, rect.x, rect.y, rect.width, rect.height, rgba);
    }

    void destroy_texture(std::uint32_t texture) override { texture_destroy(host_, texture); }

private:
    std::uint32_t host_;
};

} // namespace

std::unique_ptr<GlyphSource> make_glyph_source(std::uint32_t host) {
    return std::make_unique<BrowserGlyphs>(host);
}

} // namespace help
