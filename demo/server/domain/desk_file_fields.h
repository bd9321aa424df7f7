#pragma once

#include "demo/server/domain/json_field.h"
#include "demo/server/domain/texts.h"

#include <chrono>
#include <set>
#include <string>
#include <vector>

/// Values that several parts of a desk file have. Each throws FileFault with the place.
namespace help::desk {

/// An id: 1–64 characters of `a-z 0-9 . - _`.
[[nodiscard]] std::string read_key(const JsonField& field);

/// An address that a customer may follow.
[[nodiscard]] std::string read_href(const JsonField& field);

/// `least` to `most` characters in every locale; a plain string stands for all of them.
[[nodiscard]] Texts read_texts(const JsonField& field,
                               const std::vector<std::string>& locales,
                               std::size_t least,
                               std::size_t most);

/// A date such as 2026-12-25.
[[nodiscard]] std::chrono::local_days read_date(const JsonField& field);

/// Refuses a list in which two items have one id.
template <typename Item>
void refuse_twins(const std::vector<Item>& items, const JsonField& list) {
    std::set<std::string_view> ids;
    for (const auto& item : items)
        if (!ids.insert(item.id).second) list.refuse("holds the id " + item.id + " twice");
}

} // namespace help::desk
