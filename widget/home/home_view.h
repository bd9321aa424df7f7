#pragma once

#include "widget/notices/notices.h"
#include "widget/screen/screen.h"

namespace help {

/// The first screen: a greeting, what the customer should know, then the desk's cards.
/// `chat`: what the chat that has begun is at; empty: there is none.
void home_view(const ViewContext& view,
               const DeskState& desk,
               const NoticeList& notices,
               std::string_view chat);

/// The name a customer is greeted by: the first word of the account's name.
[[nodiscard]] std::string_view first_name(std::string_view name);

} // namespace help
