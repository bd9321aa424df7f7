#pragma once

#include "widget/base/time.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace help {

/// The core's only source of chance: the keystream of ChaCha20 (RFC 8439) under a seed that the
/// host takes from a cryptographic source. Of the same numbers ids are made that everybody sees,
/// and keys that nobody may guess; hence no number tells anything of another. The same seed gives
/// the same run.
class Random {
public:
    using Seed = std::array<std::uint64_t, 4>;
    explicit Random(const Seed& seed) : seed_(seed) {}

    std::uint64_t next();
    /// Evenly in [0, limit); 0 for limit 0.
    std::uint64_t below(std::uint64_t limit);

private:
    using Block = std::array<std::uint32_t, 16>;
    void refill();

    Seed seed_;
    std::uint32_t blocks_ = 0; ///< that were made
    Block block_{};
    std::size_t taken_ = std::tuple_size_v<Block>; ///< words of the block
};

/// 64 hex digits; false leaves `seed` alone.
[[nodiscard]] bool parse_seed(std::string_view text, Random::Seed& seed);

/// RFC 9562 UUID version 7 in lower-case canonical form.
[[nodiscard]] std::string make_uuid(UtcTime now, Random& random);

/// Any RFC 9562 UUID in lower-case canonical form.
[[nodiscard]] bool is_uuid(std::string_view text);

} // namespace help
