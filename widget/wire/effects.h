#pragma once

#include "widget/chat/chat.h"
#include "widget/input.h"
#include "widget/output.h"
#include "widget/ticket/ticket.h"
#include "widget/transport/problem.h"
#include "widget/ui/theme.h"

#include <string>
#include <string_view>
#include <vector>

namespace help {

/// What leaves the core, as the JSON of docs/boundary.md.

/// The effects of a frame as one array; empty when there are none.
[[nodiscard]] std::string encode_effects(const std::vector<Effect>& effects);

/// The theme as declarations of custom properties: `--hw-surface:#ffffff;--hw-space-1:4px;…`
[[nodiscard]] std::string theme_css(const Theme& theme);

/// Details of the page's events.
[[nodiscard]] std::string route_detail(Route route);
[[nodiscard]] std::string navigation_detail(Route from, Route to);
[[nodiscard]] std::string ticket_detail(std::string_view id, const TicketReceipt& receipt);
/// A code, and a sentence for the person who embeds the widget.
[[nodiscard]] std::string error_detail(std::string_view code, std::string_view message);
[[nodiscard]] std::string error_detail(ProblemCode code, std::string_view endpoint);

/// Members of the page's chat events.
[[nodiscard]] std::string chat_detail(std::string_view id);
[[nodiscard]] std::string chat_end_detail(std::string_view id, const ChatEnd& end);
[[nodiscard]] std::string unread_detail(int count);
[[nodiscard]] std::string article_detail(std::string_view id, bool helped);

} // namespace help
