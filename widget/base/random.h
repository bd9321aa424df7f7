#pragma once

#include "widget/base/time.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace help {

/// The core's only source of chance: xoshiro256** (Blackman & Vigna, 2018) over a seed that the
/// host takes from a cryptographic source. The same seed gives the same run.
class Random {
public:
    using Seed = std::array<std::uint64_t, 4>;
    explicit Random(const Seed& seed);

    std::uint64_t next();
    /// Evenly in [0, limit); 0 for limit 0.
    std::uint64_t below(std::uint64_t limit);

private:
    Seed state_;
};

/// 64 hex digits; false leaves `seed` alone.
[[nodiscard]] bool parse_seed(std::string_view text, Random::Seed& seed);

/// RFC 9562 UUID version 7 in lower-case canonical form.
[[nodiscard]] std::string make_uuid(UtcTime now, Random& random);

/// Any RFC 9562 UUID in lower-case canonical form.
[[nodiscard]] bool is_uuid(std::string_view text);

} // namespace help
