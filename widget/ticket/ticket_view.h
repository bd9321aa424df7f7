#pragma once

#include "widget/screen/screen.h"
#include "widget/ticket/ticket_form.h"

namespace help {

/// The form, its way to the backend, and the confirmation.
void ticket_view(const ViewContext& view, const Desk& desk, const TicketForm& form);

} // namespace help
