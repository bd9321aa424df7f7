#pragma once

#include "widget/knowledge/article.h"

#include <optional>
#include <string_view>
#include <vector>

namespace help {

/// `GET /v1/articles`
[[nodiscard]] std::optional<std::vector<ArticleHit>> decode_articles(std::string_view json);
/// `GET /v1/articles/{id}`. Blocks of a kind that is not known here are left out.
[[nodiscard]] std::optional<Article> decode_article(std::string_view json);

} // namespace help
