// Several of a kind side by side: rows, tabs, the bars of a chart, stars.
#include "widget/draw/layout.h"

#include <algorithm>

namespace help {

/// As many columns as are at least `least` wide; CSS `repeat(auto-fit, minmax(least, 1fr))`.
std::size_t Layout::columns_that_fit(std::size_t index, float least, float between) {
    const float fitting = (node(index).box.width + between) / (least + between);
    return static_cast<std::size_t>(std::max(1.0F, fitting));
}

/// Children in lines of `most`, all of one width, those of a line of one height.
float Layout::columns(std::size_t index, std::size_t most, float between) {
    std::vector<std::size_t> cells;
    outline_.for_children(index, [&](std::size_t child) {
        if (takes_room(tree_, outline_, child)) {
            cells.push_back(child);
        } else {
            hidden(child, 0, 0, 1);
        }
    });
    if (cells.empty()) {
        return 0;
    }
    const std::size_t across = std::clamp<std::size_t>(most, 1, cells.size());
    const auto count = static_cast<float>(across);
    const float width = (node(index).box.width - (count - 1) * between) / count;
    float y = 0;
    for (std::size_t first = 0; first < cells.size(); first += across) {
        const std::size_t end = std::min(first + across, cells.size());
        float tallest = 0;
        for (std::size_t i = first; i < end; ++i) {
            const float x = static_cast<float>(i - first) * (width + between);
            tallest = std::max(tallest, place(cells[i], x, y, width));
        }
        for (std::size_t i = first; i < end; ++i) {
            node(cells[i]).box.height = tallest;
        }
        y += tallest + between;
    }
    return y - between;
}

/// A row of a table keeps its cells on one line.
float Layout::side_by_side(std::size_t index) {
    const float least = 9 * letters(theme_, Type::Body).font.size;
    const bool in_table = node(index).role == Role::Row;
    const float pad = parent_look(index) == Look::Sheet ? measures_.space_2 : 0;
    const float height = columns(
        index, in_table ? outline_.size() : columns_that_fit(index, least, measures_.space_2),
        measures_.space_2);
    outline_.for_children(index, [&](std::size_t child) { node(child).box.y += pad; });
    return height + 2 * pad;
}

float Layout::tabs(std::size_t index) {
    const float least = 2.2F * letters(theme_, Type::Section).font.size;
    return columns(index, columns_that_fit(index, least, 0), 0);
}

float Layout::rating(std::size_t index) {
    const float star = measures_.target;
    const std::size_t across = columns_that_fit(index, star, 0);
    std::size_t count = 0;
    outline_.for_children(index, [&](std::size_t) { ++count; });
    const float width = static_cast<float>(std::min(across, count)) * star;
    const float left = is_centred(index) ? (node(index).box.width - width) / 2 : 0;
    std::size_t at = 0;
    outline_.for_children(index, [&](std::size_t child) {
        const std::size_t row = at / across;
        place(child, left + static_cast<float>(at % across) * star, static_cast<float>(row) * star,
              star);
        ++at;
    });
    const std::size_t rows = (count + across - 1) / across;
    return static_cast<float>(rows) * star;
}

} // namespace help
