#include "tests/draw/png.h"

#include <array>
#include <cstdio>
#include <string_view>

namespace help {

namespace {

void put32(std::string& out, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
        out.push_back(static_cast<char>((value >> static_cast<unsigned>(shift)) & 0xFFU));
    }
}

/// CRC-32 as PNG has it (annex D).
std::uint32_t crc_of(std::string_view bytes) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
        }
    }
    return ~crc;
}

void put_chunk(std::string& out, std::string_view kind, std::string_view data) {
    put32(out, static_cast<std::uint32_t>(data.size()));
    const std::string checked = std::string{kind} + std::string{data};
    out += checked;
    put32(out, crc_of(checked));
}

/// One block of RFC 1951 with fixed codes, whose only matches repeat the byte before.
class Deflater {
public:
    Deflater() {
        put_bits(1, 1); // the last block
        put_bits(1, 2); // fixed codes
    }

    void add(std::string_view bytes) {
        for (std::size_t at = 0; at < bytes.size();) {
            put_literal(static_cast<unsigned char>(bytes[at]));
            const std::size_t end = std::min(bytes.find_first_not_of(bytes[at], at), bytes.size());
            std::size_t run = end - at - 1;
            for (; run >= 258; run -= 258) {
                put_match(285);
            }
            for (; run >= 3; run -= std::min<std::size_t>(run, 10)) {
                put_match(static_cast<std::uint32_t>(254 + std::min<std::size_t>(run, 10)));
            }
            at = end - run;
        }
    }

    std::string finish() {
        put_code(0, 7);
        put_bits(0, 7); // fills the last byte
        return std::move(out_);
    }

private:
    void put_literal(std::uint32_t byte) {
        if (byte < 144) {
            put_code(0x30 + byte, 8);
        } else {
            put_code(0x190 + byte - 144, 9);
        }
    }
    /// `symbol`: 257 (3 bytes) to 264 (10 bytes), or 285 (258 bytes); these have no further bits.
    void put_match(std::uint32_t symbol) {
        if (symbol < 280) {
            put_code(symbol - 256, 7);
        } else {
            put_code(0xC0 + symbol - 280, 8);
        }
        put_code(0, 5); // distance 1
    }
    /// Codes stand with their highest bit first, everything else with its lowest.
    void put_code(std::uint32_t code, unsigned size) {
        for (unsigned bit = size; bit-- > 0;) {
            put_bits((code >> bit) & 1U, 1);
        }
    }
    void put_bits(std::uint32_t bits, unsigned size) {
        pending_ |= bits << filled_;
        for (filled_ += size; filled_ >= 8; filled_ -= 8) {
            out_.push_back(static_cast<char>(pending_ & 0xFFU));
            pending_ >>= 8U;
        }
    }

    std::string out_;
    std::uint32_t pending_ = 0;
    unsigned filled_ = 0;
};

std::string filtered(const Picture& picture) {
    constexpr char kUp = 2;
    const std::size_t stride = std::size_t{4} * picture.width;
    std::string rows;
    for (std::size_t at = 0; at < picture.rgba.size(); ++at) {
        if (at % stride == 0) {
            rows.push_back(kUp);
        }
        const int above = at < stride ? 0 : picture.rgba[at - stride];
        rows.push_back(static_cast<char>(picture.rgba[at] - above));
    }
    return rows;
}

/// RFC 1950.
std::string zlib_of(const std::string& bytes) {
    std::uint32_t low = 1;
    std::uint32_t high = 0;
    for (const char c : bytes) {
        low = (low + static_cast<unsigned char>(c)) % 65521;
        high = (high + low) % 65521;
    }
    Deflater deflater;
    deflater.add(bytes);
    std::string out = "\x78\x01" + deflater.finish();
    put32(out, high << 16U | low);
    return out;
}

} // namespace

std::string png_bytes(const Picture& picture) {
    std::string head;
    put32(head, picture.width);
    put32(head, picture.height);
    head +=
        std::string{"\x08\x06\x00\x00\x00", 5}; // 8 bits, RGBA, the only methods, not interlaced
    std::string out = "\x89PNG\r\n\x1A\n";
    put_chunk(out, "IHDR", head);
    put_chunk(out, "IDAT", zlib_of(filtered(picture)));
    put_chunk(out, "IEND", {});
    return out;
}

bool write_png(const std::string& path, const Picture& picture) {
    const std::string bytes = png_bytes(picture);
    std::FILE* file = std::fopen(path.c_str(), "wb");
    if (file == nullptr) {
        return false;
    }
    const bool whole = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
    return std::fclose(file) == 0 && whole;
}

} // namespace help
