#pragma once

#include "widget/text/shaper.h"

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <tuple>

namespace help::qa {

/// Letters as a browser has measured them while it recorded. Nothing is painted.
class RecordedGlyphs final : public GlyphSource {
public:
    /// `letters`: a list of [text, pixels, weight, [advance, left, top, right, bottom, ascent,
    /// descent, coloured]]. What was known of the same text before is forgotten.
    void learn(const nlohmann::json& letters);

    /// A text that was not measured when it was recorded has no width: the replay differs there.
    GlyphMetrics measure(std::string_view cluster, float pixels, int weight) override;
    void raster(std::string_view /*cluster*/,
                float /*pixels*/,
                int /*weight*/,
                TextureRect /*rect*/,
                float /*origin_x*/,
                float /*origin_y*/,
                std::uint32_t /*ink*/) override {}
    void create_texture(std::uint32_t /*texture*/,
                        std::uint32_t /*width*/,
                        std::uint32_t /*height*/) override {}
    void update_texture(TextureRect /*rect*/, const std::uint8_t* /*rgba*/) override {}
    void destroy_texture(std::uint32_t /*texture*/) override {}

private:
    std::map<std::tuple<std::string, float, int>, GlyphMetrics> known_;
};

} // namespace help::qa
