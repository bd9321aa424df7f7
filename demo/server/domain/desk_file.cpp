#include "demo/server/domain/desk_file.h"

#include "demo/server/domain/desk_file_fields.h"
#include "demo/server/domain/desk_file_hours.h"
#include "demo/server/domain/desk_file_identity.h"
#include "demo/server/domain/desk_file_live.h"
#include "demo/server/domain/ids.h"
#include "demo/server/domain/json_reader.h"

#include <algorithm>
#include <array>

namespace help::desk {
namespace {

constexpr std::array<std::string_view, 6> kCardKinds{"talk",     "ticket",    "link",
                                                     "channels", "knowledge", "notices"};
constexpr std::array<std::string_view, 10> kCardIcons{
    "chat", "ticket", "book", "question", "play", "channels", "mail", "phone", "link", "bell"};
constexpr std::array<std::string_view, 3> kChannelKinds{"email", "phone", "link"};

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
    field.only(
        {"name", "email", "details", "message", "comment", "attachments", "attachmentBytes"});
    Limits limits{.name = field.member("name").whole_number(1, 256),
                  .email = field.member("email").whole_number(6, 254),
                  .details = field.member("details").whole_number(100, 20000)};
    if (field.has("message")) limits.message = field.member("message").whole_number(100, 8000);
    if (field.has("comment")) limits.comment = field.member("comment").whole_number(100, 4000);
    if (field.has("attachments"))
        limits.attachments = field.member("attachments").whole_number(0, 10);
    if (field.has("attachmentBytes"))
        limits.attachment_bytes =
            field.member("attachmentBytes").whole_number(1024, 25 * 1024 * 1024);
    return limits;
}

std::vector<Card> read_cards(const JsonField& list, const std::vector<std::string>& locales) {
    std::vector<Card> cards;
    for (const auto& field : list.elements(1, 12)) {
        field.only({"id", "kind", "icon", "title", "detail", "href"});
        Card card{.id = read_key(field.member("id")),
                  .kind = field.member("kind").one_of(kCardKinds),
                  .icon = field.member("icon").one_of(kCardIcons),
                  .title = read_texts(field.member("title"), locales, 1, 80),
                  .detail = read_texts(field.member("detail"), locales, 0, 160)};
        if (card.kind == "link") card.href = read_href(field.member("href"));
        if (card.kind != "link" && field.has("href"))
            field.member("href").refuse("belongs to cards of kind link only");
        cards.push_back(std::move(card));
    }
    refuse_twins(cards, list);
    return cards;
}

std::vector<Reason> read_reasons(const JsonField& list, const std::vector<std::string>& locales) {
    std::vector<Reason> reasons;
    for (const auto& field : list.elements(0, 40)) {
        field.only({"id", "label", "team"});
        reasons.push_back({.id = read_key(field.member("id")),
                           .label = read_texts(field.member("label"), locales, 1, 80),
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
            {.id = read_key(field.member("id")),
             .kind = field.member("kind").one_of(kChannelKinds),
             .support = field.member("support").yes_or_no() ? Support::Given : Support::NotGiven,
             .title = read_texts(field.member("title"), locales, 1, 80),
             .detail = read_texts(field.member("detail"), locales, 0, 240),
             .label = read_texts(field.member("label"), locales, 1, 254),
             .href = read_href(field.member("href"))});
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

} // namespace

Desk read_desk(std::string_view json_text) {
    const auto json = parse(json_text);
    const JsonField file(json, "#");
    file.only({"site", "locales", "title", "limits", "cards", "hours", "businessDays",
               "answerBusinessDays", "holidays", "reasons", "channels", "notices", "chat",
               "usualLoad", "articles", "identity"});
    const auto locales = read_locales(file.member("locales"));
    const auto hours = file.member("hours");
    hours.only({"timeZone", "weekly", "exceptions", "note"});
    auto weekly = read_weekly(hours.member("weekly"));
    auto opening = read_opening_hours(file, weekly, locales);
    const auto business_week = read_business_week(file, opening);
    Desk desk{.site = read_key(file.member("site")),
              .locales = locales,
              .title = read_texts(file.member("title"), locales, 1, 80),
              .limits = read_limits(file.member("limits")),
              .cards = read_cards(file.member("cards"), locales),
              .time_zone = hours.member("timeZone").text(1, 64),
              .weekly = std::move(weekly),
              .hours_note = read_texts(hours.member("note"), locales, 0, 160),
              .opening = std::move(opening),
              .reasons = read_reasons(file.member("reasons"), locales),
              .channels = read_channels(file.member("channels"), locales),
              .answer_business_days = file.member("answerBusinessDays").whole_number(1, 30),
              .business_week = business_week};
    if (file.has("notices")) desk.notices = read_notices(file.member("notices"), locales);
    if (file.has("chat")) desk.chat = read_chat_rules(file.member("chat"), locales, teams_of(desk));
    if (file.has("identity")) desk.identity = read_identity_rules(file.member("identity"));
    if (file.has("usualLoad")) desk.usual_load = read_load_curve(file.member("usualLoad"));
    if (file.has("articles")) desk.articles = read_articles(file.member("articles"), locales);
    return desk;
}

} // namespace help::desk
