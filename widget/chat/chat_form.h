#pragma once

#include "widget/chat/chat.h"
#include "widget/desk/desk.h"
#include "widget/transport/problem.h"

#include <optional>
#include <string>
#include <vector>

namespace help {

/// The customer fills in the form. Id and key are set by the first attempt to start and stay, so
/// that trying again cannot start a second chat.
struct ChatForm {
    ChatDraft draft;
    std::string id;
    std::string key;
    std::vector<FieldError> errors;
    std::optional<Problem> failure;
};

/// What is wrong with a draft, in the order of the form; empty: the chat can start. Reason and
/// message may stay empty.
[[nodiscard]] std::vector<FieldError> check_chat(const ChatDraft& draft, const Desk& desk);

/// The draft as it is sent: without blanks around it.
[[nodiscard]] ChatDraft tidy(const ChatDraft& draft);

/// The customer changed a field: its own error goes, everything else stays.
void edit(ChatForm& form, FormField field, std::string value);

} // namespace help
