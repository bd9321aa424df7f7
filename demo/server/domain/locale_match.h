#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace help::desk {

/// The best of `offered` for the tag `wanted`: the same tag, else the first of the same language
/// (pt-PT gets pt-BR), else the first of all. Letters match in either case (BCP 47). `offered` is
/// not empty; the answer is one of its elements.
[[nodiscard]] const std::string& best_locale(const std::vector<std::string>& offered,
                                             std::string_view wanted);

} // namespace help::desk
