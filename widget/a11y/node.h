#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace help {

/// Identity of a node: a hash of stable keys, never of a sentence or an index. 0 is "no node".
using NodeId = std::uint32_t;
inline constexpr NodeId kNoNode = 0;

/// What a node is, in ARIA's words. The numbers are part of the boundary (sdk/src/core/tree.ts
/// mirrors them).
enum class Role : std::uint8_t {
    Dialog = 0,
    Group = 1,
    Form = 2,
    Heading = 3,
    Text = 4,
    Button = 5,
    Link = 6,
    TextField = 7,
    TextArea = 8,
    ComboBox = 9,
    Option = 10,
    List = 11,
    ListItem = 12,
    Status = 13,
    Alert = 14,
    Image = 15,
    Log = 16,     ///< a conversation; what is added is read aloud
    TabList = 17, ///< children: Tab; arrow keys move between them
    Tab = 18,
    ListBox = 19, ///< children: Option; arrow keys move between them
    RadioGroup = 20,
    Radio = 21,
    Table = 22, ///< children: Row
    Row = 23,   ///< children: RowHeader, Cell
    RowHeader = 24,
    Cell = 25,
};
inline constexpr int kRoleCount = 26;

/// How a node looks and lays out its children; docs/looks.md holds the measures that the painter
/// and the second skin's stylesheet share. Part of the boundary.
enum class Look : std::uint8_t {
    Plain = 0,
    Panel = 1,     ///< the whole pop-up: header, body, footer from top to bottom
    Header = 2,    ///< one line: back, title, close
    Hero = 3,      ///< the home's tall header on the accent: close, greeting, question
    Body = 4,      ///< the scrolling middle; children stacked
    Footer = 5,    ///< stays at the bottom; children stacked
    Stack = 6,     ///< children below each other
    Sheet = 7,     ///< a raised surface around a stack (facts, lists of channels)
    Title = 8,     ///< heading of a screen
    Section = 9,   ///< heading of a part
    Greeting = 10, ///< first line of the hero
    Lead = 11,     ///< text directly under a greeting or an emblem
    Paragraph = 12,
    Caption = 13, ///< small, soft text
    Card =
        14, ///< pressable: icon, name, description, chevron (or "opens elsewhere" mark for links)
    Fact = 15,      ///< one line: name at the left, value at the right
    Banner = 16,    ///< tinted box with an icon; colour by tone
    Primary = 17,   ///< the button of the screen
    Secondary = 18, ///< outlined button
    Quiet = 19,     ///< text-only button or link
    IconOnly = 20,  ///< round button with an icon; its name is for those who do not see
    Field = 21,     ///< label, control, hint or error
    Emblem = 22,    ///< large round icon, colour by tone
    Skeleton = 23,  ///< placeholder bars while something loads
    Centered = 24,  ///< a stack in the middle of the body (empty, error, confirmation)
    Pair = 25,      ///< title above description with an icon at the left, not pressable (a channel)
    Notice = 26,    ///< tinted box, colour by tone; children stacked, an IconOnly button at the top
                    ///< right; a line at the bottom by `amount`
    Tabs = 27,      ///< a row of Tab, all of one width
    Tab = 28,       ///< short word; the selected one is marked
    Chart = 29,     ///< Bars side by side on one ground line, 120 px high
    Bar =
        30, ///< height by `amount`; Success: quiet; Disabled: closed, hatched; Current: now marker;
            ///< Selected: outlined. Value: the label under it (may be empty); Name: its tooltip
    Log = 31, ///< messages stacked; stands in a Body that keeps to its end
    Bubble =
        32, ///< a message: Value in a rounded box, Accent at the right (the customer's) or Neutral
            ///< at the left; Description as a caption below, Danger tone when it failed; Name is
            ///< for those who do not see (who, when); children (links) stacked in the box
    DayMark = 33,    ///< words in the middle of a line; Accent: "new"
    SystemLine = 34, ///< soft words in the middle
    Typing = 35,     ///< three dots in a box at the left; Name says who
    Composer =
        36, ///< one line in a Footer: a growing field without visible label, an IconOnly button
    Rating = 37,  ///< a row of Star
    Star = 38,    ///< round choice with an icon; Selected ones and those before it are filled
    Figure = 39,  ///< Value large, Name as a caption below, in the middle
    Row = 40,     ///< children side by side, of one width; below each other where they do not fit
    Code = 41,    ///< letters of one width in a tinted box
    Bullet = 42,  ///< an item of a list, with a mark
    Jump = 43,    ///< a pill that floats over the Body's lower edge; between Body and Footer
    Picture = 44, ///< an image of Href, which the host shows; never wider than it is
};
inline constexpr int kLookCount = 45;

enum class Tone : std::uint8_t { Neutral = 0, Accent = 1, Success = 2, Warning = 3, Danger = 4 };

