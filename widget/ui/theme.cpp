#include "widget/ui/theme.h"

#include <initializer_list>

namespace help {

const std::array<std::string_view, kPaintCount> kPaintNames = {
    "surface",      "raised",       "sunken",       "line",           "field-line",   "text",
    "text-soft",    "accent",       "accent-hover", "accent-pressed", "on-accent",    "accent-soft",
    "accent-text",  "hero-from",    "hero-to",      "on-hero",        "on-hero-soft", "focus",
    "success-soft", "success-text", "warning-soft", "warning-text",   "danger-soft",  "danger-text",
    "shadow",       "bar",          "bar-quiet"};

const std::array<std::string_view, kTypeCount> kTypeNames = {
    "greeting", "title", "section", "body",   "strong",
    "label",    "small", "input",   "button", "figure"};

namespace {

constexpr Colour kWhite{255, 255, 255, 255};
constexpr Colour kBlack{0, 0, 0, 255};

std::uint8_t channel(float value) {
    return static_cast<std::uint8_t>(value <= 0 ? 0 : value >= 255 ? 255 : value + 0.5F);
}

/// From `a` (part 0) to `b` (part 1), channel by channel as CSS mixes sRGB.
Colour mix(Colour a, Colour b, float part) {
    const auto between = [part](std::uint8_t from, std::uint8_t to) {
        return channel(static_cast<float>(from) + static_cast<float>(to - from) * part);
    };
    return {between(a.r, b.r), between(a.g, b.g), between(a.b, b.b), 255};
}

/// A grey of the given lightness with a breath of the accent's hue; a grey accent leaves it grey.
Colour neutral(float lightness, Colour accent, float breath) {
    const float mean = static_cast<float>(accent.r + accent.g + accent.b) / 3;
    const auto tinted = [&](std::uint8_t c) {
        return channel(lightness + breath * (static_cast<float>(c) - mean) / 128);
    };
    return {tinted(accent.r), tinted(accent.g), tinted(accent.b), 255};
}

/// The colour 24° along the grey axis: blue leans to violet, green to teal. Red and yellow go the
/// other way, to crimson and orange, because a red that turns orange must darken to brown under
/// white words and a yellow that turns green looks ill.
Colour neighbour_hue(Colour c) {
    const bool warm = c.r >= c.b && c.r * 5 >= c.g * 4;
    // The rotation matrix about (1, 1, 1).
    constexpr float kSame = 0.9423F;
    const float back = warm ? 0.2637F : -0.2060F;
    const float forth = warm ? -0.2060F : 0.2637F;
    const auto r = static_cast<float>(c.r);
    const auto g = static_cast<float>(c.g);
    const auto b = static_cast<float>(c.b);
    return {channel(kSame * r + back * g + forth * b), channel(forth * r + kSame * g + back * b),
            channel(back * r + forth * g + kSame * b), 255};
}

/// The first colour on the way from `colour` to `end` that has at least `ratio` against all of
/// `grounds`.
Colour reach(Colour colour, Colour end, double ratio, std::initializer_list<Colour> grounds) {
    constexpr int kSteps = 40;
    for (int step = 0; step < kSteps; ++step) {
        const Colour candidate = mix(colour, end, static_cast<float>(step) / kSteps);
        bool enough = true;
        for (const Colour ground : grounds) {
            enough = enough && contrast(candidate, ground) >= ratio;
        }
        if (enough) {
            return candidate;
        }
    }
    return end;
}

class Palette {
public:
    Palette(Colour accent, Scheme scheme)
        : host_(accent), light_(scheme == Scheme::Light), far_(light_ ? kBlack : kWhite) {
        neutrals();
        accents();
        hero();
        tones();
        bars();
    }

    std::array<Colour, kPaintCount> colours{};

private:
    Colour& at(Paint paint) { return colours[static_cast<std::size_t>(paint)]; }

    [[nodiscard]] Colour grey(float in_light, float in_dark, float breath) const {
        return neutral(light_ ? in_light : in_dark, host_, breath);
    }

    void neutrals() {
        at(Paint::Surface) = grey(247, 22, 3.5F);
        at(Paint::Raised) = light_ ? kWhite : grey(0, 32, 5);
        at(Paint::Sunken) = grey(239, 44, light_ ? 4 : 6);
        at(Paint::Line) = grey(227, 54, 6);
        at(Paint::FieldLine) =
            reach(grey(150, 104, 12), far_, 3.1, {at(Paint::Surface), at(Paint::Raised)});
        at(Paint::Text) =
            reach(grey(26, 240, light_ ? 14 : 5), far_, 7, {at(Paint::Surface), at(Paint::Raised)});
        at(Paint::TextSoft) = reach(grey(98, 166, 12), far_, 4.55,
                                    {at(Paint::Surface), at(Paint::Raised), at(Paint::Sunken)});
        at(Paint::Shadow) = light_ ? Colour{18, 22, 45, 34} : Colour{0, 0, 0, 120};
    }

    /// White words where the accent carries them with a little darkening; else nearly black ones.
    static bool takes_white(Colour accent) { return contrast(accent, kWhite) >= 2.9; }

