#include "widget/chat/links.h"

#include <algorithm>

namespace help {

namespace {

constexpr std::size_t kMostLinks = 8;
constexpr std::size_t kLongestAddress = 2'000;

bool ends_address(char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == '<' || c == '>' || c == '"';
}

/// What telephones and word processors put around an address: spaces of all widths, and those
/// quotation marks that stand for plain ones. The address up to the first of them.
std::string_view before_typography(std::string_view address) {
    for (std::size_t at = 0; at + 1 < address.size(); ++at) {
        const std::string_view rest = address.substr(at);
        const auto third = static_cast<unsigned char>(rest.size() > 2 ? rest[2] : '\0');
        const bool general =
            rest.starts_with("\xE2\x80") &&
            (third <= 0x8F || (third >= 0x98 && third <= 0x9F) || (third >= 0xA8 && third <= 0xAF));
        if (general || rest.starts_with("\u00A0") || rest.starts_with("«") ||
            rest.starts_with("»") || rest.starts_with("\u3000") || rest.starts_with("\uFEFF")) {
            return address.substr(0, at);
        }
    }
    return address;
}

std::string_view without_punctuation(std::string_view address) {
    constexpr std::string_view kTrailing[] = {".", ",", ";", ":", "!", "?", "'", "*", "…", "）"};
    constexpr std::string_view kPairs[] = {"()", "[]"};
    for (bool more = true; more;) {
        more = false;
        for (const std::string_view mark : kTrailing) {
            if (address.ends_with(mark)) {
                address.remove_suffix(mark.size());
                more = true;
            }
        }
        for (const std::string_view pair : kPairs) {
            if (address.ends_with(pair[1]) && address.find(pair[0]) == std::string_view::npos) {
                address.remove_suffix(1);
                more = true;
            }
        }
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
        const std::string_view address = without_punctuation(
            before_typography(rest.substr(0, static_cast<std::size_t>(end - rest.begin()))));
        const bool known = std::find(found.begin(), found.end(), address) != found.end();
        if (address.size() > scheme && address.size() <= kLongestAddress && !known) {
            found.push_back(address);
        }
        at = text.find(kBegin, at + std::max(address.size(), scheme));
    }
    return found;
}

} // namespace help
