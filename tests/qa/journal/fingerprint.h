#pragma once

#include "widget/text/shaper.h"
#include "widget/widget.h"

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace help::qa {

/// A widget that draws, and what its frames put out, in short.
class Witness {
public:
    /// `settings`: JSON of help_create. `glyphs`: whose letters it draws; null: FixedGlyphs, the
    /// same on every machine. Throws std::runtime_error when the settings are refused.
    explicit Witness(const std::string& settings, std::unique_ptr<GlyphSource> glyphs = nullptr);

    /// Runs the frame. Equal outputs give equal fingerprints: `tree`, `draw` and `effects` are
    /// hashes (FNV-1a, 64 bits) of the bytes, `draw` null when there was no picture.
    nlohmann::json frame(const Input& input);

    void textures_lost() { widget_.textures_lost(); }

    [[nodiscard]] const SemanticTree& tree() const { return widget_.tree(); }
    /// What decode_message() needs to know.
    [[nodiscard]] const Preferences& preferences() const { return preferences_; }

private:
    Witness(Config config, std::unique_ptr<GlyphSource> glyphs);

    std::unique_ptr<GlyphSource> glyphs_;
    Preferences preferences_;
    Widget widget_;
};

} // namespace help::qa
