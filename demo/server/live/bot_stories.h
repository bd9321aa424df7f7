#pragma once

#include "demo/server/live/bot_phrase.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace help::desk {

/// What a simulated customer has come for, and says about it.
struct BotStory {
    /// A piece of the name of the team that it is for.
    std::string_view about;
    BotPhrase opening;
    /// One at a time, after the agent has answered. The last one takes leave.
    std::array<BotPhrase, 3> lines;
};

[[nodiscard]] std::span<const BotStory> bot_stories();

/// What somebody says who has to go because nobody answers.
[[nodiscard]] const BotPhrase& bot_has_to_go();

/// What is written beside a rating of `score` (1–5).
[[nodiscard]] const BotPhrase& bot_comment(std::int64_t score);

} // namespace help::desk
