#pragma once

#include "widget/a11y/node.h"

#include <cstdint>
#include <string>
#include <vector>

namespace help {

/// Who drew what: the proof that nothing is on the screen that is not in the tree. Kept in native
/// builds only; the auditor in tests/draw reads it.
struct PaintLog {
    enum class Kind : std::uint8_t {
        Shape,
        Shadow, ///< may leave its owner's box
        Text,
    };
    struct Entry {
        NodeId owner = kNoNode;
        Kind kind = Kind::Shape;
        std::uint32_t first_vertex = 0;
        std::uint32_t end_vertex = 0;
        std::string text; ///< of Kind::Text: the whole text that these vertices are a part of
    };
    std::vector<Entry> entries;
};

#ifdef __EMSCRIPTEN__
inline constexpr bool kKeepsPaintLog = false;
#else
inline constexpr bool kKeepsPaintLog = true;
#endif

} // namespace help
