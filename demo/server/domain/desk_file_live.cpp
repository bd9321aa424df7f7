#include "demo/server/domain/desk_file_live.h"

#include "demo/server/domain/desk_file_fields.h"
#include "demo/server/domain/notices.h"

#include <algorithm>
#include <array>

namespace help::desk {
namespace {

constexpr std::array<std::string_view, 7> kBlockKinds{"heading", "paragraph", "bullet", "numbered",
                                                      "code",    "link",      "image"};
constexpr int kMostPixels = 4096;
constexpr int kBusiest = 100;

std::string read_instant(const JsonField& field) {
    auto text = field.text(1, 40);
    if (!instant_of(text)) field.refuse("must be a time such as 2026-12-24T12:00:00-03:00");
    return text;
}

std::vector<std::string> read_agent_teams(const JsonField& list,
                                          const std::vector<std::string>& teams) {
    std::vector<std::string> own;
    for (const auto& field : list.elements(1, 40)) {
        own.push_back(field.text(1, 80));
        if (std::ranges::find(teams, own.back()) == teams.end())
            field.refuse("is not the team of a reason in #/reasons");
        if (std::ranges::count(own, own.back()) > 1) field.refuse("is there twice");
    }
    return own;
}

std::vector<CannedAnswer> read_canned(const JsonField& list,
                                      const std::vector<std::string>& locales) {
    std::vector<CannedAnswer> canned;
    for (const auto& field : list.elements(0, 100)) {
        field.only({"id", "title", "text"});
        canned.push_back({.id = read_key(field.member("id")),
                          .title = read_texts(field.member("title"), locales, 1, 80),
                          .text = read_texts(field.member("text"), locales, 1, 1000)});
    }
    refuse_twins(canned, list);
    return canned;
}

Article read_article(const JsonField& field, const std::vector<std::string>& locales) {
    field.only({"id", "title", "href", "blocks"});
    Article article{.id = read_key(field.member("id")),
                    .title = read_texts(field.member("title"), locales, 1, 120)};
    if (field.has("href")) article.href = read_href(field.member("href"));
    for (const auto& element : field.member("blocks").elements(1, 400)) {
        element.only({"kind", "text", "href", "src", "width", "height"});
        ArticleBlock block{.kind = element.member("kind").one_of(kBlockKinds),
                           .text = read_texts(element.member("text"), locales, 1, 2000)};
        if (block.kind == "link") block.href = read_href(element.member("href"));
        if (block.kind == "image") {
            const auto src = element.member("src");
            block.src = src.text(2, 2000);
            if (!block.src.starts_with("https://") && !block.src.starts_with('/'))
                src.refuse("must begin with https:// or be a path of this server");
            block.width = element.member("width").whole_number(1, kMostPixels);
            block.height = element.member("height").whole_number(1, kMostPixels);
        }
        article.blocks.push_back(std::move(block));
    }
    return article;
}

} // namespace

Notice read_notice(const JsonField& field, const std::vector<std::string>& locales) {
    field.only({"id", "severity", "title", "body", "from", "to", "href", "link", "dismissible"});
    Notice notice{.id = read_key(field.member("id")),
                  .severity = field.member("severity").one_of(kSeverities),
                  .title = read_texts(field.member("title"), locales, 1, 120),
                  .body = read_texts(field.member("body"), locales, 0, 600)};
    if (field.has("from")) notice.from = read_instant(field.member("from"));
    if (field.has("to")) notice.to = read_instant(field.member("to"));
    if (field.has("href")) {
        notice.href = read_href(field.member("href"));
        notice.link = read_texts(field.member("link"), locales, 1, 80);
    }
    if (field.has("dismissible")) notice.dismissible = field.member("dismissible").yes_or_no();
    return notice;
}

std::vector<Notice> read_notices(const JsonField& list, const std::vector<std::string>& locales) {
    std::vector<Notice> notices;
    for (const auto& field : list.elements(0, 19)) // one more is kept for the server's own
        notices.push_back(read_notice(field, locales));
    refuse_twins(notices, list);
    return notices;
}

ChatRules read_chat_rules(const JsonField& field,
                          const std::vector<std::string>& locales,
                          const std::vector<std::string>& teams) {
    field.only({"agents", "canned", "mostWaiting", "typicalMinutes"});
    ChatRules rules{.most_waiting = field.member("mostWaiting").whole_number(1, 10000),
                    .typical_chat =
                        std::chrono::minutes(field.member("typicalMinutes").whole_number(1, 240))};
    const auto agents = field.member("agents");
    std::set<std::string> logins;
    for (const auto& element : agents.elements(1, 200)) {
        element.only({"id", "login", "name", "teams"});
        rules.agents.push_back({.id = read_key(element.member("id")),
                                .login = read_key(element.member("login")),
                                .name = element.member("name").text(1, 80)});
        if (!logins.insert(rules.agents.back().login).second)
            element.member("login").refuse("is there twice");
        if (element.has("teams"))
            rules.agents.back().teams = read_agent_teams(element.member("teams"), teams);
    }
    refuse_twins(rules.agents, agents);
    for (const auto& team : teams)
        if (std::ranges::none_of(rules.agents,
                                 [&](const DeskAgent& agent) { return serves(agent, team); }))
            agents.refuse("has nobody who serves the team " + team);
    if (field.has("canned")) rules.canned = read_canned(field.member("canned"), locales);
    return rules;
}

LoadCurve read_load_curve(const JsonField& list) {
    constexpr int kHours = 24;
    LoadCurve curve;
    for (const auto& field : list.elements(1, 28)) {
        field.only({"day", "from", "levels"});
        const auto day = static_cast<std::size_t>(field.member("day").whole_number(0, 6));
        const int from = field.member("from").whole_number(0, kHours - 1);
        auto hour = static_cast<std::size_t>(from);
        const auto most = static_cast<std::size_t>(kHours - from);
        for (const auto& level : field.member("levels").elements(1, most))
            curve.at(day).at(hour++) = level.whole_number(0, kBusiest);
    }
    return curve;
}

std::vector<Article> read_articles(const JsonField& list, const std::vector<std::string>& locales) {
    std::vector<Article> articles;
    for (const auto& field : list.elements(0, 500))
        articles.push_back(read_article(field, locales));
    refuse_twins(articles, list);
    return articles;
}

} // namespace help::desk
