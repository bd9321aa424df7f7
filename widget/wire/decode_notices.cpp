#include "widget/wire/desk_parts.h"
#include "widget/wire/members.h"

namespace help {

namespace {

constexpr Named kSeverities[] = {{"info", static_cast<int>(Severity::Info)},
                                 {"warning", static_cast<int>(Severity::Warning)},
                                 {"outage", static_cast<int>(Severity::Outage)}};

/// False when it is there and no time.
bool read_instant(const Value& value, std::string_view key, std::optional<UtcTime>& time) {
    if (value.member(key) == nullptr) {
        return true;
    }
    const auto read = instant(value, key);
    if (read) {
        time = read->utc;
    }
    return read.has_value();
}

bool read_notice(const Value& value, std::vector<Notice>& notices) {
    Notice notice;
    // A severity of a later version is still worth reading.
    notice.severity = static_cast<Severity>(named(value, "severity", kSeverities).value_or(0));
    auto id = identifier(value);
    auto title = shown(value, "title", 1, 120);
    auto body = shown(value, "body", 0, 600);
    auto href = value.member("href") == nullptr ? std::optional{std::string{}} : address(value);
    auto link = shown(value, "link", value.member("link") == nullptr ? 0 : 1, 80);
    const Value* dismissible = value.member("dismissible");
    const auto can_go = dismissible == nullptr ? std::optional{true} : dismissible->flag();
    if (!id || !title || !body || !href || !link || !can_go ||
        !read_instant(value, "from", notice.from) || !read_instant(value, "to", notice.to) ||
        (notice.from && notice.to && *notice.to <= *notice.from)) {
        return false;
    }
    notice.id = std::move(*id);
    notice.title = std::move(*title);
    notice.body = std::move(*body);
    notice.href = std::move(*href);
    notice.link = std::move(*link);
    notice.dismissible = *can_go;
    notices.push_back(std::move(notice));
    return true;
}

} // namespace

bool read_notices(const Value& root, std::vector<Notice>& notices) {
    return each(root, "notices", 0, 20,
                [&](const Value& value) { return read_notice(value, notices); }) &&
           ids_are_unique(notices);
}

} // namespace help
