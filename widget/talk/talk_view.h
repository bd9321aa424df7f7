#pragma once

#include "widget/chat/chat_form.h"
#include "widget/notices/notices.h"
#include "widget/peak/peak_hours.h"
#include "widget/screen/screen.h"

#include <optional>

namespace help {

/// What the customer looks at in the graph of the peak hours.
struct PeakChoice {
    std::optional<int> day;  ///< 0 = Sunday … 6; nullopt: today
    std::optional<int> hour; ///< 0–23
};

/// What stands on the screen that leads to a chat.
struct TalkScreen {
    const Desk& desk;
    const ChatForm& form;
    const LoadState& load;
    PeakChoice peak;
    bool chat_gone = false; ///< the chat of before the reload is no more
    NoticeList notices;
};

/// Whether support answers now, when it is busy, the form of the chat, and the other ways.
void talk_view(const ViewContext& view, const TalkScreen& screen);

} // namespace help
