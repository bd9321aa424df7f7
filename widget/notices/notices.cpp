#include "widget/notices/notices.h"

#include "widget/base/in_order.h"

#include <algorithm>

namespace help {

namespace {

bool is_on(const Notice& notice, UtcTime now) {
    return (!notice.from || *notice.from <= now) && (!notice.to || now < *notice.to);
}

bool comes_before(const Notice* a, const Notice* b) {
    if (a->severity != b->severity) {
        return a->severity > b->severity;
    }
    return a->from > b->from; // nullopt is less than any instant
}

bool is_known(std::string_view id, const std::vector<Notice>& notices) {
    return std::any_of(notices.begin(), notices.end(),
                       [id](const Notice& notice) { return notice.id == id; });
}

} // namespace

void DismissedNotices::add(std::string_view id) {
    if (contains(id)) {
        return;
    }
    if (ids_.size() == kMost) {
        ids_.erase(ids_.begin());
    }
    ids_.emplace_back(id);
}

bool DismissedNotices::contains(std::string_view id) const {
    return std::find(ids_.begin(), ids_.end(), id) != ids_.end();
}

bool DismissedNotices::keep_only(const std::vector<Notice>& notices) {
    return std::erase_if(ids_, [&](const std::string& id) { return !is_known(id, notices); }) > 0;
}

NoticeList current_notices(const std::vector<Notice>& notices, UtcTime now) {
    NoticeList current;
    for (const Notice& notice : notices) {
        if (is_on(notice, now)) {
            insert_in_order(current, &notice, comes_before);
        }
    }
    return current;
}

NoticeList notices_to_show(const std::vector<Notice>& notices,
                           const DismissedNotices& dismissed,
                           UtcTime now) {
    NoticeList shown = current_notices(notices, now);
    std::erase_if(shown, [&](const Notice* notice) {
        return notice->dismissible && dismissed.contains(notice->id);
    });
    return shown;
}

std::optional<UtcTime> notices_change_at(const std::vector<Notice>& notices, UtcTime now) {
    std::optional<UtcTime> next;
    for (const Notice& notice : notices) {
        for (const std::optional<UtcTime>& edge : {notice.from, notice.to}) {
            if (edge && *edge > now && (!next || *edge < *next)) {
                next = edge;
            }
        }
    }
    return next;
}

} // namespace help
