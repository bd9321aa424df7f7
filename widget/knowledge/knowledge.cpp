#include "widget/knowledge/knowledge.h"

#include "widget/base/text.h"

#include <utility>

namespace help {

namespace {

/// So long must the typing pause: short enough to feel immediate, long enough to skip half words.
constexpr Milliseconds kSearchPause{250};
/// A backend is asked for no more than this, characters.
constexpr std::size_t kLongestSearch = 200;

} // namespace

void Knowledge::enter(Hands hands) {
    if (!std::exchange(entered_, true)) {
        ask(hands);
    }
}

void Knowledge::edit(std::string query, UtcTime now) {
    query_ = std::move(query);
    search_at_ = now + kSearchPause;
}

void Knowledge::choose(std::string_view id, Hands hands) {
    reading_ = ArticleLoading{std::string{id}};
    renews_ = false;
    hands.transport.load_article(id);
}

void Knowledge::leave_article() {
    reading_ = std::monostate{};
}

void Knowledge::say_helped(Helped helped) {
    if (auto* reading = std::get_if<ReadingArticle>(&reading_)) {
        reading->helped = helped;
    }
}

void Knowledge::try_again(Hands hands) {
    if (const auto* failed = std::get_if<ArticleFailed>(&reading_)) {
        const std::string id = failed->id;
        choose(id, hands);
    } else if (const auto* reading = std::get_if<ReadingArticle>(&reading_); reading && renews_) {
        hands.transport.load_article(reading->article.id);
    } else if (std::holds_alternative<SearchFailed>(search_)) {
        search_ = SearchLoading{};
        ask(hands);
    }
}

void Knowledge::fetch_anew(Hands hands) {
    if (const auto* reading = std::get_if<ReadingArticle>(&reading_)) {
        renews_ = true;
        hands.transport.load_article(reading->article.id);
    } else if (const auto* loading = std::get_if<ArticleLoading>(&reading_)) {
        hands.transport.load_article(loading->id);
    }
    if (entered_) {
        search_ = SearchLoading{};
        ask(hands);
    }
}

void Knowledge::take(ArticlesFound& event) {
    if (event.query != asked_) {
        return;
    }
    if (event.result.ok()) {
        search_ = SearchFound{std::move(event.query), std::move(event.result.value())};
    } else {
        search_ = SearchFailed{event.result.error()};
    }
}

void Knowledge::take(ArticleArrived& event) {
    if (auto* reading = std::get_if<ReadingArticle>(&reading_);
        reading && renews_ && reading->article.id == event.id && event.result.ok()) {
        reading->article = std::move(event.result.value());
        renews_ = false;
        return;
    }
    const auto* loading = std::get_if<ArticleLoading>(&reading_);
    if (loading == nullptr || loading->id != event.id) {
        return;
    }
    if (event.result.ok()) {
        reading_ = ReadingArticle{std::move(event.result.value()), Helped::NotSaid};
    } else {
        reading_ = ArticleFailed{std::move(event.id), event.result.error()};
    }
}

void Knowledge::advance(Hands hands) {
    if (search_at_ && *search_at_ <= hands.now) {
        ask(hands);
    }
}

void Knowledge::ask(Hands hands) {
    search_at_.reset();
    asked_ = first_characters(trim(query_), kLongestSearch);
    const auto* found = std::get_if<SearchFound>(&search_);
    if (found == nullptr || found->query != asked_) {
        hands.transport.search_articles(asked_);
    }
}

} // namespace help
