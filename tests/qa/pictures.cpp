#include "tests/qa/pictures.h"

#include "tests/draw/screen_picture.h"
#include "widget/wire/settings.h"

#include <filesystem>
#include <stdexcept>

namespace help::qa {

namespace {

std::string file_name(const std::string& name) {
    std::string file;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain) {
            file.push_back(c);
        } else if (c >= 'A' && c <= 'Z') {
            file.push_back(static_cast<char>(c - 'A' + 'a'));
        } else if (byte < 0x80 && !file.empty() && file.back() != '-') {
            file.push_back('-');
        }
    }
    constexpr std::size_t kLongest = 120;
    return file.substr(file.size() > kLongest ? file.size() - kLongest : 0) + ".png";
}

} // namespace

PictureFolder::PictureFolder(std::string folder) : folder_(std::move(folder)) {
    std::error_code failed;
    std::filesystem::create_directories(folder_, failed);
    if (failed) {
        throw std::runtime_error(folder_ + ": cannot be made: " + failed.message());
    }
    if (!FontGlyphs::open(HELP_FONT_REGULAR, HELP_FONT_SEMIBOLD)) {
        throw std::runtime_error("--png needs the font Inter (Debian: fonts-inter)");
    }
}

void PictureFolder::take(const std::string& name,
                         const test::HeadlessHost& host,
                         const nlohmann::json& settings) {
    const auto config = decode_config(settings.dump());
    if (!config) {
        throw std::runtime_error(config.error().message);
    }
    const Settings& now = config.value().settings;
    const Theme theme = make_theme(now.accent, now.preferences.scheme, now.preferences.font_scale);
    Scene scene{theme, host.viewport(), {}, host.scrolled_to(), 1000, true};
    const auto glyphs = FontGlyphs::open(HELP_FONT_REGULAR, HELP_FONT_SEMIBOLD);
    Picture picture = screen_picture(host.tree(), scene, *glyphs);
    round_corners(picture, theme.measures.radius_panel * scene.viewport.density);
    const std::string path = folder_ + "/" + file_name(name);
    if (!write_png(path, picture)) {
        throw std::runtime_error(path + ": cannot be written");
    }
    ++taken_;
}

} // namespace help::qa
