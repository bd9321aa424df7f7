#include "widget/ticket/ticket_view.h"

#include <algorithm>
#include <optional>

namespace help {

namespace {

/// The counter appears when less than this much is left.
constexpr std::uint32_t kCounterFrom = 500;

Sentence sentence_of(FieldError error) {
    switch (error.field) {
    case TicketField::Name:
        return error.fault == FieldFault::Required  ? Sentence::error_name_required
               : error.fault == FieldFault::TooLong ? Sentence::error_name_long
                                                    : Sentence::error_name_invalid;
    case TicketField::Email:
        return error.fault == FieldFault::Required ? Sentence::error_email_required
                                                   : Sentence::error_email_invalid;
    case TicketField::Reason:
        return error.fault == FieldFault::Required ? Sentence::error_reason_required
                                                   : Sentence::error_reason_gone;
    case TicketField::Details:
        return error.fault == FieldFault::Required  ? Sentence::error_details_required
               : error.fault == FieldFault::TooLong ? Sentence::error_details_long
                                                    : Sentence::error_field_refused;
    }
    return Sentence::error_field_refused;
}

/// Draws the form of one draft; `sending` locks it.
class FormView {
public:
    FormView(const ViewContext& view,
             const Desk& desk,
             const TicketDraft& draft,
             const WritingTicket* writing)
        : view_(view), desk_(desk), draft_(draft), writing_(writing) {}

    void show() {
        const auto body = view_.ui.group({.key = "ticket", .look = Look::Body});
        const auto form = view_.ui.group({.key = "form",
                                          .role = Role::Form,
                                          .look = Look::Stack,
                                          .name = view_.messages[Sentence::ticket_form]});
        name();
        email();
        reason();
        details();
        failure();
        send();
        promise();
    }

private:
    [[nodiscard]] std::string error_of(TicketField field, std::uint32_t limit = 0) const {
        if (writing_ == nullptr) {
            return {};
        }
        for (const FieldError& error : writing_->errors) {
            if (error.field == field) {
                return fill(view_.messages[sentence_of(error)], {"count", to_decimal(limit)});
            }
        }
        return {};
    }

    [[nodiscard]] std::uint32_t lock() const { return writing_ == nullptr ? state::kReadOnly : 0; }

    void report(TicketField field, std::optional<std::string> value) const {
        if (value) {
            view_.events.emplace_back(TicketEdited{field, std::move(*value)});
        }
    }

    void name() const {
        report(TicketField::Name,
               view_.ui.field({.key = "name",
                               .kind = FieldKind::Name,
                               .name = view_.messages[Sentence::ticket_name],
                               .value = draft_.name,
                               .error = error_of(TicketField::Name, desk_.limits.name),
                               .max_length = desk_.limits.name,
                               .states = state::kRequired | lock()}));
    }

    void email() const {
        const bool known = !view_.settings.customer.email.empty();
        const Sentence hint = known ? Sentence::ticket_email_known : Sentence::ticket_email_hint;
        report(TicketField::Email, view_.ui.field({.key = "email",
                                                   .kind = FieldKind::Email,
                                                   .name = view_.messages[Sentence::ticket_email],
                                                   .value = draft_.email,
                                                   .description = view_.messages[hint],
                                                   .error = error_of(TicketField::Email),
                                                   .max_length = desk_.limits.email,
                                                   .states = state::kRequired | lock() |
                                                             (known ? state::kReadOnly : 0)}));
    }

    void reason() const {
        if (desk_.reasons.empty()) {
            return;
        }
        std::vector<Ui::Choice> choices;
        if (draft_.reason.empty()) {
            choices.push_back({"", view_.messages[Sentence::ticket_reason_choose]});
        }
        for (const ContactReason& each : desk_.reasons) {
            choices.push_back({each.id, each.label});
        }
        // A native choice cannot be read-only; while the ticket is on its way it is disabled.
        report(TicketField::Reason,
               view_.ui.choose(
                   {.key = "reason",
                    .role = Role::ComboBox,
                    .name = view_.messages[Sentence::ticket_reason],
                    .value = draft_.reason,
                    .description = view_.messages[Sentence::ticket_reason_hint],
                    .error = error_of(TicketField::Reason),
                    .states = state::kRequired | (writing_ == nullptr ? state::kDisabled : 0)},
                   choices));
    }

