#include "widget/draw/frame_bytes.h"

#include "widget/draw/draw_bytes.h"

#include <algorithm>
#include <cstring>

namespace help {

namespace {

template <typename Part>
void put(std::uint8_t*& at, const Part& part) {
    std::memcpy(at, &part, sizeof part);
    at += sizeof part;
}

bool draws(const ImDrawCmd& command) {
    return command.ElemCount > 0 && command.ClipRect.z > command.ClipRect.x &&
           command.ClipRect.w > command.ClipRect.y;
}

} // namespace

void write_frame(const ImDrawList& list,
                 std::uint32_t texture,
                 const Viewport& viewport,
                 std::vector<std::uint8_t>& bytes) {
    static_assert(sizeof(ImDrawIdx) == 2);
    DrawHeader header;
    header.vertex_count = static_cast<std::uint32_t>(list.VtxBuffer.Size);
    header.index_count = static_cast<std::uint32_t>(list.IdxBuffer.Size);
    header.command_count = static_cast<std::uint32_t>(
        std::count_if(list.CmdBuffer.begin(), list.CmdBuffer.end(),
                      [](const ImDrawCmd& command) { return draws(command); }));
    header.width = viewport.width;
    header.height = viewport.height;
    header.density = viewport.density;

    const std::size_t index_bytes = (std::size_t{2} * header.index_count + 3) / 4 * 4;
    bytes.assign(sizeof header + sizeof(DrawVertex) * header.vertex_count + index_bytes +
                     sizeof(DrawCommand) * header.command_count,
                 0);
    std::uint8_t* at = bytes.data();
    put(at, header);
    const float css = 1 / viewport.density;
    for (const ImDrawVert& vertex : list.VtxBuffer) {
        put(at, DrawVertex{vertex.pos.x * css, vertex.pos.y * css, vertex.uv.x, vertex.uv.y,
                           vertex.col});
    }
    if (header.index_count > 0) {
        std::memcpy(at, list.IdxBuffer.Data, std::size_t{2} * header.index_count);
    }
    at += index_bytes;
    for (const ImDrawCmd& command : list.CmdBuffer) {
        if (draws(command)) {
            put(at, DrawCommand{command.ClipRect.x * css, command.ClipRect.y * css,
                                command.ClipRect.z * css, command.ClipRect.w * css,
                                command.IdxOffset, command.ElemCount, command.VtxOffset, texture});
        }
    }
}

} // namespace help
