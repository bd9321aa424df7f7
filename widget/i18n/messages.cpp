#include "widget/i18n/messages.h"

#include <array>

namespace help {

namespace {

struct Row {
    std::string_view key;
    std::array<std::string_view, 3> words; ///< by Language
};

constexpr Row kCatalogue[] = {
#define HELP_MESSAGE(key, portuguese, english, spanish) {#key, {portuguese, english, spanish}},
#include "widget/i18n/messages.inc"
#undef HELP_MESSAGE
};

constexpr Sentence after(Sentence first, int steps) {
    return static_cast<Sentence>(static_cast<int>(first) + steps);
}

} // namespace

std::string_view locale_tag(Language language) {
    constexpr std::string_view kTags[] = {"pt-BR", "en", "es"};
    return kTags[static_cast<std::size_t>(language)];
}

std::optional<Language> match_language(std::string_view tag) {
    const std::string_view first = tag.substr(0, tag.find('-'));
    if (first == "pt") {
        return Language::PortugueseBrazil;
    }
    if (first == "en") {
        return Language::English;
    }
    return first == "es" ? std::optional{Language::Spanish} : std::nullopt;
}

std::optional<Sentence> find_sentence(std::string_view key) {
    int index = 0;
    for (const Row& row : kCatalogue) {
        if (row.key == key) {
            return static_cast<Sentence>(index);
        }
        ++index;
    }
    return std::nullopt;
}

std::string_view Messages::operator[](Sentence sentence) const {
    for (const auto& [key, words] : labels_) {
        if (key == sentence) {
            return words;
        }
    }
    return kCatalogue[static_cast<std::size_t>(sentence)]
        .words[static_cast<std::size_t>(language_)];
}

std::string Messages::counted(Sentence many, Sentence one, std::int64_t count) const {
    return fill((*this)[count == 1 ? one : many], {"count", number(count)});
}

std::string Messages::number(std::int64_t number) const {
    std::string digits = to_decimal(number);
    // Spanish parts no four digits (CLDR, minimumGroupingDigits 2).
    const std::size_t shortest = language_ == Language::Spanish ? 5 : 4;
    if (digits.size() >= shortest) {
        for (std::size_t at = digits.size(); at > 3;) {
            digits.insert(at -= 3, 1, language_ == Language::English ? ',' : '.');
        }
    }
    return digits;
}

std::string Messages::date(Date date) const {
    return fill((*this)[Sentence::date_words], {"weekday", weekday_name(weekday(date))},
                {"day", day_and_month(date)});
}

std::string Messages::day_and_month(Date date) const {
    const std::string_view month = (*this)[after(Sentence::january, date.month - 1)];
    if (date.day == 1) {
        return fill((*this)[Sentence::date_first], {"month", month});
    }
    return fill((*this)[Sentence::date_day], {"day", to_decimal(date.day)}, {"month", month});
}

std::string_view Messages::weekday_name(int weekday) const {
    return (*this)[after(Sentence::sunday, weekday)];
}

std::string_view Messages::weekday_short(int weekday) const {
    return (*this)[after(Sentence::sunday_short, weekday)];
}

std::string Messages::wait(Milliseconds wait) const {
    const std::int64_t seconds = (wait.count() + 999) / 1000;
    if (seconds < 90) {
        return counted(Sentence::wait_seconds, Sentence::wait_second, seconds);
    }
    return counted(Sentence::wait_minutes, Sentence::wait_minute, (seconds + 59) / 60);
}

std::string capitalised(std::string_view text) {
    std::string result{text};
    if (!result.empty() && result[0] >= 'a' && result[0] <= 'z') {
        result[0] = static_cast<char>(result[0] - 'a' + 'A');
    }
    return result;
}

} // namespace help
