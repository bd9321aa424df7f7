#pragma once

#include "widget/screen/screen.h"

namespace help {

/// The first screen: a greeting, then the desk's cards.
void home_view(const ViewContext& view, const DeskState& desk);

/// The name a customer is greeted by: the first word of the account's name.
[[nodiscard]] std::string_view first_name(std::string_view name);

} // namespace help
