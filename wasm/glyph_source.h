#pragma once

#include "widget/text/shaper.h"

#include <cstdint>
#include <memory>

namespace help {

/// The page's letters for the widget of `host`: wasm/glyphs.cpp in the drawing module; null in the
/// light one, which draws none.
[[nodiscard]] std::unique_ptr<GlyphSource> make_glyph_source(std::uint32_t host);

} // namespace help
