#pragma once

#include "widget/draw/draw_bytes.h"
#include "widget/draw/draw_surface.h"

#include <string>
#include <vector>

namespace help {

/// Proves that a picture shows its tree and nothing else. What it finds wrong, a sentence each;
/// empty for a sound picture.
/// - every triangle was drawn for a node of the tree, inside what of that node is visible (shadows
/// may reach out by 24 px);
/// - every text drawn is one of its node's texts;
/// - whatever can be pressed or typed into, and is not scrolled away, has been drawn, and every
/// visible name as well. `draw` are the bytes that `surface` made last, from this tree and scene,
/// at rest.
[[nodiscard]] std::vector<std::string> audit(const SemanticTree& tree,
                                             const Scene& scene,
                                             const DrawSurface& surface,
                                             const std::vector<std::uint8_t>& draw);

/// The parts of a frame; empty vectors when the sizes do not agree.
struct DrawnFrame {
    DrawHeader header;
    std::vector<DrawVertex> vertices;
    std::vector<std::uint16_t> indices;
    std::vector<DrawCommand> commands;
    bool whole = false; ///< every byte belongs to something, every index points at a vertex
};
[[nodiscard]] DrawnFrame read_frame(const std::vector<std::uint8_t>& draw);

} // namespace help
