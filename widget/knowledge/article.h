#pragma once

#include "widget/base/time.h"

#include <cstdint>
#include <string>
#include <vector>

namespace help {

/// An article in a list.
struct ArticleHit {
    std::string id;
    std::string title;
    std::string excerpt; ///< plain text
};

/// The blocks of an article: all the rich text there is. Links stand as blocks of their own.
enum class BlockKind : std::uint8_t { Heading, Paragraph, Bullet, Numbered, Code, Link };

struct ArticleBlock {
    BlockKind kind = BlockKind::Paragraph;
    std::string text; ///< plain
    std::string href; ///< of a Link: https, http, mailto or tel
};

struct Article {
    std::string id;
    std::string title;
    std::vector<ArticleBlock> blocks;
    std::string href; ///< the same article in the knowledge base; may be empty
};

} // namespace help
