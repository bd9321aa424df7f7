#include "widget/ticket/ticket_view.h"

#include "widget/form/fields_view.h"
#include "widget/hours/business_days.h"
#include "widget/hours/opening.h"
#include "widget/ticket/attachments_view.h"

#include <algorithm>
#include <optional>

namespace help {

namespace {

/// Draws the form of one draft; `sending` locks it.
class FormView {
public:
    FormView(const ViewContext& view,
             const Desk& desk,
             const TicketDraft& draft,
             const WritingTicket* writing)
        : view_(view), desk_(desk), draft_(draft), writing_(writing),
          fields_(view, desk, is_on_its_way(writing) ? nullptr : &writing->errors) {}

    void show(std::span<const ArticleHit> suggested) {
        const auto body = view_.ui.group({.key = "ticket", .look = Look::Body});
        chat_news(view_);
        const auto form = view_.ui.group({.key = "form",
                                          .role = Role::Form,
                                          .look = Look::Stack,
                                          .name = view_.messages[Sentence::ticket_form]});
        contact();
        details();
        attachments_view(view_, desk_, draft_, writing_);
        failure();
        send();
        promise();
        // Below all else: what comes while the customer writes moves nothing away from the pointer.
        suggestions(suggested);
    }

private:
    /// The customer has pressed Send: files may still be under way, but nothing is edited.
    [[nodiscard]] static bool is_on_its_way(const WritingTicket* writing) {
        return writing == nullptr || writing->send_when_uploaded;
    }

    void report(FormField field, std::optional<std::string> value) const {
        if (value) {
            view_.events.emplace_back(TicketEdited{field, std::move(*value)});
        }
    }

    void contact() const {
        report(FormField::Name, fields_.name(draft_.name));
        report(FormField::Email, fields_.email(draft_.email, Sentence::ticket_email_known,
                                               Sentence::ticket_email_hint));
        report(FormField::Reason, fields_.reason(draft_.reason, Need::Required));
    }

    void details() const {
        report(FormField::Details,
               view_.ui.field(
                   {.key = "details",
                    .role = Role::TextArea,
                    .kind = FieldKind::Long,
                    .name = view_.messages[Sentence::ticket_details],
                    .value = draft_.details,
                    .description = room_words(view_.messages, draft_.details, desk_.limits.details,
                                              view_.messages[Sentence::ticket_details_hint]),
                    .error = fields_.error_of(FormField::Details, desk_.limits.details),
                    .max_length = desk_.limits.details,
                    .states = state::kRequired | (fields_.locked() ? state::kReadOnly : 0U)}));
    }

    void suggestions(std::span<const ArticleHit> suggested) const {
        if (suggested.empty()) {
            return;
        }
        const auto list = view_.ui.group({.key = "suggestions",
                                          .look = Look::Stack,
                                          .name = view_.messages[Sentence::ticket_suggestions]});
        view_.ui.text("title", view_.messages[Sentence::ticket_suggestions], Look::Caption);
        for (const ArticleHit& hit : suggested) {
            if (view_.ui.button({.key = "article-" + hit.id,
                                 .name = hit.title,
                                 .look = Look::Card,
                                 .icon = Icon::Book,
                                 .states = view_.desk_words})) {
                view_.events.emplace_back(SuggestionChosen{hit.id});
            }
        }
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
        const bool again = writing_ != nullptr && writing_->failure.has_value();
        const bool sending = is_on_its_way(writing_);
        const Sentence words = writing_ == nullptr ? Sentence::ticket_sending
                               : sending           ? Sentence::attach_waiting
                               : again             ? Sentence::try_again
                                                   : Sentence::ticket_send;
        if (view_.ui.button({.key = "send",
                             .name = view_.messages[words],
                             .look = Look::Primary,
                             .states = sending ? state::kBusy : 0})) {
            view_.events.emplace_back(TicketSubmitted{});
        }
    }

    void promise() const {
        if (desk_.answer_business_days == 0) {
            return;
        }
        const int offset = desk_offset(desk_.hours, view_.now)
                               .value_or(view_.settings.preferences.utc_offset_minutes);
        const auto day =
            answer_by(desk_.hours, wall_time(view_.now, offset).date, desk_.answer_business_days);
        view_.ui.text("promise",
                      day ? fill(view_.messages[Sentence::ticket_answer_by],
                                 {"date", view_.messages.date(*day)})
                          : view_.messages.counted(Sentence::ticket_answer_within,
                                                   Sentence::ticket_answer_within_one,
                                                   desk_.answer_business_days),
                      Look::Caption);
    }

    const ViewContext& view_;
    const Desk& desk_;
    const TicketDraft& draft_;
    const WritingTicket* writing_; ///< null while sending
    FieldsView fields_;
};

/// In the customer's language, as the reason that they chose; a team's own name is the desk's.
const std::string& team_words(const Desk& desk, const SentTicket& sent) {
    for (const ContactReason& each : desk.reasons) {
        if (each.id == sent.reason && each.team == sent.receipt.team) {
            return each.label;
        }
    }
    return sent.receipt.team;
}

void confirmation(const ViewContext& view, const Desk& desk, const SentTicket& sent) {
    const auto body = view.ui.group({.key = "sent", .look = Look::Body});
    chat_news(view);
    const auto centered = view.ui.group({.key = "done", .look = Look::Centered});
    view.ui.emblem(Icon::Check, Tone::Success);
    view.ui.heading("done-title", view.messages[Sentence::sent_title], Look::Title, 3);
    view.ui.text("to", fill(view.messages[Sentence::sent_to], {"email", sent.email}), Look::Lead);
    {
        const auto sheet = view.ui.group(
            {.key = "facts", .look = Look::Sheet, .name = view.messages[Sentence::sent_facts]});
        view.ui.fact("reference", view.messages[Sentence::sent_reference], sent.receipt.reference);
        if (!sent.receipt.team.empty()) {
            view.ui.fact("team", view.messages[Sentence::sent_team], team_words(desk, sent));
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

void ticket_view(const ViewContext& view,
                 const Desk& desk,
                 const TicketForm& form,
                 std::span<const ArticleHit> suggested) {
    if (const auto* writing = std::get_if<WritingTicket>(&form)) {
        FormView{view, desk, writing->draft, writing}.show(suggested);
    } else if (const auto* sending = std::get_if<SendingTicket>(&form)) {
        FormView{view, desk, sending->draft, nullptr}.show({});
    } else if (const auto* sent = std::get_if<SentTicket>(&form)) {
        confirmation(view, desk, *sent);
    }
}

} // namespace help
