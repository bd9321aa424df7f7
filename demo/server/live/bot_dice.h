#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <random>

namespace help::desk {

/// The chance by which simulated people act: the same seed gives the same.
class BotDice {
public:
    explicit BotDice(std::uint64_t seed) : random_(seed) {}

    /// Whole seconds, both ends included.
    [[nodiscard]] std::chrono::seconds between(std::int64_t least, std::int64_t most) {
        const auto span = static_cast<std::uint64_t>(most - least) + 1;
        return std::chrono::seconds(least + static_cast<std::int64_t>(random_() % span));
    }

    [[nodiscard]] bool in_one_of(std::uint64_t cases) { return random_() % cases == 0; }

    /// `list` must not be empty.
    template <typename List>
    [[nodiscard]] const auto& one_of(const List& list) {
        return list[static_cast<std::size_t>(random_() % list.size())];
    }

private:
    std::mt19937_64 random_;
};

} // namespace help::desk
