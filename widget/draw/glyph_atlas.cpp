#include "widget/draw/glyph_atlas.h"

#include <misc/freetype/imgui_freetype.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>

namespace help {

namespace {

/// What sdk/src/core/renderer.ts asks of a machine: WebGL alone promises 64 pixels, what is in use
/// has 2,048 and more. The packing's copy stays at 2 MiB.
constexpr int kMaxWidth = 2048;
constexpr int kMaxHeight = 1024;

/// A screen's words in their first texture, so that it need not grow (which paints all of them
/// again).
struct TextureSize {
    int width;
    int height;
};
TextureSize first_size(float density) {
    if (density > 2.2F) return {1024, 1024};
    if (density > 1.4F) return {1024, 512};
    return {512, 256};
}

float finite(float value) {
    return value > -8192 && value < 8192 ? value : 0;
}

/// Stands, with the ink's bytes after it, before the text of a cluster that has a picture of its
/// own in every ink. No text that is set has this control in it.
constexpr char kInked = 1;

struct Painting {
    std::string_view text;
    std::uint32_t ink = kWhiteInk;
};
Painting painting_of(std::string_view cluster) {
    Painting painting{cluster, kWhiteInk};
    if (cluster.size() > sizeof painting.ink && cluster[0] == kInked) {
        std::memcpy(&painting.ink, cluster.data() + 1, sizeof painting.ink);
        painting.text.remove_prefix(1 + sizeof painting.ink);
    }
    return painting;
}

} // namespace

/// What the atlas asks of a font. A "code point" is a ClusterId.
struct GlyphAtlas::Loader {
    static GlyphAtlas& owner(ImFontAtlas* atlas) {
        return *static_cast<GlyphAtlas*>(atlas->UserData);
    }

    static bool begin_size(ImFontAtlas* atlas, ImFontConfig*, ImFontBaked* baked, void*) {
        GlyphAtlas& self = owner(atlas);
        const GlyphMetrics metrics =
            self.source_.measure(" ", baked->Size, self.face_of(baked->ContainerFont).weight);
        baked->Ascent = std::round(finite(metrics.ascent));
        baked->Descent = std::round(finite(metrics.descent));
        baked->LoadNoRenderOnLayout = true;
        return true;
    }

