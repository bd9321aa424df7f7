#include "tests/draw/auditor.h"

#include "widget/draw/anatomy.h"

#include <algorithm>
#include <cstring>

namespace help {

DrawnFrame read_frame(const std::vector<std::uint8_t>& draw) {
    DrawnFrame frame;
    if (draw.size() < sizeof frame.header) {
        return frame;
    }
    std::memcpy(&frame.header, draw.data(), sizeof frame.header);
    const std::size_t vertices = std::size_t{frame.header.vertex_count} * sizeof(DrawVertex);
    const std::size_t indices = (std::size_t{frame.header.index_count} * 2 + 3) / 4 * 4;
    const std::size_t commands = std::size_t{frame.header.command_count} * sizeof(DrawCommand);
    if (draw.size() != sizeof frame.header + vertices + indices + commands) {
        return frame;
    }
    const auto read = [&](auto& part, std::size_t count, std::size_t from) {
        part.resize(count);
        if (count > 0) std::memcpy(part.data(), draw.data() + from, count * sizeof part[0]);
    };
    read(frame.vertices, frame.header.vertex_count, sizeof frame.header);
    read(frame.indices, frame.header.index_count, sizeof frame.header + vertices);
    read(frame.commands, frame.header.command_count, sizeof frame.header + vertices + indices);
    frame.whole = true;
    for (const DrawCommand& command : frame.commands) {
        frame.whole =
            frame.whole && command.index_count % 3 == 0 &&
            std::size_t{command.first_index} + command.index_count <= frame.indices.size();
        for (std::uint32_t i = 0; frame.whole && i < command.index_count; ++i) {
            frame.whole = command.base_vertex + frame.indices[command.first_index + i] <
                          frame.vertices.size();
        }
    }
    return frame;
}

namespace {

struct Area {
    float left = 0;
    float top = 0;
    float right = 0;
    float bottom = 0;

    [[nodiscard]] bool empty() const { return right <= left || bottom <= top; }
};

Area meet(Area a, Area b) {
    return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
            std::min(a.bottom, b.bottom)};
}

Area area_of(const Box& box, float more = 0) {
    return {box.x - more, box.y - more, box.x + box.width + more, box.y + box.height + more};
}

bool inside(Area inner, Area outer) {
    return inner.left >= outer.left && inner.top >= outer.top && inner.right <= outer.right &&
           inner.bottom <= outer.bottom;
}

/// How far a primitive may leave its owner: fringes half a pixel, letters below and beside their
/// line, shadows, the label of a bar that is narrower than it.
float leeway(PaintLog::Kind kind, Look look) {
    switch (kind) {
    case PaintLog::Kind::Shape:
        return 1;
    case PaintLog::Kind::Text:
        return look == Look::Bar ? 24 : 4;
    case PaintLog::Kind::Shadow:
        return 24;
    }
    return 0;
}

/// The text that stands on the screen whole; of a field its label.
std::string_view visible_text(const Node& node) {
    switch (node.look) {
    case Look::Bubble:
    case Look::Figure:
        return node.value();
    case Look::Tab:
        return node.text(tab_words(node));
    case Look::Field:
        return shows_label(node) ? node.name() : std::string_view{};
    case Look::Title:
    case Look::Section:
    case Look::Greeting:
    case Look::Lead:
    case Look::Paragraph:
    case Look::Caption:
    case Look::Card:
    case Look::Pair:
    case Look::Banner:
    case Look::Fact:
    case Look::Primary:
    case Look::Secondary:
    case Look::Quiet:
    case Look::DayMark:
    case Look::SystemLine:
    case Look::Bullet:
        return node.name();
    default:
        return {};
    }
}

class Auditor {
public:
    Auditor(const SemanticTree& tree,
            const Scene& scene,
            const DrawSurface& surface,
            const DrawnFrame& frame)
        : tree_(tree), frame_(frame), entries_(surface.log().entries) {
        outline_.read(tree);
        places_.read(tree, outline_, scene.scroll);
        panel_ = {0, 0, scene.viewport.width, scene.viewport.height};
    }

    std::vector<std::string> run() {
        owners();
        triangles();
        for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
            shown(i);
        }
        return std::move(findings_);
    }

private:
    void find(const std::string& what, const std::string& whose) {
        findings_.push_back(what + ": " + whose);
    }

    static std::string name_of(const Node& node) {
        return std::to_string(static_cast<int>(node.look)) + " \"" + node.name() + "\"";
    }

