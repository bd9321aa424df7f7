#pragma once

#include "widget/base/random.h"

#include <string>
#include <string_view>

namespace help::test {

/// A source of chance for one test run: the same number gives the same run.
[[nodiscard]] Random chance(std::uint64_t number);

/// Something that stands where a JSON value should: numbers out of range, other types, controls,
/// broken and hostile Unicode, depth, what is no JSON.
[[nodiscard]] std::string_view hostile_value(Random& random);
/// What a customer or an attacker may write; valid UTF-8, as every host passes it on.
[[nodiscard]] std::string hostile_words(Random& random);

/// `json` with one to three things changed: most often a value, else bytes or parts.
[[nodiscard]] std::string mutated(std::string_view json, Random& random);

} // namespace help::test