    static bool load(ImFontAtlas* atlas,
                     ImFontConfig*,
                     ImFontBaked* baked,
                     void*,
                     ImWchar id,
                     ImFontGlyph* glyph,
                     float* only_advance) {
        GlyphAtlas& self = owner(atlas);
        const std::string_view cluster = self.clusters_.text(id);
        const std::string_view text = painting_of(cluster).text;
        if (text.empty()) {
            return false;
        }
        const Face face = self.face_of(baked->ContainerFont);
        const GlyphMetrics metrics = self.source_.measure(text, baked->Size, face.weight);
        if (only_advance != nullptr) {
            *only_advance = finite(metrics.advance);
            return true;
        }
        glyph->AdvanceX = finite(metrics.advance);
        glyph->Colored = metrics.coloured;
        // A pixel around the ink, for hinting that leaves its outline.
        const float left = std::floor(finite(metrics.left) + face.begin) - 1;
        const float top = std::floor(finite(metrics.top)) - 1;
        const auto width =
            static_cast<int>(std::ceil(finite(metrics.right) + face.begin) + 1 - left);
        const auto height = static_cast<int>(std::ceil(finite(metrics.bottom)) + 1 - top);
        const bool needs_ink = metrics.coloured && text.data() == cluster.data();
        if (id == ClusterTable::kSpace || metrics.right <= metrics.left ||
            metrics.bottom <= metrics.top || needs_ink) {
            return true;
        }
        const ImFontAtlasRectId place = width < kMaxWidth && height < kMaxHeight
                                            ? ImFontAtlasPackAddRect(atlas, width, height)
                                            : ImFontAtlasRectId_Invalid;
        if (place == ImFontAtlasRectId_Invalid) {
            self.starved_ = true;
            return true;
        }
        glyph->PackId = place;
        glyph->Visible = true;
        glyph->X0 = left;
        glyph->Y0 = top;
        glyph->X1 = left + static_cast<float>(width);
        glyph->Y1 = top + static_cast<float>(height);
        self.waiting_.push_back({place, id, baked->Size, face.weight, face.begin - left, -top});
        return true;
    }
};

GlyphAtlas::GlyphAtlas(GlyphSource& source, ClusterTable& clusters)
    : source_(source), clusters_(clusters) {}

GlyphAtlas::~GlyphAtlas() {
    drop(Textures::Destroy);
}

void GlyphAtlas::drop(Textures textures) {
    if (texture_ != 0 && textures == Textures::Destroy) {
        source_.destroy_texture(texture_);
    }
    texture_ = 0;
    uploaded_generation_ = -1;
    starved_ = false;
    waiting_.clear();
    list_.reset();
    atlas_.reset();
    shared_.reset();
}

const ImFontLoader* GlyphAtlas::loader() {
    static const ImFontLoader made = [] {
        ImFontLoader loader;
        loader.Name = "glyph source";
        loader.FontBakedInit = Loader::begin_size;
        loader.FontBakedLoadGlyph = Loader::load;
        return loader;
    }();
    return &made;
}

void GlyphAtlas::use_density(float density) {
    density_ = density;
    if (atlas_) {
        return;
    }
    const TextureSize size = first_size(density);
    atlas_ = std::make_unique<ImFontAtlas>();
    atlas_->UserData = this;
    atlas_->FontLoader = loader();
    atlas_->Flags = ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
    atlas_->TexDesiredFormat = ImTextureFormat_Alpha8;
    atlas_->TexMinWidth = size.width;
    atlas_->TexMinHeight = size.height;
    atlas_->TexMaxWidth = kMaxWidth;
    atlas_->TexMaxHeight = kMaxHeight;
    atlas_->RendererHasTextures = true;
    shared_ = std::make_unique<ImDrawListSharedData>();
    shared_->FontAtlas = atlas_.get();
    // Device pixels are the unit of everything drawn: a fifth of one is a smooth curve.
    shared_->SetCircleTessellationMaxError(0.2F);
    shared_->CurveTessellationTol = 0.35F;
    shared_->InitialFlags = ImDrawListFlags_AntiAliasedFill | ImDrawListFlags_AntiAliasedLines |
                            ImDrawListFlags_AllowVtxOffset;
    ImFontAtlasAddDrawListSharedData(atlas_.get(), shared_.get());
    ImFontConfig config;
    config.FontLoader = loader();
    for (ImFont*& font : fonts_) {
        font = atlas_->AddFont(&config);
    }
    list_ = std::make_unique<ImDrawList>(shared_.get());
    ImFontAtlasUpdateNewFrame(atlas_.get(), ++frame_, true);
}

GlyphAtlas::Face GlyphAtlas::face_of(const ImFont* font) const {
    const auto index =
        static_cast<std::size_t>(std::find(fonts_.begin(), fonts_.end(), font) - fonts_.begin());
    return {index < kBeginnings ? 400 : 600,
            static_cast<float>(index % kBeginnings) / static_cast<float>(kBeginnings)};
}

ImFontBaked& GlyphAtlas::baked(Font font, std::size_t beginning) {
    ImFont* const chosen = fonts_[(font.weight >= 600 ? kBeginnings : 0) + beginning];
    // Not ImFont::GetFontBaked: it rounds sizes to whole pixels, and 15 CSS pixels at a density
    // of 1.25 are 18.75.
    ImFontBaked* found =
        ImFontAtlasBakedGetOrAdd(atlas_.get(), chosen, std::max(font.size * density_, 1.0F), 1);
    found->LastUsedFrame = frame_;
    return *found;
}

float GlyphAtlas::advance(ClusterId cluster, Font font) {
    return baked(font).GetCharAdvance(cluster) / density_;
}

GlyphAtlas::Heights GlyphAtlas::heights(Font font) {
    const ImFontBaked& size = baked(font);
    return {size.Ascent, size.Descent};
}

ClusterId GlyphAtlas::inked(ClusterId cluster, ImU32 ink) {
    ink &= kWhiteInk; // what fades stays the same picture
    std::string key(1 + sizeof ink, kInked);
    std::memcpy(&key[1], &ink, sizeof ink);
    key.append(clusters_.text(cluster));
    return clusters_.intern(key);
}

GlyphAtlas::Word GlyphAtlas::word(ClusterId cluster, Font font, float x, ImU32 ink) {
    const float beginnings = density_ < 2 ? static_cast<float>(kBeginnings) : 1;
    const float nearest = std::round(x * beginnings);
    const float pixel = std::floor(nearest / beginnings);
    const auto beginning = static_cast<std::size_t>(nearest - pixel * beginnings);
    ImFontBaked& size = baked(font, beginning);
    const ImFontGlyph* found = size.FindGlyphNoFallback(cluster);
    if (found != nullptr && found->Colored != 0) {
        found = size.FindGlyphNoFallback(inked(cluster, ink));
    }
    return {found != nullptr && found->Visible ? found : nullptr, pixel};
}

void GlyphAtlas::begin_frame() {
    ImFontAtlasUpdateNewFrame(atlas_.get(), ++frame_, true);
}

void GlyphAtlas::raster(const Waiting& word) {
    // A place may have been given up again since.
    if (const ImTextureRect* rect = ImFontAtlasPackGetRectSafe(atlas_.get(), word.place)) {
        const Painting painting = painting_of(clusters_.text(word.cluster));
        source_.raster(painting.text, word.pixels, word.weight,
                       {texture_, rect->x, rect->y, rect->w, rect->h}, word.origin_x, word.origin_y,
                       painting.ink);
    }
}

void GlyphAtlas::fill_new_texture() {
    if (texture_ != 0) {
        source_.destroy_texture(texture_);
    }
    texture_ = ++last_texture_;
    source_.create_texture(texture_, static_cast<std::uint32_t>(atlas_->TexData->Width),
                           static_cast<std::uint32_t>(atlas_->TexData->Height));
    // Everything without letters is drawn from the middle of this white square.
    const ImTextureRect* white =
        ImFontAtlasPackGetRect(atlas_.get(), atlas_->Builder->PackIdMouseCursors);
    const std::vector<std::uint8_t> pixels(std::size_t{4} * white->w * white->h, 255);
    source_.update_texture({texture_, white->x, white->y, white->w, white->h}, pixels.data());
    waiting_.clear();
    ImFontAtlasBuilder& builder = *atlas_->Builder;
    for (int i = 0; i < builder.BakedPool.Size; ++i) {
        const ImFontBaked& size = builder.BakedPool[i];
        for (const ImFontGlyph& glyph : size.Glyphs) {
            if (!size.WantDestroy && glyph.PackId != ImFontAtlasRectId_Invalid) {
                const Face face = face_of(size.ContainerFont);
                raster({glyph.PackId, static_cast<ClusterId>(glyph.Codepoint), size.Size,
                        face.weight, face.begin - glyph.X0, -glyph.Y0});
            }
        }
    }
    uploaded_generation_ = generation();
}

void GlyphAtlas::upload() {
    if (generation() != uploaded_generation_) {
        fill_new_texture();
        return;
    }
    for (const Waiting& word : waiting_) {
        raster(word);
    }
    waiting_.clear();
}

} // namespace help

/// Dear ImGui asks for this one by name (imgui_config.h says why); FreeType itself is not there.
const ImFontLoader* ImGuiFreeType::GetFontLoader() {
    return help::GlyphAtlas::loader();
}
