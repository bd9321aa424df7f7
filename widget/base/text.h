#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace help {

/// True for well-formed UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF (RFC 3629).
[[nodiscard]] bool is_utf8(std::string_view text);

/// Unicode code points of well-formed UTF-8: what limits and counters count.
[[nodiscard]] std::size_t count_characters(std::string_view text);

/// The longest front part with at most `limit` code points.
[[nodiscard]] std::string_view first_characters(std::string_view text, std::size_t limit);

/// Without white space (ASCII and U+00A0) at both ends.
[[nodiscard]] std::string_view trim(std::string_view text);

/// True if there is nothing to see in it: empty, or white space, fillers and marks of no width.
[[nodiscard]] bool is_blank(std::string_view text);

/// True if any C0/C1 control character stands in it (line breaks and tabs included).
[[nodiscard]] bool has_control_characters(std::string_view text);

/// A copy without the characters that change how *other* text reads: C0 and C1 controls (line feed
/// and tab stay when `lines` says so), and the bidirectional overrides, embeddings and isolates
/// U+202A–202E, U+2066–2069 ("Trojan Source", CVE-2021-42574). Of the marks piled up on one letter
/// it has the first kMarksOnALetter.
enum class Lines : std::uint8_t { Keep, Drop };
[[nodiscard]] std::string neutralise(std::string_view text, Lines lines);

/// One recipient as docs/protocol has it: `local@domain.tld` in ASCII, at most 254 bytes, a
/// dot-atom (RFC 5322) and a domain name with at least one dot, which is no IP address.
[[nodiscard]] bool is_email(std::string_view text);

/// `sentence` with each `{key}` replaced by its value; a key that is not there stays as it is.
struct Fill {
    std::string_view key;
    std::string_view value;
};
[[nodiscard]] std::string fill(std::string_view sentence, Fill a, Fill b = {});

[[nodiscard]] std::string to_decimal(std::int64_t value);

/// `12.5`, `-3`; nothing else (no exponent, no blanks). At most 15 digits.
[[nodiscard]] std::optional<double> parse_decimal(std::string_view text);

} // namespace help
