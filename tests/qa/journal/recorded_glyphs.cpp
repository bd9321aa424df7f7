#include "tests/qa/journal/recorded_glyphs.h"

namespace help::qa {

void RecordedGlyphs::learn(const nlohmann::json& letters) {
    for (const auto& each : letters) {
        const auto& facts = each.at(3);
        const auto fact = [&facts](std::size_t at) { return facts.at(at).get<float>(); };
        known_[{each.at(0).get<std::string>(), each.at(1).get<float>(), each.at(2).get<int>()}] = {
            fact(0), fact(1), fact(2), fact(3), fact(4), fact(5), fact(6), fact(7) != 0};
    }
}

GlyphMetrics RecordedGlyphs::measure(std::string_view cluster, float pixels, int weight) {
    const auto found = known_.find({std::string{cluster}, pixels, weight});
    return found == known_.end() ? GlyphMetrics{} : found->second;
}

} // namespace help::qa
