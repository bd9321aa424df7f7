#pragma once

#include "tests/draw/font_glyphs.h"
#include "tests/harness/headless_host.h"

#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

namespace help::qa {

/// Pictures of screens as PNG files in a folder: drawn by the widget's own painter with a real
/// font, transparent outside the panel's rounded corners.
class PictureFolder {
public:
    /// Makes the folder. Throws std::runtime_error when it cannot, or when the font is missing.
    explicit PictureFolder(std::string folder);

    /// `name` becomes the file's: letters, digits and hyphens. Throws std::runtime_error when the
    /// file cannot be written.
    void
    take(const std::string& name, const test::HeadlessHost& host, const nlohmann::json& settings);

    [[nodiscard]] std::size_t count() const { return taken_; }

private:
    std::string folder_;
    std::size_t taken_ = 0;
};

} // namespace help::qa
