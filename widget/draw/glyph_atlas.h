#pragma once

#include "widget/text/shaper.h"
#include "widget/text/typesetter.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace help {

/// Words as pictures in one texture. Dear ImGui's font atlas packs them and remembers them by size;
/// the GlyphSource measures them and paints them straight into the host's texture. The atlas' own
/// copy of the texture (one byte a pixel) stays empty: it is there because the packing needs its
/// size.
///
/// Every word is measured when it is laid out and painted only when it is drawn.
class GlyphAtlas final : public ClusterWidths {
public:
    GlyphAtlas(GlyphSource& source, ClusterTable& clusters);
    ~GlyphAtlas() override;
    GlyphAtlas(const GlyphAtlas&) = delete;
    GlyphAtlas& operator=(const GlyphAtlas&) = delete;

    /// Device pixels per CSS pixel of what follows. Makes the atlas if there is none.
    void use_density(float density);
    [[nodiscard]] float density() const { return density_; }

    float advance(ClusterId cluster, Font font) override;

    /// Of the font at that size, in device pixels, each rounded as browsers do.
    struct Heights {
        float ascent = 0;
        float descent = 0;
    };
    [[nodiscard]] Heights heights(Font font);

    /// A word to draw: its corners in device pixels from `x` and the baseline. No picture when
    /// nothing of it is visible. Borrowed until the next call.
    struct Word {
        const ImFontGlyph* picture = nullptr;
        float x = 0; ///< a whole number
    };
    /// The word that begins at `x` device pixels. As in browsers it begins at a quarter of one, so
    /// that gaps between words are even; where there are two and more to a CSS pixel, at a whole
    /// one. `ink` is for what may have colours of its own: the letters in it are painted
    /// in that, anything else in white.
    [[nodiscard]] Word word(ClusterId cluster, Font font, float x, ImU32 ink);

    /// Starts a frame: sizes of type that have not been used for two frames may lose their place.
    void begin_frame();
    /// Brings the host's texture up to date. Call it after the frame has been drawn.
    void upload();

    /// The host's number of the texture that the last upload() filled.
    [[nodiscard]] std::uint32_t texture() const { return texture_; }
    /// Changes whenever texture coordinates given before have become wrong.
    [[nodiscard]] int generation() const { return atlas_->TexData->UniqueID; }
    /// True when words found no place in the largest texture.
    [[nodiscard]] bool starved() const { return starved_; }

    [[nodiscard]] ImDrawList& list() { return *list_; }
    [[nodiscard]] ImTextureRef texture_ref() const { return atlas_->TexRef; }

    enum class Textures { Destroy, AlreadyGone };
    /// The functions that Dear ImGui's atlas calls for letters.
    [[nodiscard]] static const ImFontLoader* loader();

    /// Forgets all words and measures; the next use_density() starts afresh.
    void drop(Textures textures);

private:
    struct Loader;
    struct Waiting {
        ImFontAtlasRectId place = ImFontAtlasRectId_Invalid;
        ClusterId cluster = 0;
        float pixels = 0;
        int weight = 400;
        float origin_x = 0;
        float origin_y = 0;
    };
    /// What the atlas takes for fonts: a weight, and where in a device pixel words begin.
    struct Face {
        int weight = 400;
        float begin = 0; ///< 0 to less than 1
    };
    static constexpr std::size_t kBeginnings = 4;

    [[nodiscard]] ImFontBaked& baked(Font font, std::size_t beginning = 0);
    [[nodiscard]] Face face_of(const ImFont* font) const;
    /// A cluster that has colours of its own, to be painted in `ink`.
    [[nodiscard]] ClusterId inked(ClusterId cluster, ImU32 ink);
    void raster(const Waiting& word);
    void fill_new_texture();

    GlyphSource& source_;
    ClusterTable& clusters_;
    float density_ = 1;
    std::unique_ptr<ImFontAtlas> atlas_;
    std::unique_ptr<ImDrawListSharedData> shared_;
    std::unique_ptr<ImDrawList> list_;
    std::array<ImFont*, 2 * kBeginnings> fonts_{};
    std::vector<Waiting> waiting_; ///< packed, but not yet painted by the host
    std::uint32_t texture_ = 0;
    std::uint32_t last_texture_ = 0;
    int uploaded_generation_ = -1;
    int frame_ = 0;
    bool starved_ = false;
};

} // namespace help
