#include "demo/server/net/download_headers.h"

#include "demo/server/domain/attachment.h"
#include "demo/server/domain/text.h"

#include <algorithm>

namespace help::net {
namespace {

bool ends_with(std::string_view name, std::string_view ending) {
    return name.size() > ending.size() &&
           std::ranges::equal(name.substr(name.size() - ending.size()), ending, {},
                              desk::lower_ascii);
}

/// attr-char of RFC 8187 section 3.2.1; the rest as %XX.
std::string percent_encoded(std::string_view text) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    constexpr std::string_view kPlain = "!#$&+-.^_`|~";
    std::string encoded;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const char lower = desk::lower_ascii(c);
        const bool plain = (lower >= 'a' && lower <= 'z') || desk::is_digit(c) ||
                           kPlain.find(c) != std::string_view::npos;
        if (plain) {
            encoded.push_back(c);
        } else {
            encoded.push_back('%');
            encoded.push_back(kHex[byte >> 4U]);
            encoded.push_back(kHex[byte & 0xFU]);
        }
    }
    return encoded;
}

/// What may stand between quotes, and means the same to every client: `%` would be decoded by some.
std::string in_ascii(std::string_view text) {
    std::string plain;
    for (const char c : text)
        plain.push_back(c >= ' ' && c <= '~' && c != '"' && c != '\\' && c != '%' ? c : '_');
    return plain;
}

} // namespace

std::string content_disposition(std::string_view name, std::string_view type) {
    const auto endings = desk::endings_of(type);
    std::string safe(name);
    if (std::ranges::none_of(
            endings, [&](auto ending) { return !ending.empty() && ends_with(name, ending); }))
        safe += endings.front();
    return "attachment; filename=\"" + in_ascii(safe) + "\"; filename*=UTF-8''" +
           percent_encoded(safe);
}

void add_download_headers(std::string_view name, std::string_view type, Response& response) {
    response.add("Content-Type", std::string(type));
    response.add("Content-Disposition", content_disposition(name, type));
    response.add("Cache-Control", "no-store");
    response.add("Content-Security-Policy", "default-src 'none'; sandbox");
    response.add("Cross-Origin-Resource-Policy", "same-origin");
}

} // namespace help::net
