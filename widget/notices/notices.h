#pragma once

#include "widget/desk/desk.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace help {

/// Ids of the notices that the customer does not want to see again: each once, the oldest first, at
/// most kMost; one more pushes the oldest out.
class DismissedNotices {
public:
    static constexpr std::size_t kMost = 50;

    void add(std::string_view id);
    [[nodiscard]] bool contains(std::string_view id) const;
    /// Forgets the ids that the desk has no notice for any more; true when there were some.
    bool keep_only(const std::vector<Notice>& notices);

    [[nodiscard]] const std::vector<std::string>& ids() const { return ids_; }

private:
    std::vector<std::string> ids_;
};

/// Borrowed from the desk.
using NoticeList = std::vector<const Notice*>;

/// All that are on at `now`: outages first, then warnings, then the rest; among equals the newest
/// first, and those without a beginning last, in the desk's order.
[[nodiscard]] NoticeList current_notices(const std::vector<Notice>& notices, UtcTime now);

/// The same without those that the customer has dismissed (and could dismiss).
[[nodiscard]] NoticeList
notices_to_show(const std::vector<Notice>& notices, const DismissedNotices& dismissed, UtcTime now);

/// When the next notice begins or ends; nullopt: none does.
[[nodiscard]] std::optional<UtcTime> notices_change_at(const std::vector<Notice>& notices,
                                                       UtcTime now);

} // namespace help
