#pragma once

#include "widget/chat/chat_flow.h"
#include "widget/screen/screen.h"

namespace help {

/// The newest messages and what is on its way, with day marks, as a log.
void messages_view(const ViewContext& view, const LiveChat& chat);

/// The end of a conversation that is over.
void last_messages_view(const ViewContext& view, const EndedChat& chat);

/// For who reads further up: back to the newest message, and how many have come.
void jump_view(const ViewContext& view, const LiveChat& chat);

/// Where the customer writes.
void composer_view(const ViewContext& view, const Desk& desk, const LiveChat& chat);

} // namespace help
