#pragma once

#include "widget/notices/notices.h"
#include "widget/screen/screen.h"

namespace help {

/// The notices above the content of a screen, each with a way to dismiss it if it has one. Nothing
/// without notices.
void notice_banners(const ViewContext& view, const NoticeList& notices);

/// What is said aloud of a notice that comes while somebody is there.
[[nodiscard]] std::string notice_words(const Notice& notice, const Messages& messages);

/// Everything a customer may want to look up: all notices that are on, dismissed or not, and the
/// days ahead with other hours than usual. `today` is the desk's.
void notices_view(const ViewContext& view, const Desk& desk, UtcTime now, Date today);

} // namespace help
