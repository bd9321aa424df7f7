// What nlohmann's lexer asks of the C library, as small as this module needs it.
//
// Text to number. The C library's own goes through 128-bit floating point, which WebAssembly has to
// emulate: 12 KB of it. The protocol needs whole numbers and short decimals only; 19 significant
// digits are kept, more are rounded off.

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

double scaled(double value, int exponent) {
    double factor = 10;
    for (int rest = exponent < 0 ? -exponent : exponent; rest > 0; rest >>= 1) {
        if ((rest & 1) != 0) {
            value = exponent < 0 ? value / factor : value * factor;
        }
        factor *= factor;
    }
    return value;
}

} // namespace

extern "C" double strtod(const char* text, char** end) {
    const char* at = text;
    const bool negative = *at == '-';
    at += negative ? 1 : 0;
    std::uint64_t digits = 0;
    int exponent = 0;
    bool fraction = false;
    for (; is_digit(*at) || (*at == '.' && !fraction); ++at) {
        if (*at == '.') {
            fraction = true;
            continue;
        }
        const bool room = digits < 1'000'000'000'000'000'000ULL;
        digits = room ? digits * 10 + static_cast<std::uint64_t>(*at - '0') : digits;
        exponent += (room ? 0 : 1) - (fraction ? 1 : 0);
    }
    if (*at == 'e' || *at == 'E') {
        const char* power = at + 1;
        const bool down = *power == '-';
        power += *power == '-' || *power == '+' ? 1 : 0;
        int value = 0;
        for (; is_digit(*power); ++power) {
            value = value < 10'000 ? value * 10 + (*power - '0') : value;
        }
        exponent += down ? -value : value;
        at = power;
    }
    if (end != nullptr) {
        *end = const_cast<char*>(at);
    }
    const double magnitude = digits == 0
                                 ? 0
                                 : scaled(static_cast<double>(digits), exponent < -400  ? -400
                                                                       : exponent > 400 ? 400
                                                                                        : exponent);
    return negative ? -magnitude : magnitude;
}

// The C library keeps the three in one object file: whoever needs one of these would bring all of
// them back.
extern "C" float strtof(const char* text, char** end) {
    return static_cast<float>(strtod(text, end));
}

extern "C" long double strtold(const char* text, char** end) {
    return static_cast<long double>(strtod(text, end));
}

// Number to text: only for the words of parse errors, which nobody reads here
// (widget/wire/value.cpp). The C library's own costs 7 KB.
extern "C" int snprintf(char* out, std::size_t size, const char* /*format*/, ...) {
    if (size > 0) {
        out[0] = '\0';
    }
    return 0;
}
