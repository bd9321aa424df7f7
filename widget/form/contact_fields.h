#pragma once

#include "widget/desk/desk.h"
#include "widget/transport/problem.h"

#include <optional>
#include <string_view>

namespace help {

// What both forms, ticket and chat, ask of their fields. Texts come without blanks around them.

[[nodiscard]] std::optional<FieldFault> check_name(std::string_view name, const DeskLimits& limits);
[[nodiscard]] std::optional<FieldFault> check_email(std::string_view email,
                                                    const DeskLimits& limits);

enum class Need : std::uint8_t { Required, Optional };

/// A desk without reasons asks for none.
[[nodiscard]] std::optional<FieldFault>
check_reason(std::string_view reason, const Desk& desk, Need need);

/// A text of several lines.
[[nodiscard]] std::optional<FieldFault>
check_words(std::string_view words, std::uint32_t limit, Need need);

} // namespace help
