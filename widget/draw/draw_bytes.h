#pragma once

#include <cstdint>

namespace help {

/// A drawn frame as bytes: header, vertices, indices (padded to 4 bytes), commands, without gaps,
/// little-endian. Straight (not premultiplied) colours; triangles in order; positions in CSS pixels
/// of the panel.
struct DrawHeader {
    std::uint32_t vertex_count = 0;
    std::uint32_t index_count = 0; ///< 16-bit indices
    std::uint32_t command_count = 0;
    float width = 0;   ///< CSS pixels
    float height = 0;  ///< CSS pixels
    float density = 1; ///< device pixels per CSS pixel
};
static_assert(sizeof(DrawHeader) == 24);

struct DrawVertex {
    float x = 0;
    float y = 0;
    float u = 0;
    float v = 0;
    std::uint32_t rgba = 0; ///< bytes in memory order r, g, b, a
};
static_assert(sizeof(DrawVertex) == 20);

struct DrawCommand {
    float clip_left = 0; ///< CSS pixels
    float clip_top = 0;
    float clip_right = 0;
    float clip_bottom = 0;
    std::uint32_t first_index = 0;
    std::uint32_t index_count = 0;
    std::uint32_t base_vertex = 0; ///< added to every index
    std::uint32_t texture = 0;
};
static_assert(sizeof(DrawCommand) == 32);

} // namespace help
