#include "widget/i18n/messages.h"

#include "widget/base/apart.h"

#include <array>
#include <cstdint>

namespace help {

namespace {

// Strings one behind the other, each with its end: in three languages, as they stand in the
// catalogue. Pointers to them would be larger than they are.

constexpr char kKeys[] =
#define HELP_MESSAGE(key, portuguese, english, spanish) #key "\0"
#include "widget/i18n/messages.inc"
#undef HELP_MESSAGE
    ;

#define HELP_MESSAGE(key, portuguese, english, spanish) portuguese "\0" english "\0" spanish "\0"
#define HELP_LATER_SCREENS                                                                         \
    ;                                                                                              \
    constexpr char kLaterScreens[] =
constexpr char kFirstScreen[] =
#include "widget/i18n/messages.inc"
    ;
#undef HELP_LATER_SCREENS
#undef HELP_MESSAGE

/// How many strings there are in such an array, which has a last, empty one of its own.
template <std::size_t Size>
constexpr std::size_t count_of(const char (&strings)[Size]) {
    std::size_t count = 0;
    for (const char c : strings) {
        count += c == '\0' ? 1 : 0;
    }
    return count - 1;
}

constexpr std::size_t kLanguages = 3;
constexpr std::size_t kFirstCount = count_of(kFirstScreen) / kLanguages;
constexpr std::size_t kLaterCount = count_of(kLaterScreens) / kLanguages;

/// The strings of some sentences. The first language's are found by number, the others follow.
template <std::size_t Count, std::size_t Size>
struct Words {
    std::array<std::uint16_t, Count> begins;
    std::array<char, Size> strings;

    constexpr explicit Words(const char (&words)[Size]) : begins{}, strings{} {
        std::size_t string = 0;
        bool begins_here = true;
        for (std::size_t at = 0; at + 1 < Size; ++at) {
            if (begins_here && string % kLanguages == 0) {
                begins[string / kLanguages] = static_cast<std::uint16_t>(at);
            }
            strings[at] = words[at];
            begins_here = words[at] == '\0';
            string += begins_here ? 1 : 0;
        }
    }
    /// Inline: a function that is as small as a call would be merged into its caller, in whatever
    /// part.
    [[nodiscard, gnu::always_inline]] std::string_view say(std::size_t sentence,
                                                           Language language) const {
        const char* string = &strings[begins[sentence]];
        for (auto others = static_cast<int>(language); others > 0; --others) {
            string += std::string_view{string}.size() + 1;
        }
        return string;
    }
};
constexpr Words<kFirstCount, sizeof kFirstScreen> kFirst{kFirstScreen};

/// wasm/split.mjs takes what lies between these two out of the first part of a module.
constexpr std::uint32_t kBegin = 0x5A7E57ED;
constexpr std::uint32_t kEnd = 0x5A7E57EE;
struct Later {
    std::uint32_t begin = kBegin;
    Words<kLaterCount, sizeof kLaterScreens> words{kLaterScreens};
    alignas(4) std::uint32_t end = kEnd;
};
constexpr Later kLater;

/// Of the second part, like its words: wasm/split.mjs knows it by the sign, and sees that it is.
HELP_APART std::string_view say_later(std::size_t sentence, Language language) {
    // Volatile: the compiler knows what stands there, but not whether it has come.
    const volatile std::uint32_t& begin = kLater.begin;
    if (begin != kBegin) {
        __builtin_trap();
    }
    return kLater.words.say(sentence, language);
}

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
    for (const char* at = kKeys; *at != '\0'; ++index) {
        const std::string_view known{at};
        if (known == key) {
            return static_cast<Sentence>(index);
        }
        at += known.size() + 1;
    }
    return std::nullopt;
}

std::string_view Messages::operator[](Sentence sentence) const {
    for (const auto& [key, words] : labels_) {
        if (key == sentence) {
            return words;
        }
    }
    const auto number = static_cast<std::size_t>(sentence);
    return number < kFirstCount ? kFirst.say(number, language_)
                                : say_later(number - kFirstCount, language_);
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
