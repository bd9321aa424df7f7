#include "demo/server/domain/desk_file.h"

#include "demo/server/domain/ids.h"
#include "demo/server/domain/json_reader.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>

namespace help::desk {
namespace {

using std::chrono::minutes;

constexpr std::array<std::string_view, 4> kCardKinds{"talk", "ticket", "link", "channels"};
constexpr std::array<std::string_view, 9> kCardIcons{
    "chat", "ticket", "book", "question", "play", "channels", "mail", "phone", "link"};
constexpr std::array<std::string_view, 3> kChannelKinds{"email", "phone", "link"};
constexpr std::array<std::string_view, 4> kHrefSchemes{"https:", "http:", "mailto:", "tel:"};

std::string key(const JsonField& field) {
    auto text = field.text(1, 64);
    if (!is_key(text)) field.refuse("may hold only a-z 0-9 . - _");
    return text;
}

std::string href(const JsonField& field) {
    auto text = field.text(1, 2000);
    if (std::ranges::none_of(kHrefSchemes, [&](auto scheme) { return text.starts_with(scheme); }))
        field.refuse("must start with https: http: mailto: or tel:");
    return text;
}

/// A plain string stands for the same text in every locale.
Texts texts(const JsonField& field,
            const std::vector<std::string>& locales,
            std::size_t least,
            std::size_t most) {
    Texts all;
    for (const auto& locale : locales)
        all[locale] = (field.is_text() ? field : field.member(locale)).text(least, most);
    return all;
}

template <typename Item>
void refuse_twins(const std::vector<Item>& items, const JsonField& list) {
    std::set<std::string_view> ids;
    for (const auto& item : items)
        if (!ids.insert(item.id).second) list.refuse("holds the id " + item.id + " twice");
}

std::vector<std::string> read_locales(const JsonField& field) {
    std::vector<std::string> locales;
    for (const auto& element : field.elements(1, 40)) {
        auto tag = element.text(1, 35);
        if (!is_language_tag(tag)) element.refuse("must be a language tag such as pt-BR");
        if (std::ranges::find(locales, tag) != locales.end()) element.refuse("is there twice");
        locales.push_back(std::move(tag));
    }
    return locales;
}

Limits read_limits(const JsonField& field) {
    field.only({"name", "email", "details"});
    return {.name = field.member("name").whole_number(1, 256),
            .email = field.member("email").whole_number(6, 254),
            .details = field.member("details").whole_number(100, 20000)};
}

std::vector<Card> read_cards(const JsonField& list, const std::vector<std::string>& locales) {
    std::vector<Card> cards;
    for (const auto& field : list.elements(1, 12)) {
        field.only({"id", "kind", "icon", "title", "detail", "href"});
        Card card{.id = key(field.member("id")),
                  .kind = field.member("kind").one_of(kCardKinds),
                  .icon = field.member("icon").one_of(kCardIcons),
                  .title = texts(field.member("title"), locales, 1, 80),
                  .detail = texts(field.member("detail"), locales, 0, 160)};
        if (card.kind == "link") card.href = href(field.member("href"));
        if (card.kind != "link" && field.has("href"))
            field.member("href").refuse("belongs to cards of kind link only");
        cards.push_back(std::move(card));
    }
    refuse_twins(cards, list);
    return cards;
}

/// `HH:MM`, or `24:00` for the end of the day.
minutes time_of_day(const JsonField& field) {
    const auto text = field.text(1, 16);
    const auto digit = [&](std::size_t at) {
        return text[at] >= '0' && text[at] <= '9' ? text[at] - '0' : 1000;
    };
    const bool shaped = text.size() == 5 && text[2] == ':';
    const int hour = shaped ? digit(0) * 10 + digit(1) : 1000;
    const int minute = shaped ? digit(3) * 10 + digit(4) : 1000;
    if (minute > 59 || hour > 24 || (hour == 24 && minute > 0))
        field.refuse("must be a time such as 08:00");
    return minutes(hour * 60 + minute);
}

std::vector<int> read_weekdays(const JsonField& list) {
    std::vector<int> days;
    for (const auto& field : list.elements(1, 7)) {
        days.push_back(field.whole_number(0, 6));
        if (std::ranges::count(days, days.back()) > 1) field.refuse("is there twice");
    }
    return days;
}

using Closing = std::array<std::optional<std::chrono::seconds>, 7>;

/// The intervals for the protocol, and into `closing` the last close of each weekday.
std::vector<OpenInterval> read_weekly(const JsonField& list, Closing& closing) {
    std::vector<OpenInterval> weekly;
    for (const auto& field : list.elements(0, 28)) {
        field.only({"days", "open", "close"});
        const auto close = time_of_day(field.member("close"));
        if (close <= time_of_day(field.member("open")))
            field.member("close").refuse("must be after open");
        weekly.push_back({.days = read_weekdays(field.member("days")),
                          .open = field.member("open").text(5, 5),
                          .close = field.member("close").text(5, 5)});
        for (const int day : weekly.back().days) {
            auto& latest = closing.at(static_cast<std::size_t>(day));
            latest = std::max<std::chrono::seconds>(latest.value_or(close), close);
        }
    }
    return weekly;
}

/// Keeps of `open` the days on which tickets are answered.
Closing business_closing(const JsonField& list, const Closing& open) {
    Closing closing{};
    for (const auto& field : list.elements(1, 7)) {
        const auto day = static_cast<std::size_t>(field.whole_number(0, 6));
        if (!open.at(day)) field.refuse("is a day without opening hours in #/hours/weekly");
        closing.at(day) = open.at(day);
    }
    return closing;
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

std::set<std::chrono::local_days> read_holidays(const JsonField& list) {
    std::set<std::chrono::local_days> holidays;
    for (const auto& field : list.elements(0, 400)) {
        field.only({"date", "name"});
        (void)field.member("name").text(1, 80); // for the people who keep the file
        if (!holidays.insert(read_date(field.member("date"))).second)
            field.member("date").refuse("is there twice");
    }
    return holidays;
}

std::vector<Reason> read_reasons(const JsonField& list, const std::vector<std::string>& locales) {
    std::vector<Reason> reasons;
    for (const auto& field : list.elements(0, 40)) {
        field.only({"id", "label", "team"});
        reasons.push_back({.id = key(field.member("id")),
                           .label = texts(field.member("label"), locales, 1, 80),
                           .team = field.member("team").text(1, 80)});
    }
    refuse_twins(reasons, list);
    return reasons;
}

std::vector<Channel> read_channels(const JsonField& list, const std::vector<std::string>& locales) {
    std::vector<Channel> channels;
    for (const auto& field : list.elements(0, 20)) {
        field.only({"id", "kind", "support", "title", "detail", "label", "href"});
        channels.push_back(
            {.id = key(field.member("id")),
             .kind = field.member("kind").one_of(kChannelKinds),
             .support = field.member("support").yes_or_no() ? Support::Given : Support::NotGiven,
             .title = texts(field.member("title"), locales, 1, 80),
             .detail = texts(field.member("detail"), locales, 0, 240),
             .label = texts(field.member("label"), locales, 1, 254),
             .href = href(field.member("href"))});
    }
    refuse_twins(channels, list);
    return channels;
}

std::string line_of(std::string_view text, std::size_t byte) {
    const auto before = text.substr(0, byte);
    return "line " + std::to_string(1 + std::ranges::count(before, '\n'));
}

nlohmann::json parse(std::string_view text) {
    auto read = read_json(text);
    if (const auto* fault = std::get_if<JsonFault>(&read))
        throw FileFault(line_of(text, fault->byte), fault->why);
    return std::get<nlohmann::json>(std::move(read));
}

TimeZone read_time_zone(const JsonField& field) {
    const auto zone = TimeZone::find(field.text(1, 64));
    if (!zone) field.refuse("is no time zone that this machine knows (package tzdata)");
    return *zone;
}

} // namespace

Desk read_desk(std::string_view json_text) {
    const auto json = parse(json_text);
    const JsonField file(json, "#");
    file.only({"site", "locales", "title", "limits", "cards", "hours", "businessDays",
               "answerBusinessDays", "holidays", "reasons", "channels"});
    const auto locales = read_locales(file.member("locales"));
    const auto hours = file.member("hours");
    hours.only({"timeZone", "weekly", "note"});
    Closing open{};
    auto weekly = read_weekly(hours.member("weekly"), open);
    return {.site = key(file.member("site")),
            .locales = locales,
            .title = texts(file.member("title"), locales, 1, 80),
            .limits = read_limits(file.member("limits")),
            .cards = read_cards(file.member("cards"), locales),
            .time_zone = hours.member("timeZone").text(1, 64),
            .weekly = std::move(weekly),
            .hours_note = texts(hours.member("note"), locales, 0, 160),
            .reasons = read_reasons(file.member("reasons"), locales),
            .channels = read_channels(file.member("channels"), locales),
            .answer_business_days = file.member("answerBusinessDays").whole_number(1, 30),
            .calendar = {.zone = read_time_zone(hours.member("timeZone")),
                         .closing = business_closing(file.member("businessDays"), open),
                         .holidays = read_holidays(file.member("holidays"))}};
}

} // namespace help::desk
