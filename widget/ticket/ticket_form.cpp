#include "widget/ticket/ticket_form.h"

#include "widget/base/text.h"
#include "widget/form/contact_fields.h"

#include <algorithm>

namespace help {

TicketDraft tidy(const TicketDraft& draft) {
    return {std::string{trim(draft.name)},
            std::string{trim(draft.email)},
            draft.reason,
            std::string{trim(draft.details)},
            draft.attachments,
            draft.locale};
}

std::vector<FieldError> check_ticket(const TicketDraft& draft, const Desk& desk) {
    const TicketDraft tidied = tidy(draft);
    std::vector<FieldError> errors;
    const auto note = [&errors](FormField field, std::optional<FieldFault> fault) {
        if (fault) {
            errors.push_back({field, *fault});
        }
    };
    note(FormField::Name, check_name(tidied.name, desk.limits));
    note(FormField::Email, check_email(tidied.email, desk.limits));
    note(FormField::Reason, check_reason(tidied.reason, desk, Need::Required));
    note(FormField::Details, check_words(tidied.details, desk.limits.details, Need::Required));
    return errors;
}

void edit(WritingTicket& form, FormField field, std::string value) {
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
    case FormField::Details:
        form.draft.details = std::move(value);
        break;
    case FormField::Message:
    case FormField::Attachments:
        break;
    }
    std::erase_if(form.errors, [field](const FieldError& error) { return error.field == field; });
}

std::optional<SendingTicket>
submit(WritingTicket& form, const Desk& desk, std::string_view fresh_id) {
    form.failure.reset();
    form.errors = check_ticket(form.draft, desk);
    if (!form.errors.empty()) {
        return std::nullopt;
    }
    return SendingTicket{tidy(form.draft), form.id.empty() ? std::string{fresh_id} : form.id};
}

SentTicket accept(const SendingTicket& form, TicketReceipt receipt) {
    return {std::move(receipt), form.draft.email, false, form.draft.reason};
}

WritingTicket reject(SendingTicket form, const Problem& problem) {
    WritingTicket writing;
    writing.draft = std::move(form.draft);
    if (problem.code == ProblemCode::IdConflict) {
        writing.draft.locale.clear();
    } else {
        writing.id = std::move(form.id);
    }
    writing.errors = problem.errors;
    if (problem.code != ProblemCode::Validation || problem.errors.empty()) {
        writing.failure = problem;
    }
    return writing;
}

} // namespace help
