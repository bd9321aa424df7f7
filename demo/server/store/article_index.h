#pragma once

#include "demo/server/domain/article.h"
#include "demo/server/store/database.h"

#include <string>
#include <vector>

namespace help::desk {

/// Full-text search over the articles of the desk file (SQLite FTS5), one text per locale. Accents
/// and case do not matter, the beginning of a word finds it, titles weigh more. The index belongs
/// to the connection and is made anew at each start; this is the one place that PostgreSQL would do
/// in its own way.
class ArticleIndex {
public:
    explicit ArticleIndex(Database& database) : database_(database) {}

    /// Once, before any search.
    void fill(const std::vector<Article>& articles, const std::vector<std::string>& locales);

    /// Ids, best first: articles that hold all the words of `query`, or if there are none, any of
    /// them. Nothing for a query without words.
    [[nodiscard]] std::vector<std::string>
    search(const std::string& query, const std::string& locale, std::int64_t limit);

    /// Ids of what was opened most often; those never opened are not among them.
    [[nodiscard]] std::vector<std::string> most_read(std::int64_t limit);
    void count_read(const std::string& article);

private:
    std::vector<std::string>
    matches(const std::string& expression, const std::string& locale, std::int64_t limit);

    Database& database_;
};

} // namespace help::desk
