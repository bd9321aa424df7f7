#include "demo/server/net/article_routes.h"

#include "demo/server/domain/locale_match.h"
#include "demo/server/domain/text.h"
#include "demo/server/net/json_answer.h"
#include "demo/server/net/problem.h"
#include "demo/server/net/url.h"

#include <algorithm>
#include <charconv>

namespace help::net {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kUsualHits = 10;
constexpr std::size_t kMostHits = 20;
constexpr std::size_t kMostQueryBytes = 400;
constexpr std::size_t kArticleExcerpt = 160; // characters
constexpr std::chrono::seconds kKept{300};

/// `?limit=`; nothing when it is no number from 1 to 20.
std::optional<std::size_t> limit_of(const Request& request) {
    const auto text = query_value(request.query, "limit");
    if (!text) return kUsualHits;
    std::size_t limit = 0;
    const auto [end, fault] = std::from_chars(text->data(), text->data() + text->size(), limit);
    const bool whole = fault == std::errc() && end == text->data() + text->size();
    return whole && limit >= 1 && limit <= kMostHits ? std::optional(limit) : std::nullopt;
}

/// The beginning of the first paragraph.
std::string excerpt_of(const desk::Article& article, const std::string& locale) {
    const auto paragraph =
        std::ranges::find(article.blocks, "paragraph", &desk::ArticleBlock::kind);
    if (paragraph == article.blocks.end()) return {};
    return desk::shortened(paragraph->text.at(locale), kArticleExcerpt);
}

Json told(const desk::Article& article, const std::string& locale) {
    Json json{{"id", article.id}, {"title", article.title.at(locale)}};
    if (!article.href.empty()) json["href"] = article.href;
    json["blocks"] = Json::array();
    for (const auto& block : article.blocks) {
        Json told{{"kind", block.kind}, {"text", block.text.at(locale)}};
        if (!block.href.empty()) told["href"] = block.href;
        if (!block.src.empty()) {
            told["src"] = block.src;
            told["width"] = block.width;
            told["height"] = block.height;
        }
        json["blocks"].push_back(std::move(told));
    }
    return json;
}

} // namespace

void ArticleRoutes::add_to(RouteTable& table) {
    if (desk_.articles.empty()) return;
    table.add("GET", "/v1/articles", [this](const Call& call) { search(call); });
    table.add("GET", "/v1/articles/{}", [this](const Call& call) { read(call); });
}

void ArticleRoutes::search(const Call& call) {
    const auto& query = call.request.query;
    if (query_value(query, "site") != desk_.site)
        return call.reply(problem(Code::NotFound, "no desk of that site key"));
    const auto limit = limit_of(call.request);
    if (!limit)
        return call.reply(problem(Code::BadRequest, "limit must be a whole number from 1 to 20"));
    auto words = query_value(query, "q").value_or("");
    if (words.size() > kMostQueryBytes || words.find('\0') != std::string::npos)
        return call.reply(problem(Code::BadRequest, "q may have at most 400 bytes of text"));
    const auto locale = desk::best_locale(desk_.locales, query_value(query, "locale").value_or(""));
    gate_.for_anyone(call.reply, [this, limit = *limit, locale,
                                  words = std::move(words)](desk::DeskStore& store, desk::Instant) {
        if (!desk::is_blank(words))
            return hits_answer(store.articles().search(words, locale, kMostHits), locale, limit);
        auto ids = store.articles().most_read(kMostHits);
        for (const auto& article : desk_.articles) // what nobody has read yet, in the file's order
            if (std::ranges::find(ids, article.id) == ids.end()) ids.push_back(article.id);
        return hits_answer(ids, locale, limit);
    });
}

Response ArticleRoutes::hits_answer(const std::vector<std::string>& ids,
                                    const std::string& locale,
                                    std::size_t limit) const {
    Json hits = Json::array();
    for (const auto& id : ids) {
        const auto* article = find_article(desk_, id);
        if (article == nullptr || hits.size() == limit) continue; // it has left the desk file
        hits.push_back({{"id", id},
                        {"title", article->title.at(locale)},
                        {"excerpt", excerpt_of(*article, locale)}});
    }
    return json_answer(200, {{"articles", std::move(hits)}});
}

void ArticleRoutes::read(const Call& call) {
    const auto* article = find_article(desk_, call.ids.front());
    if (article == nullptr || query_value(call.request.query, "site") != desk_.site)
        return call.reply(problem(Code::NotFound, "no such article"));
    const auto locale =
        desk::best_locale(desk_.locales, query_value(call.request.query, "locale").value_or(""));
    gate_.for_anyone(call.reply, [article, locale, request = call.request](desk::DeskStore& store,
                                                                           desk::Instant) {
        store.articles().count_read(article->id);
        return kept_answer(request, told(*article, locale).dump(), kKept);
    });
}

} // namespace help::net
