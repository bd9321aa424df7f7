#pragma once

#include "tests/qa/fields.h"
#include "tests/qa/scenario.h"

#include <span>

namespace help::qa {

/// The verbs that a step may have, in the order of docs/qa.md.
[[nodiscard]] std::span<const std::string_view> verbs();

/// One step of a file: an object with exactly one verb. Throws WrongFile.
[[nodiscard]] Step read_step(const nlohmann::json& step, const std::string& pointer);

/// The value of `backend`.
[[nodiscard]] Step read_backend(const nlohmann::json& value, const std::string& pointer);

/// The value of `expect`.
[[nodiscard]] Expect read_expectation(Fields fields);

/// `role` (may be missing) and `name`.
[[nodiscard]] Target read_target(Fields& fields, bool name_required);

} // namespace help::qa
