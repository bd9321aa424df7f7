#pragma once

#include <cstdint>
#include <vector>

namespace help {

/// Pixels, four bytes each: red, green, blue, alpha (straight).
struct Picture {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::vector<std::uint8_t> rgba;
};

/// Draws the bytes of widget/draw/draw_bytes.h as a GPU does: triangles in order, straight alpha,
/// the texture's alpha as coverage. `texture` is the one that all commands name. Starts from white.
[[nodiscard]] Picture rasterise(const std::vector<std::uint8_t>& draw, const Picture& texture);

} // namespace help
