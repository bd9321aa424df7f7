#include "widget/base/code_points.h"

namespace help {

namespace {

constexpr CodePoints kMarks[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD},   {0x05BF, 0x05BF},   {0x05C1, 0x05C5},
    {0x05C7, 0x05C7}, {0x0610, 0x061A}, {0x064B, 0x065F},   {0x0670, 0x0670},   {0x06D6, 0x06DC},
    {0x06DF, 0x06E4}, {0x06E7, 0x06ED}, {0x0711, 0x0711},   {0x0730, 0x074A},   {0x0E31, 0x0E31},
    {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x0EB1, 0x0EB1},   {0x0EB4, 0x0EBC},   {0x0EC8, 0x0ECE},
    {0x0F71, 0x0F87}, {0x102B, 0x103E}, {0x1056, 0x1059},   {0x17B4, 0x17D3},   {0x1AB0, 0x1AFF},
    {0x1DC0, 0x1DFF}, {0x200D, 0x200D}, {0x20D0, 0x20FF},   {0x302A, 0x302F},   {0x3099, 0x309A},
    {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0x1F3FB, 0x1F3FF}, {0xE0020, 0xE007F}, {0xE0100, 0xE01EF}};

/// The Brahmic blocks share one layout of 128, inherited from the ISCII standard.
bool is_brahmic_mark(char32_t c) {
    const char32_t place = c & 0x7FU;
    return is_brahmic(c) &&
           (place <= 0x03 || place == 0x3C || (place >= 0x3E && place <= 0x4F && place != 0x3D) ||
            (place >= 0x51 && place <= 0x57) || place == 0x62 || place == 0x63);
}

} // namespace

CodePoint first_code_point(std::string_view text) {
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    constexpr CodePoint kBad{0xFFFD, 1, true};
    const unsigned char lead = byte(0);
    if (lead < 0x80) {
        return {lead, 1, false};
    }
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < size) {
        return kBad;
    }
    char32_t value = lead & (0x7FU >> size);
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) {
            return kBad;
        }
        value = value << 6U | (byte(i) & 0x3FU);
    }
    const bool overlong = (size == 3 && value < 0x800) || (size == 4 && value < 0x10000);
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    return overlong || surrogate || value > 0x10FFFF ? kBad : CodePoint{value, size, false};
}

bool is_mark(char32_t c) {
    return in(kMarks, c) || is_brahmic_mark(c);
}

} // namespace help