    void details() const {
        report(TicketField::Details,
               view_.ui.field({.key = "details",
                               .role = Role::TextArea,
                               .kind = FieldKind::Long,
                               .name = view_.messages[Sentence::ticket_details],
                               .value = draft_.details,
                               .description = details_hint(),
                               .error = error_of(TicketField::Details, desk_.limits.details),
                               .max_length = desk_.limits.details,
                               .states = state::kRequired | lock()}));
    }

    [[nodiscard]] std::string details_hint() const {
        const std::size_t length = count_characters(draft_.details);
        const std::uint32_t limit = desk_.limits.details;
        if (length + kCounterFrom <= limit) {
            return std::string{view_.messages[Sentence::ticket_details_hint]};
        }
        if (length >= limit) {
            return fill(view_.messages[Sentence::ticket_details_full],
                        {"count", to_decimal(limit)});
        }
        return view_.messages.counted(Sentence::ticket_details_left,
                                      Sentence::ticket_details_left_one,
                                      static_cast<std::int64_t>(limit - length));
    }

    void failure() const {
        if (writing_ == nullptr || !writing_->failure) {
            return;
        }
        const std::string words = std::string{view_.messages[Sentence::ticket_failed]} + " " +
                                  problem_words(*writing_->failure, view_);
        view_.ui.banner({.key = "failure",
                         .role = Role::Alert,
                         .tone = Tone::Danger,
                         .icon = Icon::Warning,
                         .words = words,
                         .description = view_.messages[Sentence::kept_note]});
        contact_links(view_);
    }

    void send() const {
        const bool sending = writing_ == nullptr;
        const bool again = writing_ != nullptr && writing_->failure.has_value();
        const Sentence words = sending ? Sentence::ticket_sending
                               : again ? Sentence::try_again
                                       : Sentence::ticket_send;
        if (view_.ui.button({.key = "send",
                             .name = view_.messages[words],
                             .look = Look::Primary,
                             .states = sending ? state::kBusy : 0})) {
            view_.events.emplace_back(TicketSubmitted{});
        }
    }

    void promise() const {
        if (desk_.answer_business_days > 0) {
            view_.ui.text("promise",
                          view_.messages.counted(Sentence::ticket_answer_within,
                                                 Sentence::ticket_answer_within_one,
                                                 desk_.answer_business_days),
                          Look::Caption);
        }
    }

    const ViewContext& view_;
    const Desk& desk_;
    const TicketDraft& draft_;
    const WritingTicket* writing_; ///< null while sending
};

void confirmation(const ViewContext& view, const SentTicket& sent) {
    const auto body = view.ui.group({.key = "sent", .look = Look::Body});
    const auto centered = view.ui.group({.key = "done", .look = Look::Centered});
    view.ui.emblem(Icon::Check, Tone::Success);
    view.ui.heading("done-title", view.messages[Sentence::sent_title], Look::Title, 3);
    view.ui.text("to", fill(view.messages[Sentence::sent_to], {"email", sent.email}), Look::Lead);
    {
        const auto sheet = view.ui.group(
            {.key = "facts", .look = Look::Sheet, .name = view.messages[Sentence::sent_facts]});
        view.ui.fact("reference", view.messages[Sentence::sent_reference], sent.receipt.reference);
        if (!sent.receipt.team.empty()) {
            view.ui.fact("team", view.messages[Sentence::sent_team], sent.receipt.team);
        }
        view.ui.fact("answer-by", view.messages[Sentence::sent_answer_by],
                     view.messages.date(sent.receipt.answer_by.local_date));
    }
    if (view.ui.button(
            {.key = "home", .name = view.messages[Sentence::sent_home], .look = Look::Primary})) {
        view.events.emplace_back(GoTo{Route::Home});
    }
    if (view.ui.button({.key = "another",
                        .name = view.messages[Sentence::sent_another],
                        .look = Look::Quiet})) {
        view.events.emplace_back(AnotherTicketWanted{});
    }
}

} // namespace

void ticket_view(const ViewContext& view, const Desk& desk, const TicketForm& form) {
    if (const auto* writing = std::get_if<WritingTicket>(&form)) {
        FormView{view, desk, writing->draft, writing}.show();
    } else if (const auto* sending = std::get_if<SendingTicket>(&form)) {
        FormView{view, desk, sending->draft, nullptr}.show();
    } else if (const auto* sent = std::get_if<SentTicket>(&form)) {
        confirmation(view, *sent);
    }
}

} // namespace help
