#include "tests/draw/picture.h"

#include "widget/draw/draw_bytes.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace help {

namespace {

struct Clip {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
};

/// Twice the signed area of (a, b, p): positive when p lies to the right of a → b (y down).
float side(const DrawVertex& a, const DrawVertex& b, float x, float y) {
    return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
}

/// Pixels on an edge belong to one of its two triangles only, or translucent shapes would show
/// their seams.
bool owns_edge(const DrawVertex& a, const DrawVertex& b) {
    return (a.y == b.y && b.x > a.x) || b.y < a.y;
}

float channel(std::uint32_t rgba, unsigned index) {
    return static_cast<float>((rgba >> (8 * index)) & 0xFFU);
}

void blend(Picture& picture, int x, int y, const float (&colour)[4]) {
    std::uint8_t* pixel =
        &picture
             .rgba[(static_cast<std::size_t>(y) * picture.width + static_cast<std::size_t>(x)) * 4];
    const float alpha = colour[3] / 255;
    for (int i = 0; i < 3; ++i) {
        pixel[i] = static_cast<std::uint8_t>(
            std::lround(static_cast<float>(pixel[i]) * (1 - alpha) + colour[i] * alpha));
    }
    pixel[3] = 255;
}

void triangle(
    Picture& picture, const Picture& texture, Clip clip, DrawVertex a, DrawVertex b, DrawVertex c) {
    float area = side(a, b, c.x, c.y);
    if (area == 0) {
        return;
    }
    if (area < 0) {
        std::swap(b, c);
        area = -area;
    }
    const int left = std::max(clip.left, static_cast<int>(std::floor(std::min({a.x, b.x, c.x}))));
    const int right = std::min(clip.right, static_cast<int>(std::ceil(std::max({a.x, b.x, c.x}))));
    const int top = std::max(clip.top, static_cast<int>(std::floor(std::min({a.y, b.y, c.y}))));
    const int bottom =
        std::min(clip.bottom, static_cast<int>(std::ceil(std::max({a.y, b.y, c.y}))));
    for (int y = top; y < bottom; ++y) {
        for (int x = left; x < right; ++x) {
            const float px = static_cast<float>(x) + 0.5F;
            const float py = static_cast<float>(y) + 0.5F;
            const float wa = side(b, c, px, py);
            const float wb = side(c, a, px, py);
            const float wc = side(a, b, px, py);
            if (wa < 0 || wb < 0 || wc < 0 || (wa == 0 && !owns_edge(b, c)) ||
                (wb == 0 && !owns_edge(c, a)) || (wc == 0 && !owns_edge(a, b))) {
                continue;
            }
            float colour[4];
            for (unsigned i = 0; i < 4; ++i) {
                colour[i] =
                    (wa * channel(a.rgba, i) + wb * channel(b.rgba, i) + wc * channel(c.rgba, i)) /
                    area;
            }
            const float u =
                (wa * a.u + wb * b.u + wc * c.u) / area * static_cast<float>(texture.width);
            const float v =
                (wa * a.v + wb * b.v + wc * c.v) / area * static_cast<float>(texture.height);
            const auto column = static_cast<std::size_t>(
                std::clamp(u, 0.0F, static_cast<float>(texture.width) - 1));
            const auto line = static_cast<std::size_t>(
                std::clamp(v, 0.0F, static_cast<float>(texture.height) - 1));
            const std::uint8_t* texel = &texture.rgba[(line * texture.width + column) * 4];
            for (int i = 0; i < 4; ++i) {
                colour[i] *= static_cast<float>(texel[i]) / 255;
            }
            blend(picture, x, y, colour);
        }
    }
}

} // namespace

Picture rasterise(const std::vector<std::uint8_t>& draw, const Picture& texture) {
    DrawHeader header;
    std::memcpy(&header, draw.data(), sizeof header);
    const std::uint8_t* at = draw.data() + sizeof header;
    std::vector<DrawVertex> vertices(header.vertex_count);
    std::memcpy(vertices.data(), at, vertices.size() * sizeof(DrawVertex));
    at += vertices.size() * sizeof(DrawVertex);
    std::vector<std::uint16_t> indices(header.index_count);
    std::memcpy(indices.data(), at, indices.size() * 2);
    at += (indices.size() * 2 + 3) / 4 * 4;

    Picture picture;
    picture.width = static_cast<std::uint32_t>(std::lround(header.width * header.density));
    picture.height = static_cast<std::uint32_t>(std::lround(header.height * header.density));
    picture.rgba.assign(std::size_t{4} * picture.width * picture.height, 255);
    for (DrawVertex& vertex : vertices) {
        vertex.x *= header.density;
        vertex.y *= header.density;
    }
    const auto pixel = [&](float css, std::uint32_t limit) {
        return std::clamp(static_cast<int>(std::lround(css * header.density)), 0,
                          static_cast<int>(limit));
    };
    for (std::uint32_t i = 0; i < header.command_count; ++i) {
        DrawCommand command;
        std::memcpy(&command, at + i * sizeof command, sizeof command);
        const Clip clip{
            pixel(command.clip_left, picture.width), pixel(command.clip_top, picture.height),
            pixel(command.clip_right, picture.width), pixel(command.clip_bottom, picture.height)};
        for (std::uint32_t n = 0; n + 2 < command.index_count; n += 3) {
            const std::uint16_t* three = &indices[command.first_index + n];
            triangle(picture, texture, clip, vertices[command.base_vertex + three[0]],
                     vertices[command.base_vertex + three[1]],
                     vertices[command.base_vertex + three[2]]);
        }
    }
    return picture;
}

} // namespace help
