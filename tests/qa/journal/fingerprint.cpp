#include "tests/qa/journal/fingerprint.h"

#include "widget/text/fixed_glyphs.h"
#include "widget/wire/effects.h"
#include "widget/wire/settings.h"

#include <cstdio>
#include <stdexcept>

namespace help::qa {

namespace {

template <typename Bytes>
std::string hash(const Bytes& bytes) {
    std::uint64_t value = 14695981039346656037ULL;
    for (const auto byte : bytes) {
        value = (value ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
    }
    char digits[17];
    std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(value));
    return digits;
}

Config config_of(const std::string& settings) {
    auto config = decode_config(settings);
    if (!config) {
        throw std::runtime_error(config.error().message);
    }
    return std::move(config.value());
}

} // namespace

Witness::Witness(const std::string& settings, std::unique_ptr<GlyphSource> glyphs)
    : Witness(config_of(settings),
              glyphs != nullptr ? std::move(glyphs) : std::make_unique<FixedGlyphs>()) {}

Witness::Witness(Config config, std::unique_ptr<GlyphSource> glyphs)
    : glyphs_(std::move(glyphs)), preferences_(config.settings.preferences),
      widget_(std::move(config), glyphs_.get()) {}

nlohmann::json Witness::frame(const Input& input) {
    for (const InputEvent& event : input.events) {
        if (const auto* preferences = std::get_if<NewPreferences>(&event)) {
            preferences_ = preferences->preferences;
        } else if (const auto* settings = std::get_if<NewSettings>(&event)) {
            preferences_ = settings->settings.preferences;
        }
    }
    const Output& output = widget_.frame(input);
    nlohmann::json print = {{"tree", hash(*output.tree)},
                            {"draw", nullptr},
                            {"effects", hash(encode_effects(output.effects))},
                            {"wake", nullptr},
                            {"moving", output.moving}};
    if (output.draw != nullptr) {
        print["draw"] = hash(*output.draw);
    }
    if (output.wake_at) {
        print["wake"] = unix_ms(*output.wake_at);
    }
    return print;
}

} // namespace help::qa
