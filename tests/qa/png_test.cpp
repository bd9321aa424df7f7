#include "tests/draw/png.h"
#include "tests/draw/screen_picture.h"

#include <doctest/doctest.h>

using namespace help;

namespace {

/// Reads fixed-code deflate without matches other than "repeat the byte before": the inverse of
/// what png.cpp writes, written from RFC 1951.
class Inflater {
public:
    explicit Inflater(std::string_view bytes) : bytes_(bytes) {}

    std::string all() {
        std::string out;
        CHECK(take(1) == 1);
        CHECK(take(2) == 1);
        for (;;) {
            const std::uint32_t symbol = take_symbol();
            if (symbol == 256) {
                return out;
            }
            if (symbol < 256) {
                out.push_back(static_cast<char>(symbol));
                continue;
            }
            const std::size_t length = symbol == 285 ? 258 : symbol - 254;
            CHECK(code(5) == 0);
            out.append(length, out.back());
        }
    }

private:
    std::uint32_t take(unsigned count) {
        std::uint32_t value = 0;
        for (unsigned i = 0; i < count; ++i, ++at_) {
            const auto byte = static_cast<unsigned char>(bytes_.at(at_ / 8));
            value |= ((byte >> (at_ % 8)) & 1U) << i;
        }
        return value;
    }
    std::uint32_t code(unsigned count) {
        std::uint32_t value = 0;
        for (unsigned i = 0; i < count; ++i) {
            value = value << 1U | take(1);
        }
        return value;
    }
    std::uint32_t take_symbol() {
        std::uint32_t value = code(7);
        if (value <= 0x17) {
            return value + 256;
        }
        value = value << 1U | take(1);
        if (value >= 0x30 && value <= 0xBF) {
            return value - 0x30;
        }
        if (value >= 0xC0 && value <= 0xC7) {
            return value - 0xC0 + 280;
        }
        return (value << 1U | take(1)) - 0x190 + 144;
    }

    std::string_view bytes_;
    std::size_t at_ = 0;
};

} // namespace

TEST_CASE("a PNG holds the picture: rows as differences, runs as runs") {
    Picture picture;
    picture.width = 300;
    picture.height = 3;
    for (std::uint32_t i = 0; i < 900; ++i) {
        const auto shade = static_cast<std::uint8_t>(i < 400 ? 255 : i % 7 * 30);
        picture.rgba.insert(picture.rgba.end(), {shade, shade, 128, 255});
    }
    const std::string png = png_bytes(picture);
    CHECK(png.starts_with("\x89PNG\r\n\x1A\n"));
    const std::size_t data = png.find("IDAT") + 4;
    const std::string rows = Inflater{std::string_view{png}.substr(data + 2)}.all();
    REQUIRE(rows.size() == 3 * 1201);
    std::vector<std::uint8_t> again;
    for (std::size_t y = 0; y < 3; ++y) {
        CHECK(rows[y * 1201] == 2);
        for (std::size_t x = 0; x < 1200; ++x) {
            const int above = y == 0 ? 0 : again[(y - 1) * 1200 + x];
            again.push_back(static_cast<std::uint8_t>(rows[y * 1201 + 1 + x] + above));
        }
    }
    CHECK(again == picture.rgba);
    CHECK(png.size() < picture.rgba.size());
}

TEST_CASE("outside its round corners a picture is transparent") {
    Picture picture;
    picture.width = picture.height = 40;
    picture.rgba.assign(std::size_t{4} * 40 * 40, 255);
    round_corners(picture, 10);
    const auto alpha = [&](std::size_t x, std::size_t y) {
        return picture.rgba[(y * 40 + x) * 4 + 3];
    };
    CHECK(alpha(0, 0) == 0);
    CHECK(alpha(39, 39) == 0);
    CHECK(alpha(20, 0) == 255);
    CHECK(alpha(10, 10) == 255);
}