    void accents() {
        const Colour surface = at(Paint::Surface);
        const Colour raised = at(Paint::Raised);
        // A navy accent would drown in the dark panel: there it is lifted until one sees it (as
        // WCAG 1.4.11 asks of graphics). In the light one nearly white is darkened as far as the
        // usual yellows are: the words on it say the rest.
        base_ = light_ ? reach(host_, kBlack, 1.3, {surface}) : reach(host_, kWhite, 3, {surface});
        const bool white = takes_white(base_);
        const Colour ink = white ? kWhite : mix(kBlack, base_, 0.10F);
        const Colour accent = reach(base_, white ? kBlack : kWhite, 4.6, {ink});
        // Black cannot get darker.
        const Colour deeper = contrast(accent, kBlack) < 1.6 ? kWhite : kBlack;
        at(Paint::OnAccent) = ink;
        at(Paint::Accent) = accent;
        at(Paint::AccentHover) =
            reach(mix(accent, deeper, 0.10F), white ? kBlack : kWhite, 4.5, {ink});
        at(Paint::AccentPressed) =
            reach(mix(accent, deeper, 0.20F), white ? kBlack : kWhite, 4.5, {ink});
        at(Paint::AccentSoft) = mix(raised, base_, light_ ? 0.09F : 0.20F);
        at(Paint::AccentText) = reach(base_, far_, 4.6, {surface, raised, at(Paint::AccentSoft)});
        at(Paint::Focus) = reach(base_, far_, 3.1, {surface, raised});
    }

    void hero() {
        const bool white = !light_ || takes_white(base_);
        const Colour ink = white ? kWhite : at(Paint::OnAccent);
        const Colour from = light_ ? base_ : mix(base_, at(Paint::Surface), 0.34F);
        const Colour to =
            light_ ? neighbour_hue(base_) : mix(neighbour_hue(base_), at(Paint::Surface), 0.46F);
        // The painter lays a light of at most kHeroLight white over the gradient; words must bear
        // it as well.
        const auto carrying = [&](Colour colour) {
            for (int step = 0; step < 40; ++step) {
                const Colour candidate =
                    mix(colour, white ? kBlack : kWhite, static_cast<float>(step) / 40);
                if (contrast(candidate, ink) >= 4.6 &&
                    contrast(mix(candidate, kWhite, kHeroLight), ink) >= 4.6) {
                    return candidate;
                }
            }
            return white ? kBlack : kWhite;
        };
        at(Paint::HeroFrom) = carrying(from);
        at(Paint::HeroTo) = carrying(to);
        at(Paint::OnHero) = ink;
        at(Paint::OnHeroSoft) = reach(mix(ink, at(Paint::HeroFrom), 0.20F), ink, 4.5,
                                      {at(Paint::HeroFrom), at(Paint::HeroTo),
                                       mix(at(Paint::HeroFrom), kWhite, kHeroLight),
                                       mix(at(Paint::HeroTo), kWhite, kHeroLight)});
    }

    void tone(Paint soft, Paint text, Colour hue, Colour bright) {
        at(soft) = mix(at(Paint::Raised), hue, light_ ? 0.11F : 0.17F);
        at(text) = reach(light_ ? hue : bright, far_, 4.6,
                         {at(soft), at(Paint::Surface), at(Paint::Raised)});
    }

    void tones() {
        tone(Paint::SuccessSoft, Paint::SuccessText, {16, 138, 72, 255}, {98, 208, 142, 255});
        tone(Paint::WarningSoft, Paint::WarningText, {196, 124, 0, 255}, {242, 184, 92, 255});
        tone(Paint::DangerSoft, Paint::DangerText, {205, 43, 49, 255}, {255, 142, 138, 255});
    }

    /// Half way from the ground to the accent: many bars side by side shall not shout.
    void bars() {
        const auto bar = [this](Colour hue) {
            return reach(mix(at(Paint::Raised), hue, 0.62F), far_, 3.05,
                         {at(Paint::Surface), at(Paint::Raised)});
        };
        at(Paint::Bar) = bar(at(Paint::AccentText));
        at(Paint::BarQuiet) = bar(at(Paint::SuccessText));
    }

    static constexpr float kHeroLight = 0.10F;

    Colour host_;
    bool light_;
    Colour far_; ///< what text tends to: away from the surfaces
    Colour base_;
};

constexpr std::array<TypeStyle, kTypeCount> kTypes = {{
    {26, 32, 600}, // Greeting
    {17, 24, 600}, // Title
    {13, 18, 600}, // Section
    {15, 22, 400}, // Body
    {15, 22, 600}, // Strong
    {14, 20, 600}, // Label
    {13, 18, 400}, // Small
    {16, 24, 400}, // Input
    {15, 22, 600}, // Button
    {40, 48, 600}, // Figure
}};

} // namespace

Theme make_theme(Colour accent, Scheme scheme, float scale) {
    Theme theme{};
    theme.paints = Palette(accent, scheme).colours;
    theme.types = kTypes;
    for (TypeStyle& type : theme.types) {
        type.size *= scale;
        type.height *= scale;
    }
    // One line of the title and the room that 60 leaves around it.
    theme.measures.header_height = 36 + theme[Type::Title].height;
    return theme;
}

} // namespace help
