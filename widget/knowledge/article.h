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
enum class BlockKind : std::uint8_t { Heading, Paragraph, Bullet, Numbered, Code, Link, Image };

struct ArticleBlock {
    BlockKind kind = BlockKind::Paragraph;
    std::string text; ///< plain; of an Image: what it shows, in words
    std::string href; ///< of a Link: https, http, mailto or tel; of an Image: where it lies, https
                      ///< or a path of the backend
    int width = 0;    ///< of an Image, CSS pixels
    int height = 0;
};

struct Article {
    std::string id;
    std::string title;
    std::vector<ArticleBlock> blocks;
    std::string href; ///< the same article in the knowledge base; may be empty
};

} // namespace help
