#pragma once

#include <span>
#include <string>

namespace help::desk {

/// Random bytes that nobody can guess. Throws std::runtime_error when the system has none.
void fill_random(std::span<unsigned char> bytes);

/// Two lower-case digits a byte.
[[nodiscard]] std::string hex(std::span<const unsigned char> bytes);

} // namespace help::desk
