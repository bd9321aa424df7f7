#include "demo/server/domain/desk_file_fields.h"

#include "demo/server/domain/ids.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace help::desk {
namespace {

constexpr std::array<std::string_view, 4> kHrefSchemes{"https://", "http://", "mailto:", "tel:"};

} // namespace

std::string read_key(const JsonField& field) {
    auto text = field.text(1, 64);
    if (!is_key(text)) field.refuse("may hold only a-z 0-9 . - _");
    return text;
}

std::string read_href(const JsonField& field) {
    auto text = field.text(5, 2000);
    if (std::ranges::none_of(kHrefSchemes, [&](auto scheme) { return text.starts_with(scheme); }))
        field.refuse("must start with https:// http:// mailto: or tel:");
    return text;
}

Texts read_texts(const JsonField& field,
                 const std::vector<std::string>& locales,
                 std::size_t least,
                 std::size_t most) {
    Texts all;
    for (const auto& locale : locales)
        all[locale] = (field.is_text() ? field : field.member(locale)).text(least, most);
    return all;
}

std::chrono::local_days read_date(const JsonField& field) {
    const auto text = field.text(10, 10);
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    int read = 0;
    const bool shaped =
        std::sscanf(text.c_str(), "%4d-%2u-%2u%n", &year, &month, &day, &read) == 3 && read == 10;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                           std::chrono::day(day)};
    if (!shaped || !date.ok()) field.refuse("must be a date such as 2026-12-25");
    return std::chrono::local_days{date};
}

} // namespace help::desk
