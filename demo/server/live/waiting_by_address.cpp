#include "demo/server/live/waiting_by_address.h"

#include <algorithm>

namespace help::desk {

bool WaitingByAddress::has_most(const std::string& address) {
    if (!most_ || address.empty()) return false;
    forget_served();
    return std::ranges::count_if(
               addresses_, [&address](const auto& one) { return one.second == address; }) >= *most_;
}

void WaitingByAddress::add(const std::string& chat, const std::string& address) {
    if (most_ && !address.empty()) addresses_[chat] = address;
}

/// Asked of the store rather than told by it: a chat leaves the queue in many ways, and one whose
/// transaction was undone has never been in it.
void WaitingByAddress::forget_served() {
    const auto queue = chats_.queue();
    std::erase_if(addresses_, [&queue](const auto& one) {
        return std::ranges::find(queue, one.first, &Chat::id) == queue.end();
    });
}

} // namespace help::desk
