#include "tests/harness/harness.h"
#include "widget/text/fixed_glyphs.h"

namespace help::test {

std::unique_ptr<GlyphSource> make_test_glyphs() {
    return std::make_unique<FixedGlyphs>();
}

} // namespace help::test
