#pragma once

#include "tests/qa/stage.h"

namespace help::qa {

/// Throws Unmet with the first thing of `expect` that does not hold.
void check(const Expect& expect, Stage& stage);

} // namespace help::qa
