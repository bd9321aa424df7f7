#include "tests/draw/font_glyphs.h"

#include "widget/text/graphemes.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <imstb_truetype.h>

namespace help {

struct FontGlyphs::Face {
    std::vector<unsigned char> file;
    stbtt_fontinfo info{};
};

namespace {

std::vector<unsigned char> read_file(const std::string& path) {
    std::vector<unsigned char> bytes;
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (file == nullptr) {
        return bytes;
    }
    unsigned char chunk[65536];
    std::size_t size = 0;
    while ((size = std::fread(chunk, 1, sizeof chunk, file)) > 0) {
        bytes.insert(bytes.end(), chunk, chunk + size);
    }
    std::fclose(file);
    return bytes;
}

int first_code_point(std::string_view text) {
    const auto byte = [text](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    if (byte(0) < 0x80) return static_cast<int>(byte(0));
    if (byte(0) < 0xE0) return static_cast<int>((byte(0) & 31U) << 6U | (byte(1) & 63U));
    if (byte(0) < 0xF0)
        return static_cast<int>((byte(0) & 15U) << 12U | (byte(1) & 63U) << 6U | (byte(2) & 63U));
    return 0xFFFD;
}

/// Calls visit(glyph, x) for each letter; returns the advance.
float each_glyph(const stbtt_fontinfo& info,
                 std::string_view text,
                 float scale,
                 const std::function<void(int, float)>& visit) {
    float x = 0;
    int before = 0;
    while (!text.empty()) {
        const Grapheme grapheme = first_grapheme(text);
        if (grapheme.kind == GraphemeKind::Nothing) {
            text.remove_prefix(grapheme.size);
            continue;
        }
        const int glyph = stbtt_FindGlyphIndex(&info, first_code_point(text));
        x += before != 0
                 ? scale * static_cast<float>(stbtt_GetGlyphKernAdvance(&info, before, glyph))
                 : 0;
        visit(glyph, x);
        int advance = 0;
        int bearing = 0;
        stbtt_GetGlyphHMetrics(&info, glyph, &advance, &bearing);
        x += scale * static_cast<float>(advance);
        before = glyph;
        text.remove_prefix(grapheme.size);
    }
    return x;
}

} // namespace

FontGlyphs::FontGlyphs() = default;
FontGlyphs::~FontGlyphs() = default;

std::unique_ptr<FontGlyphs> FontGlyphs::open(const std::string& regular,
                                             const std::string& semibold) {
    std::unique_ptr<FontGlyphs> glyphs(new FontGlyphs);
    const auto load = [](const std::string& path) {
        auto face = std::make_unique<Face>();
        face->file = read_file(path);
        const bool good =
            !face->file.empty() && stbtt_InitFont(&face->info, face->file.data(), 0) != 0;
        return good ? std::move(face) : nullptr;
    };
    glyphs->regular_ = load(regular);
    glyphs->semibold_ = load(semibold);
    return glyphs->regular_ && glyphs->semibold_ ? std::move(glyphs) : nullptr;
}

FontGlyphs::Face& FontGlyphs::face(int weight) {
    return weight >= 600 ? *semibold_ : *regular_;
}

GlyphMetrics FontGlyphs::measure(std::string_view cluster, float pixels, int weight) {
    const stbtt_fontinfo& info = face(weight).info;
    const float scale = stbtt_ScaleForMappingEmToPixels(&info, pixels);
    int ascent = 0;
    int descent = 0;
    int gap = 0;
    stbtt_GetFontVMetrics(&info, &ascent, &descent, &gap);
    GlyphMetrics metrics;
    metrics.ascent = scale * static_cast<float>(ascent);
    metrics.descent = -scale * static_cast<float>(descent);
    bool any = false;
    metrics.advance = each_glyph(info, cluster, scale, [&](int glyph, float x) {
        int x0 = 0;
        int y0 = 0;
        int x1 = 0;
        int y1 = 0;
        if (stbtt_GetGlyphBox(&info, glyph, &x0, &y0, &x1, &y1) == 0) {
            return;
        }
        const auto min = [any](float a, float b) { return any ? std::min(a, b) : b; };
        const auto max = [any](float a, float b) { return any ? std::max(a, b) : b; };
        metrics.left = min(metrics.left, x + scale * static_cast<float>(x0));
        metrics.right = max(metrics.right, x + scale * static_cast<float>(x1));
        metrics.top = min(metrics.top, -scale * static_cast<float>(y1));
        metrics.bottom = max(metrics.bottom, -scale * static_cast<float>(y0));
        any = true;
    });
    return metrics;
}

void FontGlyphs::raster(std::string_view cluster,
                        float pixels,
                        int weight,
                        TextureRect rect,
                        float origin_x,
                        float origin_y,
                        std::uint32_t) {
    Picture& texture = textures_.at(rect.texture);
    const stbtt_fontinfo& info = face(weight).info;
    const float scale = stbtt_ScaleForMappingEmToPixels(&info, pixels);
    each_glyph(info, cluster, scale, [&](int glyph, float pen) {
        const float x = origin_x + pen;
        const float whole = std::floor(x);
        int x0 = 0;
        int y0 = 0;
        int x1 = 0;
        int y1 = 0;
        stbtt_GetGlyphBitmapBoxSubpixel(&info, glyph, scale, scale, x - whole, 0, &x0, &y0, &x1,
                                        &y1);
        const int width = x1 - x0;
        const int height = y1 - y0;
        if (width <= 0 || height <= 0) {
            return;
        }
        std::vector<unsigned char> coverage(static_cast<std::size_t>(width) *
                                            static_cast<std::size_t>(height));
        stbtt_MakeGlyphBitmapSubpixel(&info, coverage.data(), width, height, width, scale, scale,
                                      x - whole, 0, glyph);
        for (int row = 0; row < height; ++row) {
            for (int column = 0; column < width; ++column) {
                const int tx = static_cast<int>(whole) + x0 + column;
                const int ty = static_cast<int>(std::lround(origin_y)) + y0 + row;
                if (tx < 0 || ty < 0 || tx >= static_cast<int>(rect.width) ||
                    ty >= static_cast<int>(rect.height)) {
                    continue;
                }
                const std::size_t at =
                    (static_cast<std::size_t>(rect.y) + static_cast<std::size_t>(ty)) *
                        texture.width +
                    rect.x + static_cast<std::size_t>(tx);
                std::uint8_t* texel = &texture.rgba[at * 4];
                const unsigned char shown =
                    coverage[static_cast<std::size_t>(row) * static_cast<std::size_t>(width) +
                             static_cast<std::size_t>(column)];
                texel[0] = texel[1] = texel[2] = 255;
                texel[3] = std::max(texel[3], shown);
            }
        }
    });
}

void FontGlyphs::create_texture(std::uint32_t texture, std::uint32_t width, std::uint32_t height) {
    Picture& made = textures_[texture];
    made.width = width;
    made.height = height;
    made.rgba.assign(std::size_t{4} * width * height, 0);
}

void FontGlyphs::update_texture(TextureRect rect, const std::uint8_t* rgba) {
    Picture& texture = textures_.at(rect.texture);
    for (std::uint32_t row = 0; row < rect.height; ++row) {
        std::copy_n(rgba + std::size_t{4} * row * rect.width, std::size_t{4} * rect.width,
                    &texture.rgba[(std::size_t{rect.y + row} * texture.width + rect.x) * 4]);
    }
}

void FontGlyphs::destroy_texture(std::uint32_t texture) {
    textures_.erase(texture);
}

const Picture& FontGlyphs::texture() const {
    return textures_.rbegin()->second;
}

void FontGlyphs::write(Picture& picture,
                       std::string_view text,
                       float pixels,
                       float x,
                       float baseline,
                       std::uint32_t rgb) {
    constexpr std::uint32_t kScratch = 0xFFFFFFF0;
    const GlyphMetrics metrics = measure(text, pixels, 400);
    const auto width = static_cast<std::uint32_t>(std::max(1.0F, std::ceil(metrics.advance) + 4));
    const auto height = static_cast<std::uint32_t>(std::ceil(pixels * 1.6F));
    create_texture(kScratch, width, height);
    raster(text, pixels, 400, {kScratch, 0, 0, width, height}, 2, std::round(pixels * 1.1F),
           kWhiteInk);
    const Picture& letters = textures_.at(kScratch);
    for (std::uint32_t row = 0; row < height; ++row) {
        for (std::uint32_t column = 0; column < width; ++column) {
            const int px = static_cast<int>(std::lround(x)) - 2 + static_cast<int>(column);
            const int py = static_cast<int>(std::lround(baseline - std::round(pixels * 1.1F))) +
                           static_cast<int>(row);
            if (px < 0 || py < 0 || px >= static_cast<int>(picture.width) ||
                py >= static_cast<int>(picture.height)) {
                continue;
            }
            const float alpha =
                static_cast<float>(letters.rgba[(std::size_t{row} * width + column) * 4 + 3]) / 255;
            std::uint8_t* pixel = &picture.rgba[(static_cast<std::size_t>(py) * picture.width +
                                                 static_cast<std::size_t>(px)) *
                                                4];
            for (unsigned i = 0; i < 3; ++i) {
                const auto ink = static_cast<float>((rgb >> (16 - 8 * i)) & 0xFFU);
                pixel[i] = static_cast<std::uint8_t>(
                    std::lround(static_cast<float>(pixel[i]) * (1 - alpha) + ink * alpha));
            }
        }
    }
    destroy_texture(kScratch);
}

} // namespace help
