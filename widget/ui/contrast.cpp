#include "widget/ui/theme.h"

#include <utility>

namespace help {

namespace {

/// x^(1/5) for 0.008 ≤ x ≤ 1 by Newton's iteration: the only root that c^2.4 = c² · (c²)^(1/5)
/// needs, and some kilobytes smaller in the module than a general pow(). A test compares it with
/// pow().
double fifth_root(double x) {
    double y = 0.5 + 0.5 * x;
    for (int i = 0; i < 10; ++i) {
        y = (4 * y + x / (y * y * y * y)) / 5;
    }
    return y;
}

/// WCAG 2.2, "relative luminance": one sRGB channel made linear.
double linear(std::uint8_t channel) {
    const double c = channel / 255.0;
    if (c <= 0.04045) {
        return c / 12.92;
    }
    const double square = (c + 0.055) / 1.055 * ((c + 0.055) / 1.055);
    return square * fifth_root(square);
}

double luminance(Colour colour) {
    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b);
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

} // namespace

double contrast(Colour a, Colour b) {
    double light = luminance(a);
    double dark = luminance(b);
    if (light < dark) {
        std::swap(light, dark);
    }
    return (light + 0.05) / (dark + 0.05);
}

bool parse_colour(std::string_view text, Colour& out) {
    const std::size_t digits = text.size() == 4 ? 1 : 2; // per channel
    if ((text.size() != 4 && text.size() != 7) || text.front() != '#') {
        return false;
    }
    std::array<std::uint8_t, 3> channels{};
    for (std::size_t i = 0; i < channels.size(); ++i) {
        const int high = hex_digit(text[1 + i * digits]);
        const int low = hex_digit(text[i * digits + digits]);
        if (high < 0 || low < 0) {
            return false;
        }
        channels[i] = static_cast<std::uint8_t>(high * 16 + low);
    }
    out = {channels[0], channels[1], channels[2], 255};
    return true;
}

std::string to_css(Colour colour) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string css = "#";
    const auto append = [&css, kDigits](std::uint8_t channel) {
        css.push_back(kDigits[channel >> 4U]);
        css.push_back(kDigits[channel & 15U]);
    };
    append(colour.r);
    append(colour.g);
    append(colour.b);
    if (colour.a != 255) {
        append(colour.a);
    }
    return css;
}

} // namespace help
