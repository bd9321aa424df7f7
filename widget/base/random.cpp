#include "widget/base/random.h"

#include <bit>

namespace help {

namespace {

/// RFC 8439, 2.1, on four words of the block.
void quarter_round(std::uint32_t& a, std::uint32_t& b, std::uint32_t& c, std::uint32_t& d) {
    a += b;
    d = std::rotl(d ^ a, 16);
    c += d;
    b = std::rotl(b ^ c, 12);
    a += b;
    d = std::rotl(d ^ a, 8);
    c += d;
    b = std::rotl(b ^ c, 7);
}

int hex_value(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

} // namespace

std::uint64_t Random::next() {
    if (taken_ == block_.size()) {
        refill();
    }
    const std::uint64_t low = block_[taken_++];
    return std::uint64_t{block_[taken_++]} << 32U | low;
}

/// RFC 8439, 2.3: the block function. The nonce is zero, as each seed is used once.
void Random::refill() {
    Block words{0x61707865, 0x3320646e, 0x79622d32, 0x6b206574}; // "expand 32-byte k"
    for (std::size_t i = 0; i < seed_.size(); ++i) {
        words[4 + 2 * i] = static_cast<std::uint32_t>(seed_[i]);
        words[5 + 2 * i] = static_cast<std::uint32_t>(seed_[i] >> 32U);
    }
    words[12] = blocks_++;
    block_ = words;
    for (int round = 0; round < 20; ++round) {
        // By turns the columns and the diagonals.
        for (std::size_t column = 0; column < 4; ++column) {
            const std::size_t shift = round % 2 == 0 ? 0 : 1;
            quarter_round(block_[column], block_[4 + (column + shift) % 4],
                          block_[8 + (column + 2 * shift) % 4],
                          block_[12 + (column + 3 * shift) % 4]);
        }
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        block_[i] += words[i];
    }
    taken_ = 0;
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
