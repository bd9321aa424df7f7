#pragma once

#include "demo/server/domain/texts.h"

#include <string>
#include <vector>

namespace help::desk {

/// A piece of an article; `kind` is a word of the protocol.
struct ArticleBlock {
    std::string kind{};
    Texts text{};
    std::string href{}; // of a link
    std::string src{};  // of an image; its text says what it shows
    int width = 0;      // pixels
    int height = 0;
};

/// An article of the knowledge base.
struct Article {
    std::string id{};
    Texts title{};
    std::string href{}; // the same article on the web; may be empty
    std::vector<ArticleBlock> blocks{};
};

} // namespace help::desk
