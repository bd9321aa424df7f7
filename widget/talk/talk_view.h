#pragma once

#include "widget/screen/screen.h"

namespace help {

/// When support answers, and the ways to reach it.
void talk_view(const ViewContext& view, const Desk& desk);

} // namespace help
