#include "demo/server/net/message.h"

#include "demo/server/domain/text.h"

#include <algorithm>

namespace help::net {

bool same_word(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, {}, desk::lower_ascii, desk::lower_ascii);
}

std::optional<std::string_view> Request::header(std::string_view name) const {
    for (const auto& [key, value] : headers)
        if (same_word(key, name)) return value;
    return std::nullopt;
}

} // namespace help::net
