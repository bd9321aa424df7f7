#include "widget/chat/links.h"

#include <algorithm>

namespace help {

namespace {

constexpr std::size_t kMostLinks = 8;
constexpr std::size_t kLongestAddress = 2'000;

bool ends_address(char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == '<' || c == '>' || c == '"';
}

std::string_view without_punctuation(std::string_view address) {
    constexpr std::string_view kTrailing = ".,;:!?'";
    while (!address.empty()) {
        const char last = address.back();
        const bool closes_nothing = last == ')' && address.find('(') == std::string_view::npos;
        if (kTrailing.find(last) == std::string_view::npos && !closes_nothing) {
            break;
        }
        address.remove_suffix(1);
    }
    return address;
}

} // namespace

std::vector<std::string_view> find_addresses(std::string_view text) {
    std::vector<std::string_view> found;
    constexpr std::string_view kBegin = "http";
    std::size_t at = text.find(kBegin);
    while (at != std::string_view::npos && found.size() < kMostLinks) {
        const std::string_view rest = text.substr(at);
        const std::size_t scheme = rest.starts_with("https://")  ? 8
                                   : rest.starts_with("http://") ? 7
                                                                 : 0;
        if (scheme == 0) {
            at = text.find(kBegin, at + 1);
            continue;
        }
        const auto* const end = std::find_if(rest.begin(), rest.end(), ends_address);
        const std::string_view address =
            without_punctuation(rest.substr(0, static_cast<std::size_t>(end - rest.begin())));
        const bool known = std::find(found.begin(), found.end(), address) != found.end();
        if (address.size() > scheme && address.size() <= kLongestAddress && !known) {
            found.push_back(address);
        }
        at = text.find(kBegin, at + std::max(address.size(), scheme));
    }
    return found;
}

} // namespace help
