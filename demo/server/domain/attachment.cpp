#include "demo/server/domain/attachment.h"

#include "demo/server/domain/text.h"

#include <algorithm>

namespace help::desk {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t kMostNameCharacters = 255;

bool is_same(std::string_view told, std::string_view type) {
    return std::ranges::equal(told, type, {}, lower_ascii);
}

bool is_text(std::string_view bytes) {
    constexpr auto kByteOrderMark = "\xEF\xBB\xBF"sv;
    if (bytes.find('\0') != std::string_view::npos || !is_utf8(bytes)) return false;
    if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
    const auto first = bytes.find_first_not_of(" \t\r\n\f\v");
    return first == std::string_view::npos || bytes[first] != '<';
}

/// https://mimesniff.spec.whatwg.org, sections 6.1 and 7.1.
bool is(std::string_view type, std::string_view bytes) {
    if (type == "image/png") return bytes.starts_with("\x89PNG\r\n\x1A\n"sv);
    if (type == "image/jpeg") return bytes.starts_with("\xFF\xD8\xFF"sv);
    if (type == "image/gif") return bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a");
    if (type == "image/webp")
        return bytes.starts_with("RIFF") &&
               bytes.substr(std::min<std::size_t>(8, bytes.size())).starts_with("WEBPVP");
    if (type == "application/pdf") return bytes.starts_with("%PDF-");
    return is_text(bytes);
}

/// All marks, embeddings, overrides and isolates of the Unicode Bidirectional Algorithm (UAX 9
/// section 2) in UTF-8: U+061C, U+200E–F, U+202A–E, U+2066–9.
bool turns_writing(std::string_view text) {
    constexpr std::array kMarks{"\xD8\x9C"sv,     "\xE2\x80\x8E"sv, "\xE2\x80\x8F"sv,
                                "\xE2\x80\xAA"sv, "\xE2\x80\xAB"sv, "\xE2\x80\xAC"sv,
                                "\xE2\x80\xAD"sv, "\xE2\x80\xAE"sv, "\xE2\x81\xA6"sv,
                                "\xE2\x81\xA7"sv, "\xE2\x81\xA8"sv, "\xE2\x81\xA9"sv};
    return std::ranges::any_of(
        kMarks, [text](auto mark) { return text.find(mark) != std::string_view::npos; });
}

} // namespace

std::optional<std::string_view> attachment_type(std::string_view told, std::string_view bytes) {
    told = told.substr(0, told.find(';'));
    while (told.ends_with(' '))
        told.remove_suffix(1);
    const auto* const type =
        std::ranges::find_if(kAttachmentTypes, [told](auto each) { return is_same(told, each); });
    if (type == kAttachmentTypes.end() || !is(*type, bytes)) return std::nullopt;
    return *type;
}

bool is_file_name(std::string_view name) {
    return is_utf8(name) && !is_blank(name) && characters(name) <= kMostNameCharacters &&
           is_plain_text(name, Lines::One) && name.find_first_of("/\\") == std::string_view::npos &&
           !turns_writing(name);
}

std::array<std::string_view, 2> endings_of(std::string_view type) {
    if (type == "image/png") return {".png"};
    if (type == "image/jpeg") return {".jpg", ".jpeg"};
    if (type == "image/webp") return {".webp"};
    if (type == "image/gif") return {".gif"};
    if (type == "application/pdf") return {".pdf"};
    if (type == "text/csv") return {".csv"};
    if (type == "text/plain") return {".txt", ".log"};
    return {};
}

} // namespace help::desk
