#pragma once

#include "widget/chat/chat_flow.h"
#include "widget/notices/notices.h"
#include "widget/screen/screen.h"

namespace help {

/// The form of a chat: who the customer is, and what it is about. Stands inside a body.
void chat_form_view(const ViewContext& view, const Desk& desk, const ChatForm& form);

/// Why a chat did not start, and what to do.
[[nodiscard]] std::string
chat_problem_words(const Problem& problem, const DeskHours& hours, const ViewContext& view);

/// The whole screen of a chat that has begun: joining, queue, conversation, end. The queue has
/// grave `notices` above it and the others below, a conversation the gravest one, if it is grave,
/// beside the composer.
void chat_view(const ViewContext& view,
               const Desk& desk,
               const ChatFlow& chat,
               const NoticeList& notices);

} // namespace help
