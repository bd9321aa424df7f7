#include "widget/ticket/ticket_form.h"

#include "widget/base/text.h"

#include <algorithm>

namespace help {

namespace {

std::optional<FieldFault> check_name(std::string_view name, const DeskLimits& limits) {
    if (name.empty()) {
        return FieldFault::Required;
    }
    if (count_characters(name) > limits.name) {
        return FieldFault::TooLong;
    }
    return has_control_characters(name) ? std::optional{FieldFault::Invalid} : std::nullopt;
}

std::optional<FieldFault> check_email(std::string_view email, const DeskLimits& limits) {
    if (email.empty()) {
        return FieldFault::Required;
    }
    return count_characters(email) > limits.email || !is_email(email)
               ? std::optional{FieldFault::Invalid}
               : std::nullopt;
}

std::optional<FieldFault> check_reason(std::string_view reason, const Desk& desk) {
    if (desk.reasons.empty()) {
        return std::nullopt;
    }
    if (reason.empty()) {
        return FieldFault::Required;
    }
    const bool known = std::any_of(
        desk.reasons.begin(), desk.reasons.end(),
        [reason](const ContactReason& known_reason) { return known_reason.id == reason; });
    return known ? std::nullopt : std::optional{FieldFault::Unknown};
}

std::optional<FieldFault> check_details(std::string_view details, const DeskLimits& limits) {
    if (details.empty()) {
        return FieldFault::Required;
    }
    return count_characters(details) > limits.details ? std::optional{FieldFault::TooLong}
                                                      : std::nullopt;
}

} // namespace

TicketDraft tidy(const TicketDraft& draft) {
    return {std::string{trim(draft.name)}, std::string{trim(draft.email)}, draft.reason,
            std::string{trim(draft.details)}};
}

std::vector<FieldError> check_ticket(const TicketDraft& draft, const Desk& desk) {
    const TicketDraft tidied = tidy(draft);
    std::vector<FieldError> errors;
    const auto note = [&errors](TicketField field, std::optional<FieldFault> fault) {
        if (fault) {
            errors.push_back({field, *fault});
        }
    };
    note(TicketField::Name, check_name(tidied.name, desk.limits));
    note(TicketField::Email, check_email(tidied.email, desk.limits));
    note(TicketField::Reason, check_reason(tidied.reason, desk));
    note(TicketField::Details, check_details(tidied.details, desk.limits));
    return errors;
}

void edit(WritingTicket& form, TicketField field, std::string value) {
    switch (field) {
    case TicketField::Name:
        form.draft.name = std::move(value);
        break;
    case TicketField::Email:
        form.draft.email = std::move(value);
        break;
    case TicketField::Reason:
        form.draft.reason = std::move(value);
        break;
    case TicketField::Details:
        form.draft.details = std::move(value);
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
    return {std::move(receipt), form.draft.email};
}

WritingTicket reject(SendingTicket form, const Problem& problem) {
    WritingTicket writing;
    writing.draft = std::move(form.draft);
    if (problem.code != ProblemCode::IdConflict) {
        writing.id = std::move(form.id);
    }
    writing.errors = problem.errors;
    if (problem.code != ProblemCode::Validation || problem.errors.empty()) {
        writing.failure = problem;
    }
    return writing;
}

} // namespace help
