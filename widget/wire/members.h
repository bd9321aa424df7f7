#pragma once

#include "widget/base/time.h"
#include "widget/wire/value.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace help {

// Members that several answers have in common. Each reader gives nothing for what is refused, and
// whoever asked refuses the whole answer.

/// The text in `key` as it stands; empty when there is none.
[[nodiscard]] std::string_view text_of(const Value& object, std::string_view key);

/// The member `key` is there and true.
[[nodiscard]] bool is_set(const Value& object, std::string_view key);

/// Text that customers see, `least` to `most` characters, without what could disturb the reading of
/// other text. A missing one is empty where `least` is 0; where it is not, there is something to
/// see.
[[nodiscard]] std::optional<std::string>
shown(const Value& object, std::string_view key, std::size_t least, std::size_t most);

/// The member `id`: 1–64 characters of `a-z 0-9 . - _`.
[[nodiscard]] std::optional<std::string> identifier(const Value& object);

/// The member `href`: a place a customer can be sent to. Only https, http, mailto and tel.
[[nodiscard]] std::optional<std::string> address(const Value& object);

/// RFC 3339.
[[nodiscard]] std::optional<ZonedTime> instant(const Value& object, std::string_view key);

struct Named {
    std::string_view name;
    int value;
};
/// The number of the name that stands in `key`.
[[nodiscard]] std::optional<int>
named(const Value& object, std::string_view key, std::span<const Named> names);

/// Calls `read` for each element of the array `key`; false when it is missing (and `least` is not
/// 0), too short or too long, or one element is refused.
template <typename Read>
[[nodiscard]] bool
each(const Value& object, std::string_view key, std::size_t least, std::size_t most, Read read) {
    const Value* member = object.member(key);
    if (member == nullptr) {
        return least == 0;
    }
    const Value::Array* array = member->array();
    if (array == nullptr || array->size() < least || array->size() > most) {
        return false;
    }
    return std::all_of(array->begin(), array->end(), read);
}

/// Nothing in a short list has the id of another.
template <typename T>
[[nodiscard]] bool ids_are_unique(const std::vector<T>& items) {
    for (std::size_t i = 0; i < items.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (items[i].id == items[j].id) {
                return false;
            }
        }
    }
    return true;
}

} // namespace help
