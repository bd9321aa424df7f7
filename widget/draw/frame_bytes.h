#pragma once

#include "widget/draw/surface.h"

#include <imgui.h>

#include <cstdint>
#include <vector>

namespace help {

/// Writes a draw list in device pixels as the bytes of widget/draw/draw_bytes.h, in CSS pixels.
void write_frame(const ImDrawList& list,
                 std::uint32_t texture,
                 const Viewport& viewport,
                 std::vector<std::uint8_t>& bytes);

} // namespace help
