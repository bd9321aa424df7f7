#include "demo/server/domain/desk.h"

#include <algorithm>

namespace help::desk {

const Reason* find_reason(const Desk& desk, std::string_view id) {
    const auto found = std::ranges::find(desk.reasons, id, &Reason::id);
    return found == desk.reasons.end() ? nullptr : &*found;
}

} // namespace help::desk
