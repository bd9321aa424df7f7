#include "demo/server/net/file_headers.h"

#include <algorithm>
#include <array>
#include <utility>

namespace help::net {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 19> kTypes{{
    {"html", "text/html; charset=utf-8"},
    {"js", "text/javascript; charset=utf-8"},
    {"mjs", "text/javascript; charset=utf-8"},
    {"css", "text/css; charset=utf-8"},
    {"json", "application/json"},
    {"map", "application/json"},
    {"webmanifest", "application/manifest+json"},
    {"wasm", "application/wasm"},
    {"svg", "image/svg+xml"},
    {"png", "image/png"},
    {"jpg", "image/jpeg"},
    {"jpeg", "image/jpeg"},
    {"webp", "image/webp"},
    {"gif", "image/gif"},
    {"ico", "image/x-icon"},
    {"woff2", "font/woff2"},
    {"mp4", "video/mp4"},
    {"txt", "text/plain; charset=utf-8"},
    {"xml", "application/xml"},
}};

constexpr std::string_view kPagePolicy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src "
    "'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for "
    "'script'; "
    "trusted-types 'none'";

/// For `strict.html`, the page of the browser tests that allows nothing but what the widget cannot
/// do without.
constexpr std::string_view kStrictPagePolicy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; "
    "require-trusted-types-for 'script'; "
    "trusted-types 'none'";

std::string_view type_of(std::string_view extension) {
    const auto* found =
        std::ranges::find(kTypes, extension, [](const auto& type) { return type.first; });
    return found == kTypes.end() ? "application/octet-stream" : found->second;
}

/// `name.1a2b3c4d.wasm`: a piece between dots of eight or more lower-case hex digits, neither first
/// nor last.
bool has_content_hash(std::string_view name) {
    const auto is_hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    auto dot = name.find('.');
    while (dot != std::string_view::npos) {
        const auto next = name.find('.', dot + 1);
        if (next == std::string_view::npos) return false;
        const auto piece = name.substr(dot + 1, next - dot - 1);
        if (piece.size() >= 8 && std::ranges::all_of(piece, is_hex)) return true;
        dot = next;
    }
    return false;
}

} // namespace

void add_file_headers(std::string_view file_name, Response& response) {
    const auto dot = file_name.rfind('.');
    const auto extension =
        dot == std::string_view::npos ? std::string_view() : file_name.substr(dot + 1);
    response.add("Content-Type", std::string(type_of(extension)));
    response.add("Cache-Control",
                 has_content_hash(file_name) ? "public, max-age=31536000, immutable" : "no-cache");
    if (extension == "html")
        response.add("Content-Security-Policy",
                     std::string(file_name == "strict.html" ? kStrictPagePolicy : kPagePolicy));
    if (extension == "js" || extension == "mjs" || extension == "wasm")
        response.add("Cross-Origin-Resource-Policy",
                     "cross-origin"); // a page under COEP embeds the widget
}

} // namespace help::net
