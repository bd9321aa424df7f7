#pragma once

#include "tests/draw/font_glyphs.h"
#include "tests/draw/png.h"
#include "widget/draw/surface.h"

namespace help {

/// A screen as it stands when its fades are over, with what the browser would write into the
/// fields. A scroll beyond the end stops there. `glyphs` is a font that has drawn nothing yet.
[[nodiscard]] Picture screen_picture(SemanticTree tree, Scene scene, FontGlyphs& glyphs);

/// Makes the corners transparent beyond `radius` (pixels of the picture), as the page's stylesheet
/// cuts the panel.
void round_corners(Picture& picture, float radius);

} // namespace help
