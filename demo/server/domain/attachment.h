#pragma once

#include <array>
#include <optional>
#include <string_view>

/// Files that customers add to tickets: what the desk takes.
namespace help::desk {

/// The media types that a desk takes, as bootstrap tells them.
inline constexpr std::array<std::string_view, 7> kAttachmentTypes{
    "image/png",       "image/jpeg", "image/webp", "image/gif",
    "application/pdf", "text/plain", "text/csv"};

/// The type of a file that says of itself that it is `told` (a Content-Type; parameters are passed
/// over); nothing when the desk does not take that type, or the bytes are something else. Images
/// and PDF are known by their first bytes; a text is UTF-8 without NUL that does not begin like
/// markup (`<`), since a browser could take that for a page.
[[nodiscard]] std::optional<std::string_view> attachment_type(std::string_view told,
                                                              std::string_view bytes);

/// 1–255 characters of valid UTF-8 that are safe to show and to save: no control, no slash of
/// either kind, nothing that turns the direction of writing (`fdp.exe` shown as `exe.pdf`).
[[nodiscard]] bool is_file_name(std::string_view name);

/// The usual endings of the names of a type, the first the most usual. Empty for other types.
[[nodiscard]] std::array<std::string_view, 2> endings_of(std::string_view type);

} // namespace help::desk
