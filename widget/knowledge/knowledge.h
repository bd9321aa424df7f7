#pragma once

#include "widget/transport/transport.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace help {

struct SearchLoading {};
struct SearchFailed {
    Problem problem;
};
/// What a search found; `query` is what was asked for.
struct SearchFound {
    std::string query;
    std::vector<ArticleHit> hits;
};
using SearchState = std::variant<SearchLoading, SearchFailed, SearchFound>;

struct ArticleLoading {
    std::string id;
};
struct ArticleFailed {
    std::string id;
    Problem problem;
};
enum class Helped : std::uint8_t { NotSaid, Yes, No };
struct ReadingArticle {
    Article article;
    Helped helped = Helped::NotSaid;
};
/// Nothing: the customer looks at the search.
using ReadingState = std::variant<std::monostate, ArticleLoading, ArticleFailed, ReadingArticle>;

/// The knowledge base as a customer uses it: searching as one types, reading one article. A search
/// begins when the typing pauses; what an overtaken search found is not shown.
class Knowledge {
public:
    struct Hands {
        Transport& transport;
        UtcTime now;
    };

    [[nodiscard]] const std::string& query() const { return query_; }
    [[nodiscard]] const SearchState& search() const { return search_; }
    [[nodiscard]] const ReadingState& reading() const { return reading_; }

    /// The screen is shown: without a search yet, the most read articles are fetched.
    void enter(Hands hands);
    void edit(std::string query, UtcTime now);
    void choose(std::string_view id, Hands hands);
    void leave_article();
    void say_helped(Helped helped);
    /// What failed last is tried again.
    void try_again(Hands hands);
    /// The customer reads another language now. An article stays until it is there in that one.
    void fetch_anew(Hands hands);

    void take(ArticlesFound& event);
    void take(ArticleArrived& event);

    void advance(Hands hands);
    [[nodiscard]] std::optional<UtcTime> next_wake() const { return search_at_; }

private:
    void ask(Hands hands);

    std::string query_;
    std::string asked_; ///< the query that is or was under way
    bool entered_ = false;
    std::optional<UtcTime> search_at_;
    SearchState search_;
    ReadingState reading_;
    bool renews_ = false; ///< the article that is read is to come in another language
};

} // namespace help
