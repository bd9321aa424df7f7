#include "widget/form/fields_view.h"

#include "widget/base/text.h"

#include <algorithm>

namespace help {

namespace {

/// The counter appears when fewer are left than this, or than a fifth of the limit.
constexpr std::uint32_t kCounterFrom = 500;

Sentence sentence_of(FieldError error) {
    switch (error.field) {
    case FormField::Name:
        return error.fault == FieldFault::Required  ? Sentence::error_name_required
               : error.fault == FieldFault::TooLong ? Sentence::error_name_long
                                                    : Sentence::error_name_invalid;
    case FormField::Email:
        return error.fault == FieldFault::Required ? Sentence::error_email_required
                                                   : Sentence::error_email_invalid;
    case FormField::Reason:
        return error.fault == FieldFault::Required ? Sentence::error_reason_required
                                                   : Sentence::error_reason_gone;
    case FormField::Details:
    case FormField::Message:
    case FormField::Attachments:
        return error.fault == FieldFault::Required  ? Sentence::error_details_required
               : error.fault == FieldFault::TooLong ? Sentence::error_details_long
                                                    : Sentence::error_field_refused;
    }
    return Sentence::error_field_refused;
}

} // namespace

std::string room_words(const Messages& messages,
                       std::string_view text,
                       std::uint32_t limit,
                       std::string_view hint) {
    const std::size_t length = count_characters(text);
    if (length >= limit) {
        return fill(messages[Sentence::ticket_details_full], {"count", messages.number(limit)});
    }
    if (length + std::min(kCounterFrom, limit / 5) <= limit) {
        return std::string{hint};
    }
    return messages.counted(Sentence::ticket_details_left, Sentence::ticket_details_left_one,
                            static_cast<std::int64_t>(limit - length));
}

std::string FieldsView::error_of(FormField field, std::uint32_t limit) const {
    if (errors_ == nullptr) {
        return {};
    }
    for (const FieldError& error : *errors_) {
        if (error.field == field) {
            return fill(view_.messages[sentence_of(error)],
                        {"count", view_.messages.number(limit)});
        }
    }
    return {};
}

std::optional<std::string> FieldsView::name(std::string_view value) const {
    return view_.ui.field({.key = "name",
                           .kind = FieldKind::Name,
                           .name = view_.messages[Sentence::ticket_name],
                           .value = value,
                           .error = error_of(FormField::Name, desk_.limits.name),
                           .max_length = desk_.limits.name,
                           .states = state::kRequired | lock()});
}

std::optional<std::string>
FieldsView::email(std::string_view value, Sentence known, std::optional<Sentence> unknown) const {
    // Once a desk has refused the login's, what stands here is the customer's, whatever it is.
    const std::string error = error_of(FormField::Email);
    const bool fixed = !value.empty() && value == view_.settings.customer.email && error.empty() &&
                       !view_.login_refused;
    const auto hint = fixed ? std::optional{known} : unknown;
    return view_.ui.field({.key = "email",
                           .kind = FieldKind::Email,
                           .name = view_.messages[Sentence::ticket_email],
                           .value = value,
                           .description = hint ? view_.messages[*hint] : std::string_view{},
                           .error = error,
                           .max_length = desk_.limits.email,
                           .states = state::kRequired | lock() | (fixed ? state::kReadOnly : 0)});
}

std::optional<std::string> FieldsView::reason(std::string_view value, Need need) const {
    if (desk_.reasons.empty()) {
        return std::nullopt;
    }
    const bool required = need == Need::Required;
    std::vector<Ui::Choice> choices;
    if (value.empty() || !required) {
        choices.push_back({"", view_.messages[required ? Sentence::ticket_reason_choose
                                                       : Sentence::chat_reason_any]});
    }
    for (const ContactReason& each : desk_.reasons) {
        choices.push_back({each.id, each.label, view_.desk_words});
    }
    // A native choice cannot be read-only; while the form is on its way it is disabled.
    return view_.ui.choose(
        {.key = "reason",
         .role = Role::ComboBox,
         .name = view_.messages[Sentence::ticket_reason],
         .value = value,
         .description = required ? view_.messages[Sentence::ticket_reason_hint] : "",
         .error = error_of(FormField::Reason),
         .states = (required ? state::kRequired : 0U) | (locked() ? state::kDisabled : 0U)},
        choices);
}

} // namespace help
