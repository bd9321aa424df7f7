#pragma once

#include "widget/chat/chat_flow.h"
#include "widget/screen/screen.h"

namespace help {

/// What the customer finds when a chat is over: why, a rating, the transcript, the ways on.
void ended_view(const ViewContext& view, const Desk& desk, const EndedChat& chat);

} // namespace help
