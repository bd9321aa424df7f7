#pragma once

#include "demo/server/domain/desk.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <variant>
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

    bool operator==(const TicketDraft&) const = default;
};

/// One member that was refused. `code` is `required`, `too-long`, `invalid` or `unknown`; `detail`
/// is for developers.
struct FieldError {
    std::string pointer{};
    std::string code{};
    std::string detail{};
};

/// The draft in `body`, or every member of it that the desk refuses. Unknown members are ignored;
/// texts are kept byte for byte.
[[nodiscard]] std::variant<TicketDraft, std::vector<FieldError>>
read_ticket(const nlohmann::json& body, const Desk& desk);

} // namespace help::desk
