#pragma once

#include "widget/a11y/semantic_tree.h"

#include <cstdint>
#include <string>
#include <vector>

namespace help {

/// What the host applies to its copy of the tree, in order. Numbers and layout are part of the
/// boundary: every value little-endian and unaligned, text as u32 size + UTF-8 bytes.
///
/// | op         | operands                                                          |
/// |------------|-------------------------------------------------------------------|
/// | Add        | u32 id, u32 parent, u32 before (0 = last), u8 role, u8 look        |
/// | Remove     | u32 id — the whole subtree goes with it                            |
/// | Move       | u32 id, u32 before (0 = last) — among the same parent's children   |
/// | Text       | u32 id, u8 TextPart, text                                          |
/// | Number     | u32 id, u8 NumberPart, u32 value                                   |
/// | Box        | u32 id, f32 x, y, width, height                                    |
/// | ControlBox | u32 id, f32 x, y, width, height                                    |
/// | Content    | u32 id, f32 height — of what a Body scrolls                        |
/// | ScrollTo   | u32 id, f32 y                                                      |
/// | Focus      | u32 id                                                             |
/// | Say        | u8 Live, text                                                      |
///
/// A new node has no texts, zero numbers and zero boxes; only what differs follows. The host
/// removes first: every Remove of a frame comes before every Add, and Focus and Say come last.
enum class TreeOp : std::uint8_t {
    Add = 1,
    Remove = 2,
    Move = 3,
    Text = 4,
    Number = 5,
    Box = 6,
    ControlBox = 7,
    Content = 8,
    ScrollTo = 9,
    Focus = 10,
    Say = 11,
};

enum class NumberPart : std::uint8_t {
    Look = 0,
    Tone = 1,
    Icon = 2,
    Level = 3,
    MaxLength = 4,
    Field = 5,
    States = 6,
    Live = 7,
    Amount = 8,
};

/// Appends packed operations to a byte buffer that it does not own.
class TreeOpWriter {
public:
    explicit TreeOpWriter(std::vector<std::uint8_t>& bytes) : bytes_(bytes) {}

    void add(const Node& node, NodeId before);
    void remove(NodeId id);
    void move(NodeId id, NodeId before);
    void text(NodeId id, TextPart part, std::string_view text);
    void number(NodeId id, NumberPart part, std::uint32_t value);
    void box(NodeId id, const Box& box);
    void control_box(NodeId id, const Box& box);
    void content(NodeId id, float height);
    void scroll_to(NodeId id, float y);
    void focus(NodeId id);
    void say(Live politeness, std::string_view text);

private:
    void put8(std::uint8_t value);
    void put32(std::uint32_t value);
    void put_float(float value);
    void put_text(std::string_view text);

    std::vector<std::uint8_t>& bytes_;
};

/// Writes the operations that turn `before` into `after`. Equal trees give no bytes.
void diff(const SemanticTree& before, const SemanticTree& after, TreeOpWriter& ops);

} // namespace help
