#include "widget/knowledge/suggestions.h"

#include "widget/base/text.h"

#include <algorithm>

namespace help {

namespace {

constexpr Milliseconds kSuggestPause{800};
/// Fewer characters than this say nothing yet; more than that many add nothing to a search.
constexpr std::size_t kEnough = 12;
constexpr std::size_t kMostOfDetails = 120;

} // namespace

void Suggestions::watch(std::string_view details, UtcTime now) {
    words_ = first_characters(trim(details), kMostOfDetails);
    if (count_characters(words_) < kEnough) {
        clear();
    } else if (words_ != asked_) {
        search_at_ = now + kSuggestPause;
    }
}

void Suggestions::clear() {
    search_at_.reset();
    hits_.clear();
    asked_.clear();
}

void Suggestions::take(const ArticlesSuggested& event) {
    if (asked_.empty() || event.query != asked_ || !event.result.ok()) {
        return;
    }
    hits_ = event.result.value();
    hits_.resize(std::min(hits_.size(), kMost));
}

void Suggestions::advance(Knowledge::Hands hands) {
    if (search_at_ && *search_at_ <= hands.now) {
        search_at_.reset();
        asked_ = words_;
        hands.transport.suggest_articles(asked_);
    }
}

} // namespace help
