#include "demo/server/domain/ticket_form.h"

namespace help::desk {

Read<TicketDraft> read_ticket(const nlohmann::json& body, const Desk& desk) {
    Form form(body);
    TicketDraft draft{
        .name = form.required_text("name", desk.limits.name),
        .email = form.required_text("email", desk.limits.email),
        .reason = form.required_text("reason", 64),
        .details = form.required_text("details", desk.limits.details),
        .locale = form.optional_locale(desk.locales.front()),
        .attachments = form.optional_ids("attachments", desk.limits.attachments),
    };
    form.check_one_line("name", draft.name);
    form.check_email("email", draft.email);
    if (!draft.reason.empty() && find_reason(desk, draft.reason) == nullptr)
        form.refuse("reason", "unknown", "is not one of the desk's reasons");
    form.check_lines("details", draft.details);
    return form.result(std::move(draft));
}

} // namespace help::desk
