#include "demo/server/store/article_index.h"

namespace help::desk {
namespace {

constexpr std::size_t kMostWords = 12;

/// Letters and digits of ASCII, and everything beyond it: what a tokenizer makes of that is its
/// business, and it is quoted anyway.
bool is_of_a_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80U;
}

std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words;
    bool in_word = false;
    for (const char c : text) {
        if (is_of_a_word(c)) {
            if (!in_word) words.emplace_back();
            words.back() += c;
        }
        in_word = is_of_a_word(c);
    }
    if (words.size() > kMostWords) words.resize(kMostWords);
    return words;
}

/// The words as prefixes, joined by an operator of FTS5.
std::string expression_of(const std::vector<std::string>& words, const std::string& joint) {
    std::string expression;
    for (const auto& word : words) {
        if (!expression.empty()) expression += joint;
        expression.append("\"").append(word).append("\"*");
    }
    return expression;
}

std::vector<std::string> ids_of(const std::vector<Row>& rows) {
    std::vector<std::string> ids;
    ids.reserve(rows.size());
    for (const auto& row : rows)
        ids.push_back(row.text(0));
    return ids;
}

} // namespace

void ArticleIndex::fill(const std::vector<Article>& articles,
                        const std::vector<std::string>& locales) {
    database_.run_script("CREATE VIRTUAL TABLE temp.article_text USING fts5(article UNINDEXED, "
                         "locale UNINDEXED, title, body, "
                         "tokenize = 'unicode61 remove_diacritics 2')");
    for (const auto& article : articles)
        for (const auto& locale : locales) {
            std::string body;
            for (const auto& block : article.blocks)
                body += block.text.at(locale) + "\n";
            database_.run("INSERT INTO temp.article_text (article, locale, title, body) VALUES "
                          "($1, $2, $3, $4)",
                          {article.id, locale, article.title.at(locale), body});
        }
}

std::vector<std::string>
ArticleIndex::search(const std::string& query, const std::string& locale, std::int64_t limit) {
    const auto words = words_of(query);
    if (words.empty()) return {};
    auto found = matches(expression_of(words, " AND "), locale, limit);
    return found.empty() ? matches(expression_of(words, " OR "), locale, limit) : found;
}

std::vector<std::string> ArticleIndex::most_read(std::int64_t limit) {
    return ids_of(database_.run(
        "SELECT article FROM article_read ORDER BY times DESC, article LIMIT $1", {limit}));
}

void ArticleIndex::count_read(const std::string& article) {
    database_.run("INSERT INTO article_read (article, times) VALUES ($1, 1) ON CONFLICT (article) "
                  "DO UPDATE SET times = article_read.times + 1",
                  {article});
}

std::vector<std::string> ArticleIndex::matches(const std::string& expression,
                                               const std::string& locale,
                                               std::int64_t limit) {
    return ids_of(database_.run(
        "SELECT article FROM temp.article_text WHERE article_text MATCH $1 AND locale = $2 ORDER "
        "BY bm25(article_text, 0.0, 0.0, 5.0, 1.0), article LIMIT $3",
        {expression, locale, limit}));
}

} // namespace help::desk
