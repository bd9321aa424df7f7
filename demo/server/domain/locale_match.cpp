#include "demo/server/domain/locale_match.h"

#include "demo/server/domain/text.h"

#include <algorithm>

namespace help::desk {
namespace {

bool same_letters(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, {}, lower_ascii, lower_ascii);
}

std::string_view language_of(std::string_view tag) {
    return tag.substr(0, tag.find('-'));
}

} // namespace

const std::string& best_locale(const std::vector<std::string>& offered, std::string_view wanted) {
    for (const std::string& tag : offered)
        if (same_letters(tag, wanted)) return tag;
    for (const std::string& tag : offered)
        if (same_letters(language_of(tag), language_of(wanted))) return tag;
    return offered.front();
}

} // namespace help::desk
