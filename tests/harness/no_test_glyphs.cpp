#include "tests/harness/harness.h"
#include "widget/text/shaper.h"

namespace help::test {

std::unique_ptr<GlyphSource> make_test_glyphs() {
    return nullptr;
}

} // namespace help::test
