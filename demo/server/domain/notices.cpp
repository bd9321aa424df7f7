#include "demo/server/domain/notices.h"

#include <algorithm>
#include <utility>

namespace help::desk {
namespace {

/// By severity, then by their beginning; without one a notice has always been there.
std::pair<std::ptrdiff_t, Instant> rank(const Notice& notice) {
    const auto* severity = std::ranges::find(kSeverities, notice.severity);
    return {severity - kSeverities.begin(), instant_of(notice.from).value_or(Instant::min())};
}

} // namespace

bool has_ended(const Notice& notice, Instant now) {
    const auto end = instant_of(notice.to);
    return end && *end <= now;
}

std::vector<Notice> told_notices(const std::vector<Notice>& notices, Instant now) {
    std::vector<Notice> told;
    std::ranges::copy_if(notices, std::back_inserter(told),
                         [now](const Notice& notice) { return !has_ended(notice, now); });
    if (std::ssize(told) <= kMostNotices) return told;
    std::ranges::stable_sort(told, std::ranges::greater{}, rank);
    told.erase(told.begin() + kMostNotices, told.end());
    return told;
}

} // namespace help::desk
