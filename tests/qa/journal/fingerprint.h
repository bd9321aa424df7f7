#pragma once

#include "widget/text/fixed_glyphs.h"
#include "widget/widget.h"

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace help::qa {

/// A widget that always draws, with the same letters on every machine, and what its frames put
/// out, in short.
class Witness {
public:
    /// `settings`: JSON of help_create. Throws std::runtime_error when they are refused.
    explicit Witness(const std::string& settings);

    /// Runs the frame. Equal outputs give equal fingerprints: `tree`, `draw` and `effects` are
    /// hashes (FNV-1a, 64 bits) of the bytes, `draw` null when there was no picture.
    nlohmann::json frame(const Input& input);

    [[nodiscard]] const SemanticTree& tree() const { return widget_.tree(); }
    /// What decode_message() needs to know.
    [[nodiscard]] const Preferences& preferences() const { return preferences_; }

private:
    explicit Witness(Config config);

    FixedGlyphs glyphs_;
    Preferences preferences_;
    Widget widget_;
};

} // namespace help::qa
