#pragma once

#include "widget/input.h"

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

/// What a recording must not give away.
namespace help::qa {

enum class TypedText : std::uint8_t {
    Masked, ///< what the customer wrote or is called keeps its shape and loses its letters
    Kept,
};

/// Letters become x, digits 0; spaces, line breaks and punctuation stay, and so does the number of
/// characters.
[[nodiscard]] std::string masked(std::string_view text);

/// `json` with the members that may hold a secret (token, key) masked, and, for TypedText::Masked,
/// those that may hold what the customer wrote or is called. Texts that hold JSON are masked
/// inside.
void mask_members(nlohmann::json& json, TypedText typed);

/// The same for a text: JSON, the lines of an event stream, or (masked whole) anything else.
[[nodiscard]] std::string masked_body(std::string_view body, TypedText typed);

} // namespace help::qa
