#pragma once

#include "widget/a11y/semantic_tree.h"

#include <string_view>

namespace help {

/// Screens built by hand: what a view may say, look by look. In Portuguese, which is long.
namespace screens {
[[nodiscard]] SemanticTree home();
[[nodiscard]] SemanticTree loading();
[[nodiscard]] SemanticTree ticket();       ///< empty, as it opens
[[nodiscard]] SemanticTree ticket_wrong(); ///< after a press on send with mistakes
[[nodiscard]] SemanticTree sending();
[[nodiscard]] SemanticTree sent();
[[nodiscard]] SemanticTree channels();
[[nodiscard]] SemanticTree talk();
[[nodiscard]] SemanticTree broken(); ///< nothing could be loaded
// talk_screens.cpp
[[nodiscard]] SemanticTree chat();    ///< long texts, two days, one failed message, typing
[[nodiscard]] SemanticTree queue();   ///< position and waiting time
[[nodiscard]] SemanticTree peak();    ///< the graph of the peak hours, and one day as a table
[[nodiscard]] SemanticTree notices(); ///< of every tone, and nothing but words
[[nodiscard]] SemanticTree rating();  ///< after a chat
[[nodiscard]] SemanticTree article(); ///< and the search that found it
/// One of all that holds words, with the given text everywhere.
[[nodiscard]] SemanticTree with_text(std::string_view text);
} // namespace screens

/// All of the above but the last, by name.
struct NamedScreen {
    std::string_view name;
    SemanticTree (*make)();
};
inline constexpr NamedScreen kScreens[] = {
    {"home", screens::home},         {"loading", screens::loading},
    {"ticket", screens::ticket},     {"ticket-wrong", screens::ticket_wrong},
    {"sending", screens::sending},   {"sent", screens::sent},
    {"channels", screens::channels}, {"talk", screens::talk},
    {"broken", screens::broken},     {"chat", screens::chat},
    {"queue", screens::queue},       {"peak", screens::peak},
    {"notices", screens::notices},   {"rating", screens::rating},
    {"article", screens::article}};

} // namespace help
