#include "widget/wire/articles.h"

#include "widget/base/text.h"
#include "widget/wire/members.h"

namespace help {

namespace {

constexpr Named kBlocks[] = {{"heading", static_cast<int>(BlockKind::Heading)},
                             {"paragraph", static_cast<int>(BlockKind::Paragraph)},
                             {"bullet", static_cast<int>(BlockKind::Bullet)},
                             {"numbered", static_cast<int>(BlockKind::Numbered)},
                             {"code", static_cast<int>(BlockKind::Code)},
                             {"link", static_cast<int>(BlockKind::Link)}};
constexpr std::size_t kMostHits = 20;
constexpr std::size_t kMostBlocks = 400;
constexpr std::size_t kMostTitle = 200;
constexpr std::size_t kMostExcerpt = 400;
constexpr std::size_t kMostBlockText = 8'000;

bool read_hit(const Value& value, std::vector<ArticleHit>& hits) {
    auto id = identifier(value);
    auto title = shown(value, "title", 1, kMostTitle);
    auto excerpt = shown(value, "excerpt", 0, kMostExcerpt);
    if (!id || !title || !excerpt) {
        return false;
    }
    hits.push_back({std::move(*id), std::move(*title), std::move(*excerpt)});
    return true;
}

bool read_block(const Value& value, std::vector<ArticleBlock>& blocks) {
    const auto kind = named(value, "kind", kBlocks);
    if (!kind) {
        return value.object() != nullptr; // of a later version
    }
    ArticleBlock block;
    block.kind = static_cast<BlockKind>(*kind);
    const Value* text = value.member("text");
    const auto words = text == nullptr ? std::nullopt : text->text(1, kMostBlockText);
    auto href = block.kind == BlockKind::Link ? address(value) : std::optional{std::string{}};
    if (!words || !href) {
        return false;
    }
    block.text = neutralise(*words, Lines::Keep);
    block.href = std::move(*href);
    blocks.push_back(std::move(block));
    return true;
}

} // namespace

std::optional<std::vector<ArticleHit>> decode_articles(std::string_view json) {
    const auto root = parse_json(json);
    std::vector<ArticleHit> hits;
    if (!root || root->member("articles") == nullptr ||
        !each(*root, "articles", 0, kMostHits,
              [&](const Value& value) { return read_hit(value, hits); })) {
        return std::nullopt;
    }
    return hits;
}

std::optional<Article> decode_article(std::string_view json) {
    const auto root = parse_json(json);
    if (!root) {
        return std::nullopt;
    }
    Article article;
    auto id = identifier(*root);
    auto title = shown(*root, "title", 1, kMostTitle);
    auto href = root->member("href") == nullptr ? std::optional{std::string{}} : address(*root);
    if (!id || !title || !href || !each(*root, "blocks", 1, kMostBlocks, [&](const Value& value) {
            return read_block(value, article.blocks);
        })) {
        return std::nullopt;
    }
    article.id = std::move(*id);
    article.title = std::move(*title);
    article.href = std::move(*href);
    return article;
}

} // namespace help
