#include "demo/server/domain/ticket_status.h"

#include <algorithm>
#include <array>

namespace help::desk {
namespace {

constexpr std::array<std::string_view, 3> kStatusWords{"open", "answered", "closed"};

} // namespace

std::string word(TicketStatus status) {
    return std::string(kStatusWords.at(static_cast<std::size_t>(status)));
}

std::optional<TicketStatus> ticket_status_of(std::string_view word) {
    const auto* found = std::ranges::find(kStatusWords, word);
    if (found == kStatusWords.end()) return std::nullopt;
    return static_cast<TicketStatus>(found - kStatusWords.begin());
}

Read<std::string> read_ticket_answer(const nlohmann::json& body, const Desk& desk) {
    Form form(body);
    auto text = form.required_text("text", desk.limits.details);
    form.check_lines("text", text);
    return form.result(std::move(text));
}

Read<TicketStatus> read_ticket_status(const nlohmann::json& body) {
    Form form(body);
    const auto named = form.required_text("status", 16);
    const auto status = ticket_status_of(named);
    if (!named.empty() && !status)
        form.refuse("status", "unknown", "must be open, answered or closed");
    return form.result(status.value_or(TicketStatus::Open));
}

} // namespace help::desk
