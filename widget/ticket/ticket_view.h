#pragma once

#include "widget/knowledge/article.h"
#include "widget/screen/screen.h"
#include "widget/ticket/ticket_form.h"

#include <span>

namespace help {

/// The form, its way to the backend, and the confirmation.
/// `suggested`: articles that may make the ticket unnecessary.
void ticket_view(const ViewContext& view,
                 const Desk& desk,
                 const TicketForm& form,
                 std::span<const ArticleHit> suggested);

} // namespace help
