#pragma once

#include "widget/knowledge/knowledge.h"
#include "widget/screen/screen.h"

namespace help {

/// The search, or the article that the customer reads.
void knowledge_view(const ViewContext& view, const Desk& desk, const Knowledge& knowledge);

} // namespace help