    void owners() {
        std::uint32_t next = 0;
        for (const PaintLog::Entry& entry : entries_) {
            if (entry.first_vertex != next) {
                find("vertices without an owner before", std::to_string(entry.first_vertex));
            }
            next = entry.end_vertex;
            const Node* node = tree_.find(entry.owner);
            if (node == nullptr) {
                find("drawn for a node that is not in the tree", std::to_string(entry.owner));
            } else if (entry.kind == PaintLog::Kind::Text &&
                       std::find(node->texts.begin(), node->texts.end(), entry.text) ==
                           node->texts.end()) {
                find("a text that its node does not have: " + entry.text, name_of(*node));
            }
        }
        if (next != frame_.vertices.size()) {
            find("vertices without an owner after", std::to_string(next));
        }
    }

    void triangles() {
        for (const DrawCommand& command : frame_.commands) {
            const Area clip{command.clip_left, command.clip_top, command.clip_right,
                            command.clip_bottom};
            for (std::uint32_t i = 0; i < command.index_count; i += 3) {
                const std::uint16_t* three = &frame_.indices[command.first_index + i];
                const DrawVertex* corners[3];
                for (int n = 0; n < 3; ++n) {
                    corners[n] = &frame_.vertices[command.base_vertex + three[n]];
                }
                const auto [left, right] =
                    std::minmax({corners[0]->x, corners[1]->x, corners[2]->x});
                const auto [top, bottom] =
                    std::minmax({corners[0]->y, corners[1]->y, corners[2]->y});
                check_triangle(command.base_vertex + three[0],
                               meet({left, top, right, bottom}, clip));
            }
        }
    }

    void check_triangle(std::uint32_t vertex, Area visible) {
        if (visible.empty()) {
            return;
        }
        const auto entry = std::upper_bound(
            entries_.begin(), entries_.end(), vertex,
            [](std::uint32_t v, const PaintLog::Entry& e) { return v < e.end_vertex; });
        if (entry == entries_.end()) {
            return; // owners() has said so
        }
        for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
            if (tree_.nodes[i].id == entry->owner &&
                !inside(visible, area_of(places_.by_index[i].box,
                                         leeway(entry->kind, tree_.nodes[i].look)))) {
                find("drawn outside its box",
                     name_of(tree_.nodes[i]) + " " + std::to_string(visible.left) + "," +
                         std::to_string(visible.top) + " – " + std::to_string(visible.right) + "," +
                         std::to_string(visible.bottom));
            }
        }
    }

    /// What the customer can see of a node, must have been drawn.
    void shown(std::size_t index) {
        const Node& node = tree_.nodes[index];
        const Place& place = places_.by_index[index];
        const Area visible =
            meet(meet(area_of(place.box), panel_), place.in_body ? area_of(places_.clip) : panel_);
        if (!takes_room(tree_, outline_, index) || visible.empty() ||
            visible.bottom - visible.top < place.box.height / 2) {
            return;
        }
        const auto drawn = [&](auto wanted) {
            return std::any_of(entries_.begin(), entries_.end(), [&](const PaintLog::Entry& entry) {
                return entry.owner == node.id && entry.end_vertex > entry.first_vertex &&
                       wanted(entry);
            });
        };
        const bool control = is_pressable(node) || node.look == Look::Field;
        if (control && !drawn([](const PaintLog::Entry&) { return true; })) {
            find("a control that nobody sees", name_of(node));
        }
        const std::string_view text = visible_text(node);
        const bool blank = text.find_first_not_of(' ') == std::string::npos;
        if (!blank && visible.bottom - visible.top >= place.box.height &&
            !drawn([&](const PaintLog::Entry& entry) { return entry.text == text; })) {
            find("words that nobody sees", name_of(node));
        }
    }

    const SemanticTree& tree_;
    const DrawnFrame& frame_;
    const std::vector<PaintLog::Entry>& entries_;
    Outline outline_;
    Places places_;
    Area panel_;
    std::vector<std::string> findings_;
};

} // namespace

std::vector<std::string> audit(const SemanticTree& tree,
                               const Scene& scene,
                               const DrawSurface& surface,
                               const std::vector<std::uint8_t>& draw) {
    const DrawnFrame frame = read_frame(draw);
    if (!frame.whole) {
        return {"the draw bytes are broken"};
    }
    return Auditor(tree, scene, surface, frame).run();
}

} // namespace help
