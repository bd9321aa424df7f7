#pragma once

#include "widget/knowledge/knowledge.h"

#include <string>
#include <string_view>
#include <vector>

namespace help {

/// Articles that may answer a ticket before it is sent. A search begins when the writing pauses;
/// what was found for words that are no longer there goes away with the next finding.
class Suggestions {
public:
    static constexpr std::size_t kMost = 3;

    /// The details read like this now.
    void watch(std::string_view details, UtcTime now);
    /// Nothing is suggested any more.
    void clear();
    void take(const ArticlesSuggested& event);
    void advance(Knowledge::Hands hands);
    [[nodiscard]] std::optional<UtcTime> next_wake() const { return search_at_; }
    /// At most kMost.
    [[nodiscard]] const std::vector<ArticleHit>& hits() const { return hits_; }

private:
    std::string words_;
    std::string asked_;
    std::optional<UtcTime> search_at_;
    std::vector<ArticleHit> hits_;
};

} // namespace help
