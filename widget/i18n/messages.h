#pragma once

#include "widget/base/text.h"
#include "widget/base/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace help {

enum class Language : std::uint8_t { PortugueseBrazil, English, Spanish };

/// `pt-BR`, `en`, `es`.
[[nodiscard]] std::string_view locale_tag(Language language);
/// The language of a BCP 47 tag by its first subtag (`pt` and `pt-PT` are served in Brazilian
/// Portuguese); nullopt: none of ours.
[[nodiscard]] std::optional<Language> match_language(std::string_view tag);

/// Every sentence the widget can say; widget/i18n/messages.inc is the catalogue.
enum class Sentence : std::uint16_t {
#define HELP_MESSAGE(key, portuguese, english, spanish) key,
#include "widget/i18n/messages.inc"
#undef HELP_MESSAGE
};

/// nullopt: there is no such sentence.
[[nodiscard]] std::optional<Sentence> find_sentence(std::string_view key);

/// A host's own words for some sentences.
using Labels = std::vector<std::pair<Sentence, std::string>>;

/// The sentences of one language, with the host's own where it has any. Borrows `labels`.
class Messages {
public:
    Messages(Language language, const Labels& labels) : language_(language), labels_(labels) {}

    [[nodiscard]] std::string_view operator[](Sentence sentence) const;
    /// With `{count}` filled in; `one` for exactly 1.
    [[nodiscard]] std::string counted(Sentence many, Sentence one, std::int64_t count) const;
    /// A count, with the language's separator of thousands: "20.000", "20,000".
    [[nodiscard]] std::string number(std::int64_t number) const;
    /// "quarta-feira, 25 de novembro"
    [[nodiscard]] std::string date(Date date) const;
    /// "25 de novembro"; Portuguese counts a month's first day as an ordinal: "1º de novembro"
    [[nodiscard]] std::string day_and_month(Date date) const;
    [[nodiscard]] std::string_view weekday_name(int weekday) const;
    /// "seg"
    [[nodiscard]] std::string_view weekday_short(int weekday) const;
    /// "30 segundos", "5 minutos" (rounded up)
    [[nodiscard]] std::string wait(Milliseconds wait) const;
    [[nodiscard]] Language language() const { return language_; }

private:
    Language language_;
    const Labels& labels_;
};

/// With its first letter as a capital, for the beginning of a line (Latin letters of our
/// catalogues).
[[nodiscard]] std::string capitalised(std::string_view text);

} // namespace help
