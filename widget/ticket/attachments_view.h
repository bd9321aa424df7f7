#pragma once

#include "widget/desk/desk.h"
#include "widget/screen/screen.h"
#include "widget/ticket/ticket_form.h"

namespace help {

/// The files of a ticket, how far each is on its way, what was not taken and why, and the button
/// that adds more, if the desk takes any. `writing` null: the form is on its way and locked.
void attachments_view(const ViewContext& view,
                      const Desk& desk,
                      const TicketDraft& draft,
                      const WritingTicket* writing);

} // namespace help
