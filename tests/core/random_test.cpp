#include "widget/base/random.h"

#include <doctest/doctest.h>
#include <string>

using namespace help;

namespace {

/// The next `words` outputs as the bytes of a keystream, in hex.
std::string keystream(Random& random, int words) {
    constexpr char kHex[] = "0123456789abcdef";
    std::string text;
    for (int word = 0; word < words; ++word) {
        std::uint64_t bits = random.next();
        for (int byte = 0; byte < 8; ++byte, bits >>= 8U) {
            text.push_back(kHex[(bits >> 4U) & 0xFU]);
            text.push_back(kHex[bits & 0xFU]);
        }
    }
    return text;
}

} // namespace

TEST_CASE("chance is the ChaCha20 keystream of RFC 8439 under the seed (appendix A.1)") {
    Random zero{{0, 0, 0, 0}};
    CHECK(keystream(zero, 8) == // #1: counter 0
          "76b8e0ada0f13d90405d6ae55386bd28bdd219b8a08ded1aa836efcc8b770dc7"
          "da41597c5157488d7724e03fb8d84a376a43b8f41518a11cc387b669b2ee6586");
    CHECK(keystream(zero, 8) == // #2: counter 1
          "9f07e7be5551387a98ba977c732d080dcb0f29a048e3656912c6533e32ee7aed"
          "29b721769ce64e43d57133b074d839d531ed1f28510afb45ace10a1f4b794d6f");
    Random last_byte_one{{0, 0, 0, 0x0100'0000'0000'0000}};
    (void)keystream(last_byte_one, 8);
    CHECK(keystream(last_byte_one, 8) == // #3: counter 1
          "3aeb5224ecf849929b9d828db1ced4dd832025e8018b8160b82284f3c949aa5a"
          "8eca00bbb4a73bdad192b5c42f73f2fd4e273644c8b36125a64addeb006c13a0");
}
