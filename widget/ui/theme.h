#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace help {

/// sRGB, straight alpha.
struct Colour {
    std::uint8_t r = 0;
    std::uint8_t g = 0;
    std::uint8_t b = 0;
    std::uint8_t a = 255;
    friend bool operator==(const Colour&, const Colour&) = default;
};

/// The colours of both skins, in the order of kColourNames. docs/looks.md says where each is used.
enum class Paint : std::uint8_t {
    Surface,   ///< the panel
    Raised,    ///< cards, sheets, fields
    Sunken,    ///< hovered rows, skeleton bars, read-only fields
    Line,      ///< hairlines around raised surfaces
    FieldLine, ///< frame of a field; ≥ 3:1 on Surface and Raised (WCAG 1.4.11)
    Text,      ///< ≥ 7:1 on Surface and Raised, ≥ 4.5:1 on Sunken and the soft tones
    TextSoft,  ///< ≥ 4.5:1 on Surface, Raised and Sunken (WCAG 1.4.3)
    Accent,    ///< fill of the primary button
    AccentHover,
    AccentPressed,
    OnAccent,   ///< text on the three above, ≥ 4.5:1
    AccentSoft, ///< tint behind icons and banners
    AccentText, ///< links, icons, the chosen bar; ≥ 4.5:1 on Surface, Raised and AccentSoft
    HeroFrom,   ///< top left of the hero's gradient
    HeroTo,     ///< bottom right
    OnHero,     ///< ≥ 4.5:1 on both ends
    OnHeroSoft, ///< ≥ 4.5:1 on both ends
    Focus,      ///< ring; ≥ 3:1 on Surface and Raised
    SuccessSoft,
    SuccessText, ///< ≥ 4.5:1 on SuccessSoft, Surface and Raised; the same for the next two pairs
    WarningSoft,
    WarningText,
    DangerSoft,
    DangerText,
    Shadow,   ///< soft shadow of raised surfaces, with alpha
    Bar,      ///< a chart's bar; ≥ 3:1 on Surface and Raised (WCAG 1.4.11)
    BarQuiet, ///< the bar of a quiet hour; as Bar
};
inline constexpr int kPaintCount = 27;

/// Names of the CSS custom properties without the leading `--hw-`, by Paint.
extern const std::array<std::string_view, kPaintCount> kPaintNames;

/// CSS pixels. One table for the painter and, as custom properties, for the second skin's
/// stylesheet.
struct Measures {
    float space_1 = 4;
    float space_2 = 8;
    float space_3 = 12;
    float space_4 = 16;
    float space_5 = 20;
    float space_6 = 24;
    float space_8 = 32;
    float radius_panel = 20;
    float radius_card = 16;
    float radius_button = 12;
    float radius_field = 12;
    float radius_banner = 12;
    float header_height = 60;
    float target = 44; ///< smallest height of what can be pressed (WCAG 2.5.8 asks for 24)
    float line = 1;
};

struct TypeStyle {
    float size = 15;   ///< CSS pixels
    float height = 22; ///< line height, CSS pixels
    int weight = 400;  ///< 400 or 600
};

/// The type scale, in the order of kTypeNames.
enum class Type : std::uint8_t {
    Greeting,
    Title,
    Section,
    Body,
    Strong,
    Label,
    Small,
    Input,
    Button,
    Figure,
};
inline constexpr int kTypeCount = 10;
extern const std::array<std::string_view, kTypeCount> kTypeNames;

struct Theme {
    std::array<Colour, kPaintCount> paints;
    Measures measures;
    std::array<TypeStyle, kTypeCount> types;

    [[nodiscard]] Colour operator[](Paint paint) const {
        return paints[static_cast<std::size_t>(paint)];
    }
    [[nodiscard]] const TypeStyle& operator[](Type type) const {
        return types[static_cast<std::size_t>(type)];
    }
};

enum class Scheme : std::uint8_t { Light, Dark };

/// All colours from the host's one accent. Whatever accent comes in, the contrasts promised at
/// Paint hold (tested over the whole colour cube). `scale` multiplies type and what grows with it
/// (the customer's own font size, 1–2).
[[nodiscard]] Theme make_theme(Colour accent, Scheme scheme, float scale);

/// WCAG 2.2 contrast ratio of two opaque colours, 1–21.
[[nodiscard]] double contrast(Colour a, Colour b);

/// `#rrggbb` or `#rgb`; false leaves `out` alone.
[[nodiscard]] bool parse_colour(std::string_view text, Colour& out);
/// `#rrggbb`, or `#rrggbbaa` when not opaque.
[[nodiscard]] std::string to_css(Colour colour);

} // namespace help