/// Drawn as vector paths that the build makes from the icon set (widget/draw/icon_paths.inc,
/// sdk/src/icons.ts).
enum class Icon : std::uint8_t {
    None = 0,
    Chat = 1,
    Ticket = 2,
    Book = 3,
    Question = 4,
    Play = 5,
    Channels = 6,
    Mail = 7,
    Phone = 8,
    Link = 9,
    Back = 10,
    Close = 11,
    Chevron = 12,
    External = 13,
    Check = 14,
    Warning = 15,
    Offline = 16,
    Clock = 17,
    Retry = 18,
    Info = 19,
    Send = 20,
    Star = 21,
    Search = 22,
    Copy = 23,
    Person = 24,
    Calendar = 25,
    Bell = 26,
    Save = 27,
    Down = 28,
    Paperclip = 29,
};
inline constexpr int kIconCount = 30;

/// What the keyboard, the autofill and the checker should expect in a field.
/// Message: Enter sends (a Click on the button beside it), Shift+Enter breaks the line.
enum class FieldKind : std::uint8_t {
    None = 0,
    Name = 1,
    Email = 2,
    Long = 3,
    Message = 4,
    Search = 5,
    File = 6, ///< of a Button: the host lets the customer choose files of the types in Value, and
              ///< takes what is dropped on the panel; Placeholder says so meanwhile
};

/// What changes of a node are announced on their own.
enum class Live : std::uint8_t { Off = 0, Polite = 1, Assertive = 2 };

/// State bits; part of the boundary.
namespace state {
inline constexpr std::uint32_t kDisabled = 1U << 0;
inline constexpr std::uint32_t kReadOnly = 1U << 1;
inline constexpr std::uint32_t kRequired = 1U << 2;
inline constexpr std::uint32_t kInvalid = 1U << 3;
inline constexpr std::uint32_t kBusy = 1U << 4;
inline constexpr std::uint32_t kSelected = 1U << 5;
/// Only in the tree for those who do not see; takes no room on the screen.
inline constexpr std::uint32_t kVisuallyHidden = 1U << 6;
/// Of a Bar: the hour that it is now.
inline constexpr std::uint32_t kCurrent = 1U << 7;
/// Its words, and those of the nodes in it, are in the desk's language, which is not the help's:
/// the Value of the Dialog (WCAG 3.1.2).
inline constexpr std::uint32_t kDeskWords = 1U << 8;
} // namespace state

/// The texts of a node. Part of the boundary.
enum class TextPart : std::uint8_t {
    Name = 0,
    Value = 1,
    Description = 2,
    Error = 3,
    Placeholder = 4,
    Href = 5,
};
inline constexpr int kTextPartCount = 6;

/// CSS pixels.
struct Box {
    float x = 0;
    float y = 0;
    float width = 0;
    float height = 0;
    friend bool operator==(const Box&, const Box&) = default;
};

/// One thing on the screen. What is drawn, what a screen reader is told, what a test finds and what
/// the second skin shows is this and nothing else.
struct Node {
    NodeId id = kNoNode;
    NodeId parent = kNoNode; ///< kNoNode for the root
    Role role = Role::Group;
    Look look = Look::Plain;
    Tone tone = Tone::Neutral;
    Icon icon = Icon::None;
    FieldKind field = FieldKind::None;
    Live live = Live::Off;
    std::uint8_t level = 0;       ///< of a heading, 1–6
    std::uint32_t max_length = 0; ///< characters a field takes; 0 = no limit. Of a Picture: its
                                  ///< width, CSS pixels
    std::uint32_t states = 0;     ///< bits of help::state
    std::uint32_t amount = 0;     ///< of a Bar, 0–100; of a Notice: how far it is; of a
                                  ///< Picture: its height, CSS pixels
    std::array<std::string, kTextPartCount> texts; ///< by TextPart; UTF-8, checked at the border
    Box box; ///< relative to the parent's box (inside a Body: to its scrolled content); drawn skin
             ///< only
    Box control_box; ///< the editable part of a field, relative to `box`; drawn skin only

    [[nodiscard]] const std::string& text(TextPart part) const {
        return texts[static_cast<std::size_t>(part)];
    }
    [[nodiscard]] std::string& text(TextPart part) { return texts[static_cast<std::size_t>(part)]; }
    [[nodiscard]] const std::string& name() const { return text(TextPart::Name); }
    [[nodiscard]] const std::string& value() const { return text(TextPart::Value); }
    [[nodiscard]] bool is(std::uint32_t bit) const { return (states & bit) != 0; }
};

/// The child `key` of `parent` (FNV-1a, 32 bits). The same keys give the same id in every run,
/// build and language.
[[nodiscard]] constexpr NodeId node_id(NodeId parent, std::string_view key) {
    std::uint32_t hash = 2166136261U;
    for (int shift = 0; shift < 32; shift += 8) {
        hash = (hash ^ ((parent >> shift) & 0xFFU)) * 16777619U;
    }
    for (const char c : key) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    }
    return hash == kNoNode ? 1U : hash;
}

} // namespace help
