#pragma once

#include <string>
#include <string_view>

namespace help::desk {

/// A sentence of a simulated person in the three languages of the demo.
struct BotPhrase {
    std::string_view pt;
    std::string_view en;
    std::string_view es;

    /// English for any other `locale`.
    [[nodiscard]] std::string in(std::string_view locale) const {
        const auto language = locale.substr(0, 2);
        return std::string(language == "pt" ? pt : language == "es" ? es : en);
    }
};

} // namespace help::desk
