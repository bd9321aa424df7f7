#include "widget/a11y/tree_ops.h"

#include <cstring>

namespace help {

void TreeOpWriter::add(const Node& node, NodeId before) {
    put8(static_cast<std::uint8_t>(TreeOp::Add));
    put32(node.id);
    put32(node.parent);
    put32(before);
    put8(static_cast<std::uint8_t>(node.role));
    put8(static_cast<std::uint8_t>(node.look));
}

void TreeOpWriter::remove(NodeId id) {
    put8(static_cast<std::uint8_t>(TreeOp::Remove));
    put32(id);
}

void TreeOpWriter::move(NodeId id, NodeId before) {
    put8(static_cast<std::uint8_t>(TreeOp::Move));
    put32(id);
    put32(before);
}

void TreeOpWriter::text(NodeId id, TextPart part, std::string_view text) {
    put8(static_cast<std::uint8_t>(TreeOp::Text));
    put32(id);
    put8(static_cast<std::uint8_t>(part));
    put_text(text);
}

void TreeOpWriter::number(NodeId id, NumberPart part, std::uint32_t value) {
    put8(static_cast<std::uint8_t>(TreeOp::Number));
    put32(id);
    put8(static_cast<std::uint8_t>(part));
    put32(value);
}

void TreeOpWriter::box(NodeId id, const Box& box) {
    put8(static_cast<std::uint8_t>(TreeOp::Box));
    put32(id);
    put_float(box.x);
    put_float(box.y);
    put_float(box.width);
    put_float(box.height);
}

void TreeOpWriter::control_box(NodeId id, const Box& box) {
    put8(static_cast<std::uint8_t>(TreeOp::ControlBox));
    put32(id);
    put_float(box.x);
    put_float(box.y);
    put_float(box.width);
    put_float(box.height);
}

void TreeOpWriter::content(NodeId id, float height) {
    put8(static_cast<std::uint8_t>(TreeOp::Content));
    put32(id);
    put_float(height);
}

void TreeOpWriter::scroll_to(NodeId id, float y) {
    put8(static_cast<std::uint8_t>(TreeOp::ScrollTo));
    put32(id);
    put_float(y);
}

void TreeOpWriter::focus(NodeId id) {
    put8(static_cast<std::uint8_t>(TreeOp::Focus));
    put32(id);
}

void TreeOpWriter::say(Live politeness, std::string_view text) {
    put8(static_cast<std::uint8_t>(TreeOp::Say));
    put8(static_cast<std::uint8_t>(politeness));
    put_text(text);
}

void TreeOpWriter::put8(std::uint8_t value) {
    bytes_.push_back(value);
}

void TreeOpWriter::put32(std::uint32_t value) {
    for (int shift = 0; shift < 32; shift += 8) {
        bytes_.push_back(static_cast<std::uint8_t>(value >> shift));
    }
}

void TreeOpWriter::put_float(float value) {
    std::uint32_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits); // libc++ 14 has no std::bit_cast
    put32(bits);
}

void TreeOpWriter::put_text(std::string_view text) {
    put32(static_cast<std::uint32_t>(text.size()));
    bytes_.insert(bytes_.end(), text.begin(), text.end());
}

} // namespace help
