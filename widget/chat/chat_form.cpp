#include "widget/chat/chat_form.h"

#include "widget/base/text.h"
#include "widget/form/contact_fields.h"

#include <algorithm>

namespace help {

ChatDraft tidy(const ChatDraft& draft) {
    return {std::string{trim(draft.name)}, std::string{trim(draft.email)}, draft.reason,
            std::string{trim(draft.message)}};
}

std::vector<FieldError> check_chat(const ChatDraft& draft, const Desk& desk) {
    const ChatDraft tidied = tidy(draft);
    std::vector<FieldError> errors;
    const auto note = [&errors](FormField field, std::optional<FieldFault> fault) {
        if (fault) {
            errors.push_back({field, *fault});
        }
    };
    note(FormField::Name, check_name(tidied.name, desk.limits));
    note(FormField::Email, check_email(tidied.email, desk.limits));
    note(FormField::Reason, check_reason(tidied.reason, desk, Need::Optional));
    note(FormField::Message, check_words(tidied.message, desk.limits.message, Need::Optional));
    return errors;
}

void edit(ChatForm& form, FormField field, std::string value) {
    switch (field) {
    case FormField::Name:
        form.draft.name = std::move(value);
        break;
    case FormField::Email:
        form.draft.email = std::move(value);
        break;
    case FormField::Reason:
        form.draft.reason = std::move(value);
        break;
    case FormField::Message:
        form.draft.message = std::move(value);
        break;
    case FormField::Details:
    case FormField::Attachments:
        break;
    }
    std::erase_if(form.errors, [field](const FieldError& error) { return error.field == field; });
}

} // namespace help
