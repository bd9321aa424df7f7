#pragma once

#include "demo/server/domain/desk.h"
#include "demo/server/domain/form.h"

#include <string>
#include <vector>

namespace help::desk {

/// What a customer asks for. Two drafts are the same request when all members are equal: that is
/// what makes a repeat harmless.
struct TicketDraft {
    std::string name{};
    std::string email{};
    std::string reason{};
    std::string details{};
    std::string locale{};
    std::vector<std::string> attachments{}; // ids, in the customer's order

    bool operator==(const TicketDraft&) const = default;
};

/// The draft in `body`, or every member of it that the desk refuses. Unknown members are ignored;
/// texts are kept byte for byte.
[[nodiscard]] Read<TicketDraft> read_ticket(const nlohmann::json& body, const Desk& desk);

} // namespace help::desk
