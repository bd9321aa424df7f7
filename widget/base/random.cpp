#include "widget/base/random.h"

namespace help {

namespace {

constexpr std::uint64_t rotate_left(std::uint64_t value, int bits) {
    return (value << bits) | (value >> (64 - bits));
}

int hex_value(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

} // namespace

Random::Random(const Seed& seed) : state_(seed) {
    // The generator never leaves the all-zero state.
    if ((seed[0] | seed[1] | seed[2] | seed[3]) == 0) {
        state_[0] = 0x9E3779B97F4A7C15ULL;
    }
}

std::uint64_t Random::next() {
    const std::uint64_t result = rotate_left(state_[1] * 5, 7) * 9;
    const std::uint64_t shifted = state_[1] << 17U;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = rotate_left(state_[3], 45);
    return result;
}

std::uint64_t Random::below(std::uint64_t limit) {
    // The bias of a remainder is below 2^-40 for every limit the core uses (milliseconds of a
    // wait).
    return limit == 0 ? 0 : next() % limit;
}

bool parse_seed(std::string_view text, Random::Seed& seed) {
    if (text.size() != 64) {
        return false;
    }
    Random::Seed parsed{};
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int digit = hex_value(text[i]);
        if (digit < 0) {
            return false;
        }
        parsed[i / 16] = (parsed[i / 16] << 4U) | static_cast<std::uint64_t>(digit);
    }
    seed = parsed;
    return true;
}

std::string make_uuid(UtcTime now, Random& random) {
    const std::uint64_t high =
        (static_cast<std::uint64_t>(unix_ms(now)) << 16U) | 0x7000U | (random.next() >> 52U);
    const std::uint64_t low = 0x8000000000000000ULL | (random.next() >> 2U);
    constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    for (int i = 0; i < 32; ++i) {
        if (i == 8 || i == 12 || i == 16 || i == 20) {
            text.push_back('-');
        }
        const std::uint64_t half = i < 16 ? high : low;
        text.push_back(kDigits[(half >> (60 - 4 * (i % 16))) & 0xFU]);
    }
    return text;
}

bool is_uuid(std::string_view text) {
    if (text.size() != 36) {
        return false;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? text[i] != '-' : hex_value(text[i]) < 0) {
            return false;
        }
    }
    return true;
}

} // namespace help
