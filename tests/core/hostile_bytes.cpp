#include "tests/core/hostile_bytes.h"

#include <algorithm>
#include <array>
#include <vector>

namespace help::test {

namespace {

constexpr std::size_t kLongestPart = 24; // bytes

const std::vector<std::string>& values() {
    static const std::vector<std::string> made_once = [] {
        std::vector<std::string> made = {"-1",
                                         "-0",
                                         "0",
                                         "1.0",
                                         "0.5",
                                         "1e400",
                                         "-1e400",
                                         "9007199254740993",
                                         "18446744073709551616",
                                         "null",
                                         "true",
                                         "[]",
                                         "{}",
                                         R"("")",
                                         R"(" ")",
                                         R"("\u0000")",
                                         R"("a\u0000b")",
                                         R"("\ud800")",
                                         R"("\udfff\ud800")",
                                         "\"\xC0\x80\"",
                                         "\"\xE6\x97\"",
                                         "\"\xF5\x80\x80\x80\"",
                                         "\"\xED\xA0\x80\"",
                                         "\"\xEF\xBB\xBF\"",
                                         "\"\xEF\xBF\xBE\"",
                                         "\"moc.live//:sptth\xE2\x80\xAE\"",
                                         "\"\xE2\x80\x8B\xE2\x80\x8D\xE2\x81\xA0\"",
                                         R"("##x")",
                                         R"("###x")",
                                         R"("%s%s%n%p{0}{}")",
                                         "\"<img src=x onerror=alert(1)>\"",
                                         "\"javascript:alert(1)\"",
                                         R"("data:text/html,x")",
                                         R"("__proto__")",
                                         R"({"__proto__":{"toString":1}})",
                                         R"("2026-02-30T25:61:61Z")",
                                         R"("9999-12-31T23:59:60+23:59")",
                                         R"("0000-01-01T00:00:00Z")",
                                         "NaN",
                                         "'x'",
                                         "/*x*/1",
                                         "\"",
                                         "\\",
                                         "}",
                                         "]",
                                         ",",
                                         "\n\ndata: {}\n\n",
                                         "\r\nid: e999999\r\n\r\n"};
        made.push_back("\"" + std::string(300, '#') + "\"");
        made.push_back("\"" + std::string(20'000, 'w') + "\"");
        made.push_back(std::string(33, '[') + std::string(33, ']'));
        made.push_back(std::string(5'000, '['));
        std::string zalgo = "\"z";
        for (int i = 0; i < 500; ++i) {
            zalgo += "\xCC\x81";
        }
        made.push_back(zalgo + "\"");
        return made;
    }();
    return made_once;
}

std::size_t place_in(std::string_view text, Random& random) {
    return static_cast<std::size_t>(random.below(text.size() + 1));
}

std::size_t some(Random& random) {
    return 1 + static_cast<std::size_t>(random.below(kLongestPart));
}

/// One member's value becomes another one.
void replace_value(std::string& json, Random& random) {
    const std::size_t colon = json.find(':', place_in(json, random));
    if (colon == std::string::npos) {
        json.insert(place_in(json, random), hostile_value(random));
        return;
    }
    const std::size_t end = json.find_first_of(",}]", colon);
    json.replace(colon + 1, std::min(end, json.size()) - colon - 1, hostile_value(random));
}

void change_once(std::string& json, Random& random) {
    const std::size_t at = place_in(json, random);
    switch (random.below(12)) {
    case 0:
        json.resize(at);
        break;
    case 1:
        json.erase(at, some(random));
        break;
    case 2:
        json.insert(at, json.substr(at, some(random)));
        break;
    case 3:
        json.insert(at, hostile_value(random));
        break;
    case 4:
        if (at < json.size()) {
            json[at] = static_cast<char>(random.below(256));
        }
        break;
    case 5:
        json = "[" + json + "," + json + "]";
        break;
    default:
        replace_value(json, random);
        break;
    }
}

} // namespace

Random chance(std::uint64_t number) {
    return Random{{number, 0x9E3779B97F4A7C15U, number * 31 + 7, 0xD1B54A32D192ED03U}};
}

std::string_view hostile_value(Random& random) {
    return values()[static_cast<std::size_t>(random.below(values().size()))];
}

std::string hostile_words(Random& random) {
    static constexpr std::array<std::string_view, 14> kParts = {
        "Olá",
        " ",
        "\n",
        "<b>",
        "##",
        "%n",
        "\xE2\x80\xAE",
        "e\xCC\x81",
        "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB",
        "\xD8\xB4\xD9\x83\xD8\xB1\xD8\xA7",
        "\xE0\xA4\xB9\xE0\xA4\xBF",
        "\xE6\x97\xA5\xE6\x9C\xAC",
        "https://a.example/?q=1",
        "\xE2\x80\xA8"};
    std::string words;
    for (std::uint64_t left = random.below(40); left > 0; --left) {
        words += kParts[static_cast<std::size_t>(random.below(kParts.size()))];
    }
    if (random.below(20) == 0) {
        words.append(30'000, 'w');
    }
    return words;
}

std::string mutated(std::string_view json, Random& random) {
    std::string changed{json};
    for (std::uint64_t left = 1 + random.below(3); left > 0; --left) {
        change_once(changed, random);
    }
    return changed;
}

} // namespace help::test
