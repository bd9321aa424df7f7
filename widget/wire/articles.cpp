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
                             {"link", static_cast<int>(BlockKind::Link)},
                             {"image", static_cast<int>(BlockKind::Image)}};
constexpr std::size_t kMostHits = 20;
constexpr std::size_t kMostBlocks = 400;
constexpr std::size_t kMostTitle = 200;
constexpr std::size_t kMostExcerpt = 400;
constexpr std::size_t kMostBlockText = 8'000;
constexpr int kMostPixels = 4'096;

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

bool read_image(const Value& value, ArticleBlock& block) {
    const auto member = [&value](std::string_view key) { return value.member(key); };
    const Value* src = member("src");
    auto text = src == nullptr ? std::nullopt : src->text(2, 2000);
    const auto pixels = [&member](std::string_view key) {
        const Value* number = member(key);
        return number == nullptr ? std::nullopt : number->integer(1, kMostPixels);
    };
    const auto width = pixels("width");
    const auto height = pixels("height");
    if (!text || !width || !height || has_control_characters(*text) ||
        !(text->starts_with("https://") || text->starts_with('/'))) {
        return false;
    }
    block.href = std::move(*text);
    block.width = static_cast<int>(*width);
    block.height = static_cast<int>(*height);
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
    if (block.kind == BlockKind::Image && !read_image(value, block)) {
        return false;
    }
    blocks.push_back(std::move(block));
    return true;
}

} // namespace

std::optional<std::vector<ArticleHit>> decode_articles(std::string_view json) {
    const auto root = parse_json(json);
    std::vector<ArticleHit> hits;
    if (!root || root->member("articles") == nullptr ||
        !each(*root, "articles", 0, kMostHits,
              [&](const Value& value) { return read_hit(value, hits); }) ||
        !ids_are_unique(hits)) {
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
