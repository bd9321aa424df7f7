#include "widget/ui/theme.h"

#include <cmath>
#include <doctest/doctest.h>
#include <initializer_list>
#include <utility>

using namespace help;

namespace {

/// WCAG 2.2 word for word, with the library's pow().
double exact_luminance(Colour colour) {
    const auto linear = [](std::uint8_t channel) {
        const double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b);
}

double exact_contrast(Colour a, Colour b) {
    const double x = exact_luminance(a) + 0.05;
    const double y = exact_luminance(b) + 0.05;
    return x > y ? x / y : y / x;
}

struct Promise {
    Paint ink;
    double ratio;
    std::initializer_list<Paint> grounds;
};

/// What widget/ui/theme.h promises.
const Promise kPromises[] = {
    {Paint::FieldLine, 3, {Paint::Surface, Paint::Raised}},
    {Paint::Text, 7, {Paint::Surface, Paint::Raised}},
    {Paint::TextSoft, 4.5, {Paint::Surface, Paint::Raised, Paint::Sunken}},
    {Paint::OnAccent, 4.5, {Paint::Accent, Paint::AccentHover, Paint::AccentPressed}},
    {Paint::AccentText, 4.5, {Paint::Surface, Paint::Raised, Paint::AccentSoft}},
    {Paint::OnHero, 4.5, {Paint::HeroFrom, Paint::HeroTo}},
    {Paint::OnHeroSoft, 4.5, {Paint::HeroFrom, Paint::HeroTo}},
    {Paint::Focus, 3, {Paint::Surface, Paint::Raised}},
    {Paint::SuccessText, 4.5, {Paint::SuccessSoft, Paint::Surface, Paint::Raised}},
    {Paint::WarningText, 4.5, {Paint::WarningSoft, Paint::Surface, Paint::Raised}},
    {Paint::DangerText, 4.5, {Paint::DangerSoft, Paint::Surface, Paint::Raised}},
    {Paint::Text,
     4.5,
     {Paint::SuccessSoft, Paint::WarningSoft, Paint::DangerSoft, Paint::AccentSoft, Paint::Sunken}},
    {Paint::Bar, 3, {Paint::Surface, Paint::Raised}},
    {Paint::BarQuiet, 3, {Paint::Surface, Paint::Raised}},
};

Colour lit(Colour colour) {
    const auto more = [](std::uint8_t c) { return static_cast<std::uint8_t>(c + (255 - c) / 10); };
    return {more(colour.r), more(colour.g), more(colour.b), 255};
}

} // namespace

TEST_CASE("every accent of the colour cube keeps every contrast that the theme promises, light and "
          "dark") {
    int broken = 0;
    for (int step = 0; step < 17 * 17 * 17; ++step) {
        const auto channel = [](int n) { return static_cast<std::uint8_t>(n * 255 / 16); };
        const Colour accent{channel(step % 17), channel(step / 17 % 17), channel(step / 289), 255};
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            const Theme theme = make_theme(accent, scheme, 1);
            for (const Promise& promise : kPromises) {
                for (const Paint ground : promise.grounds) {
                    const bool kept =
                        exact_contrast(theme[promise.ink], theme[ground]) >= promise.ratio;
                    broken += kept ? 0 : 1;
                    CHECK_MESSAGE((kept || broken > 20), to_css(accent), " ",
                                  scheme == Scheme::Dark ? "dark" : "light", ": ",
                                  kPaintNames[static_cast<std::size_t>(promise.ink)], " on ",
                                  kPaintNames[static_cast<std::size_t>(ground)]);
                }
            }
            // The hero's own light must not swallow the words either.
            broken +=
                exact_contrast(theme[Paint::OnHeroSoft], lit(theme[Paint::HeroTo])) >= 4.5 ? 0 : 1;
        }
    }
    CHECK(broken == 0);
}

TEST_CASE("an accent as light as the panel still gives a button that one sees") {
    for (int step = 0; step < 17 * 17 * 17; ++step) {
        const auto channel = [](int n) { return static_cast<std::uint8_t>(n * 255 / 16); };
        const Colour accent{channel(step % 17), channel(step / 17 % 17), channel(step / 289), 255};
        const Theme theme = make_theme(accent, Scheme::Light, 1);
        for (const Paint paint : {Paint::Accent, Paint::AccentHover, Paint::AccentPressed}) {
            CHECK_MESSAGE(exact_contrast(theme[paint], theme[Paint::Surface]) >= 1.3,
                          to_css(accent));
        }
    }
    CHECK(make_theme({255, 213, 0, 255}, Scheme::Light, 1)[Paint::Accent] ==
          Colour{255, 213, 0, 255});
}

TEST_CASE("contrast is WCAG's to four digits") {
    CHECK(contrast({0, 0, 0, 255}, {255, 255, 255, 255}) == doctest::Approx(21));
    for (int i = 0; i < 256; ++i) {
        const Colour grey{static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(255 - i), 90,
                          255};
        CHECK(contrast(grey, {255, 255, 255, 255}) ==
              doctest::Approx(exact_contrast(grey, {255, 255, 255, 255})).epsilon(1e-6));
    }
}

TEST_CASE("hover and press can be seen on every accent, even black and white") {
    for (const Colour accent : {Colour{0, 0, 0, 255}, Colour{255, 255, 255, 255},
                                Colour{67, 83, 255, 255}, Colour{255, 212, 0, 255}}) {
        const Theme theme = make_theme(accent, Scheme::Light, 1);
        CHECK(theme[Paint::Accent] != theme[Paint::AccentHover]);
        CHECK(theme[Paint::AccentHover] != theme[Paint::AccentPressed]);
    }
}

TEST_CASE("the customer's font size scales type and the bar that holds the title") {
    const Theme theme = make_theme({67, 83, 255, 255}, Scheme::Light, 2);
    CHECK(theme[Type::Body].size == 30);
    CHECK(theme[Type::Body].height == 44);
    CHECK(theme.measures.header_height == 84);
    CHECK(make_theme({0, 0, 0, 255}, Scheme::Light, 1).measures.header_height == 60);
}

TEST_CASE("colours are read from the two short CSS forms and nothing else") {
    Colour colour{1, 2, 3, 255};
    CHECK(parse_colour("#4353ff", colour));
    CHECK(colour == Colour{67, 83, 255, 255});
    CHECK(parse_colour("#FA0", colour));
    CHECK(colour == Colour{255, 170, 0, 255});
    for (const std::string_view wrong :
         {"", "#", "4353ff", "#4353f", "#4353fg", "red", "#4353ff00", "#ggg", "# fa0"}) {
        CHECK_FALSE(parse_colour(wrong, colour));
    }
    CHECK(colour == Colour{255, 170, 0, 255});
    CHECK(to_css({67, 83, 255, 255}) == "#4353ff");
    CHECK(to_css({0, 10, 255, 128}) == "#000aff80");
}
