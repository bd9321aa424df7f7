#include "tests/core/fake_transport.h"
#include "widget/knowledge/suggestions.h"

#include <doctest/doctest.h>

using namespace help;
using namespace help::test;

namespace {

struct Stage {
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
    Stage stage;
    stage.knowledge.enter(stage.hands());
    stage.knowledge.enter(stage.hands());
    CHECK(stage.transport.calls == std::vector<std::string>{"search"});
    stage.find("", {{"dns", "Verificar domínio", "Passo a passo"}});
    CHECK(std::get<SearchFound>(stage.knowledge.search()).hits.size() == 1);
}

TEST_CASE("a search waits for a pause in the typing, and an overtaken one is not shown") {
    Stage stage;
    stage.knowledge.enter(stage.hands());
    for (const std::string_view words : {"d", "do", "dom"}) {
        stage.knowledge.edit(std::string{words}, stage.now);
        stage.pass(Milliseconds{100});
    }
    CHECK(stage.transport.calls.size() == 1);
    stage.pass(Milliseconds{200});
    CHECK(stage.transport.calls.back() == "search dom");
    stage.knowledge.edit("dominio", stage.now);
    stage.pass(Milliseconds{300});
    stage.find("dom", {{"old", "Antigo", {}}});
    CHECK(std::holds_alternative<SearchLoading>(stage.knowledge.search()));
    stage.find("dominio", {});
    CHECK(std::get<SearchFound>(stage.knowledge.search()).hits.empty());
    CHECK_FALSE(stage.knowledge.next_wake());
}

TEST_CASE("a search and an article that failed can be tried again") {
    Stage stage;
    stage.knowledge.enter(stage.hands());
    ArticlesFound lost{"", unreachable()};
    stage.knowledge.take(lost);
    CHECK(std::holds_alternative<SearchFailed>(stage.knowledge.search()));
    stage.knowledge.try_again(stage.hands());
    CHECK(stage.transport.count("search") == 2);

    stage.knowledge.choose("dns", stage.hands());
    ArticleArrived gone{"dns", unreachable()};
    stage.knowledge.take(gone);
    CHECK(std::holds_alternative<ArticleFailed>(stage.knowledge.reading()));
    stage.knowledge.try_again(stage.hands());
    CHECK(stage.transport.count("article dns") == 2);
}

TEST_CASE("an article that the customer has left does not come back by itself") {
    Stage stage;
    stage.knowledge.choose("dns", stage.hands());
    stage.knowledge.leave_article();
    ArticleArrived late{"dns", Article{"dns", "Domínio", {}, {}}};
    stage.knowledge.take(late);
    CHECK(std::holds_alternative<std::monostate>(stage.knowledge.reading()));
}

TEST_CASE("a ticket's details bring at most three suggestions, and none for a few letters") {
    Stage stage;
    Suggestions suggestions;
    suggestions.watch("oi, tudo", stage.now);
    CHECK_FALSE(suggestions.next_wake());
    suggestions.watch("Meu domínio não verifica", stage.now);
    REQUIRE(suggestions.next_wake());
    stage.now = *suggestions.next_wake();
    suggestions.advance(stage.hands());
    CHECK(stage.transport.calls.back() == "search Meu domínio não verifica");
    suggestions.take({"another query", std::vector<ArticleHit>(1)});
    CHECK(suggestions.hits().empty());
    suggestions.take({"Meu domínio não verifica", std::vector<ArticleHit>(5)});
    CHECK(suggestions.hits().size() == 3);
    suggestions.watch("", stage.now);
    CHECK(suggestions.hits().empty());
}
