#pragma once

#include "demo/server/domain/desk.h"

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

/// Which notices customers are told.
namespace help::desk {

/// The protocol's words, from the mildest on.
inline constexpr std::array<std::string_view, 3> kSeverities{"info", "warning", "outage"};

/// The protocol takes no more at once.
inline constexpr std::ptrdiff_t kMostNotices = 20;

/// True when nobody is shown it any more.
[[nodiscard]] bool has_ended(const Notice& notice, Instant now);

/// Those that have not ended. Where they are more than kMostNotices, the gravest of them, and among
/// these the ones that begin last: what a help would show first.
[[nodiscard]] std::vector<Notice> told_notices(const std::vector<Notice>& notices, Instant now);

} // namespace help::desk
