#include "tests/core/fake_transport.h"
#include "widget/knowledge/suggestions.h"
#include "widget/wire/articles.h"

#include <doctest/doctest.h>

using namespace help;
using namespace help::test;

namespace {

struct Reading {
    FakeTransport transport;
    UtcTime now{Milliseconds{1'795'348'800'000}};
    Knowledge knowledge;

    Knowledge::Hands hands() { return {transport, now}; }
    void pass(Milliseconds time) {
        now += time;
        knowledge.advance(hands());
    }
    void find(std::string query, std::vector<ArticleHit> hits) {
        ArticlesFound event{std::move(query), std::move(hits)};
        knowledge.take(event);
    }
};

Problem unreachable() {
    Problem problem;
    problem.code = ProblemCode::Unreachable;
    return problem;
}

} // namespace

TEST_CASE("the most read articles are fetched once, when the screen is first shown") {
    Reading reading;
    reading.knowledge.enter(reading.hands());
    reading.knowledge.enter(reading.hands());
    CHECK(reading.transport.calls == std::vector<std::string>{"search"});
    reading.find("", {{"dns", "Verificar domínio", "Passo a passo"}});
    CHECK(std::get<SearchFound>(reading.knowledge.search()).hits.size() == 1);
}

TEST_CASE("a search waits for a pause in the typing, and an overtaken one is not shown") {
    Reading reading;
    reading.knowledge.enter(reading.hands());
    for (const std::string_view words : {"d", "do", "dom"}) {
        reading.knowledge.edit(std::string{words}, reading.now);
        reading.pass(Milliseconds{100});
    }
    CHECK(reading.transport.calls.size() == 1);
    reading.pass(Milliseconds{200});
    CHECK(reading.transport.calls.back() == "search dom");
    reading.knowledge.edit("dominio", reading.now);
    reading.pass(Milliseconds{300});
    reading.find("dom", {{"old", "Antigo", {}}});
    CHECK(std::holds_alternative<SearchLoading>(reading.knowledge.search()));
    reading.find("dominio", {});
    CHECK(std::get<SearchFound>(reading.knowledge.search()).hits.empty());
    CHECK_FALSE(reading.knowledge.next_wake());
}

TEST_CASE("a search and an article that failed can be tried again") {
    Reading reading;
    reading.knowledge.enter(reading.hands());
    ArticlesFound lost{"", unreachable()};
    reading.knowledge.take(lost);
    CHECK(std::holds_alternative<SearchFailed>(reading.knowledge.search()));
    reading.knowledge.try_again(reading.hands());
    CHECK(reading.transport.count("search") == 2);

    reading.knowledge.choose("dns", reading.hands());
    ArticleArrived gone{"dns", unreachable()};
    reading.knowledge.take(gone);
    CHECK(std::holds_alternative<ArticleFailed>(reading.knowledge.reading()));
    reading.knowledge.try_again(reading.hands());
    CHECK(reading.transport.count("article dns") == 2);
}

TEST_CASE("an article that the customer has left does not come back by itself") {
    Reading reading;
    reading.knowledge.choose("dns", reading.hands());
    reading.knowledge.leave_article();
    ArticleArrived late{"dns", Article{"dns", "Domínio", {}, {}}};
    reading.knowledge.take(late);
    CHECK(std::holds_alternative<std::monostate>(reading.knowledge.reading()));
}

TEST_CASE("a ticket's details bring at most three suggestions, and none for a few letters") {
    Reading reading;
    Suggestions suggestions;
    suggestions.watch("oi, tudo", reading.now);
    CHECK_FALSE(suggestions.next_wake());
    suggestions.watch("Meu domínio não verifica", reading.now);
    REQUIRE(suggestions.next_wake());
    reading.now = *suggestions.next_wake();
    suggestions.advance(reading.hands());
    CHECK(reading.transport.calls.back() == "suggest Meu domínio não verifica");
    suggestions.take({"another query", std::vector<ArticleHit>(1)});
    CHECK(suggestions.hits().empty());
    suggestions.take({"Meu domínio não verifica", std::vector<ArticleHit>(5)});
    CHECK(suggestions.hits().size() == 3);
    suggestions.watch("", reading.now);
    CHECK(suggestions.hits().empty());
}

TEST_CASE("two articles of one id are refused, as two cards are") {
    const auto with = [](std::string_view second) {
        return decode_articles(R"({"articles":[{"id":"dns","title":"Um"},{"id":")" +
                               std::string{second} + R"(","title":"Dois"}]})");
    };
    CHECK(with("mx"));
    CHECK_FALSE(with("dns"));
}
