#pragma once

#include <string_view>
#include <vector>

namespace help {

/// The http and https addresses in a text, in order, each once, at most eight; without the
/// punctuation that ends a sentence around them. Nothing else is ever taken for an address.
[[nodiscard]] std::vector<std::string_view> find_addresses(std::string_view text);

} // namespace help
