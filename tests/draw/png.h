#pragma once

#include "tests/draw/picture.h"

#include <string>

namespace help {

/// The picture as a PNG file (W3C PNG, third edition): 8 bits a channel with alpha. Smaller than
/// the plain pixels because rows are written as what differs from the row above (filter Up) and
/// runs as runs; no library is needed for that.
[[nodiscard]] std::string png_bytes(const Picture& picture);

/// False when the file cannot be written.
[[nodiscard]] bool write_png(const std::string& path, const Picture& picture);

} // namespace help
