// The light module tells what is on the screen; the host's stylesheet draws it.
#include "widget/draw/surface.h"

#include "widget/text/shaper.h"

namespace help {

std::unique_ptr<Surface> make_surface(GlyphSource*) {
    return nullptr;
}

} // namespace help
