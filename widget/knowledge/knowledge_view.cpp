#include "widget/knowledge/knowledge_view.h"

namespace help {

namespace {

/// A failure inside a screen that goes on working around it.
void failed(const ViewContext& view, const Problem& problem) {
    view.ui.banner({.key = "failed",
                    .role = Role::Alert,
                    .tone = Tone::Danger,
                    .icon = Icon::Warning,
                    .words = problem_words(problem, view)});
    if (view.ui.button({.key = "again",
                        .name = view.messages[Sentence::try_again],
                        .look = Look::Secondary,
                        .icon = Icon::Retry})) {
        view.events.emplace_back(KnowledgeAgain{});
    }
}

void waiting(const ViewContext& view) {
    view.ui.mark({.key = "loading",
                  .role = Role::Status,
                  .look = Look::Skeleton,
                  .name = view.messages[Sentence::loading],
                  .states = state::kBusy});
}

void found(const ViewContext& view, const SearchFound& search) {
    const auto result = view.ui.group(
        {.key = "result", .role = Role::Status, .look = Look::Stack, .live = Live::Polite});
    if (search.query.empty()) {
        view.ui.heading("popular", view.messages[Sentence::articles_popular], Look::Section, 3);
        return;
    }
    view.ui.text("count",
                 search.hits.empty()
                     ? std::string{view.messages[Sentence::articles_none]}
                     : view.messages.counted(Sentence::articles_count, Sentence::articles_count_one,
                                             static_cast<std::int64_t>(search.hits.size())),
                 Look::Caption);
}

void hits(const ViewContext& view, const SearchFound& search) {
    found(view, search);
    for (const ArticleHit& hit : search.hits) {
        if (view.ui.button({.key = "article-" + hit.id,
                            .name = hit.title,
                            .look = Look::Card,
                            .icon = Icon::Book,
                            .description = hit.excerpt,
                            .states = view.desk_words})) {
            view.events.emplace_back(ArticleChosen{hit.id});
        }
    }
}

void search_view(const ViewContext& view, const Desk& desk, const Knowledge& knowledge) {
    const auto body = view.ui.group({.key = "knowledge", .look = Look::Body});
    chat_news(view);
    if (auto query = view.ui.field({.key = "query",
                                    .kind = FieldKind::Search,
                                    .name = view.messages[Sentence::articles_search],
                                    .value = knowledge.query(),
                                    .placeholder = view.messages[Sentence::articles_placeholder],
                                    .max_length = 200})) {
        view.events.emplace_back(SearchEdited{std::move(*query)});
    }
    if (const auto* search = std::get_if<SearchFound>(&knowledge.search())) {
        hits(view, *search);
        if (search->hits.empty() && desk.takes_tickets &&
            view.ui.button({.key = "ticket",
                            .name = view.messages[Sentence::talk_open_ticket],
                            .look = Look::Secondary,
                            .icon = Icon::Ticket})) {
            view.events.emplace_back(GoTo{Route::Ticket});
        }
    } else if (const auto* problem = std::get_if<SearchFailed>(&knowledge.search())) {
        failed(view, problem->problem);
    } else {
        waiting(view);
    }
}

/// Paths are the backend's, as all its addresses.
std::string image_address(const std::string& src, std::string_view endpoint) {
    if (!src.starts_with('/')) {
        return src;
    }
    if (endpoint.ends_with('/')) {
        endpoint.remove_suffix(1);
    }
    return std::string{endpoint} + src;
}

/// What may stand between two steps of a list, and then belongs to the first of them.
bool illustrates(BlockKind kind) {
    return kind == BlockKind::Code || kind == BlockKind::Link || kind == BlockKind::Image;
}

/// The blocks of an article, one below the other; items that follow each other are one list.
class Blocks {
public:
    Blocks(const ViewContext& view, const Desk& desk, const std::vector<ArticleBlock>& blocks)
        : view_(view), desk_(desk), blocks_(blocks) {}

    void show() const {
        for (std::size_t i = 0; i < blocks_.size();) {
            const BlockKind kind = blocks_[i].kind;
            i = kind == BlockKind::Bullet || kind == BlockKind::Numbered ? list(i) : block(i);
        }
    }

private:
    /// The blocks of an article have no identity of their own but their place.
    [[nodiscard]] static std::string key(std::string_view of, std::size_t index) {
        return std::string{of} + to_decimal(static_cast<std::int64_t>(index));
    }

    /// Where the list that begins at `first` ends: what follows its last item is not of it.
    [[nodiscard]] std::size_t list_end(std::size_t first) const {
        const BlockKind kind = blocks_[first].kind;
        std::size_t end = first + 1;
        for (std::size_t i = end; i < blocks_.size(); ++i) {
            if (blocks_[i].kind == kind) {
                end = i + 1;
            } else if (kind != BlockKind::Numbered || !illustrates(blocks_[i].kind)) {
                break;
            }
        }
        return end;
    }

    [[nodiscard]] std::size_t list(std::size_t first) const {
        const BlockKind kind = blocks_[first].kind;
        const std::size_t end = list_end(first);
        const auto list = view_.ui.group({.key = key("list-", first),
                                          .role = Role::List,
                                          .look = Look::Plain,
                                          .states = view_.desk_words});
        std::int64_t step = 0;
        for (std::size_t i = first; i < end;) {
            const std::string mark =
                kind == BlockKind::Numbered ? to_decimal(++step) + "." : std::string{};
            const auto item = view_.ui.group({.key = key("block-", i),
                                              .role = Role::ListItem,
                                              .look = Look::Bullet,
                                              .name = blocks_[i].text,
                                              .value = mark});
            for (++i; i < end && blocks_[i].kind != kind;) {
                i = block(i);
            }
        }
        return end;
    }

    /// Returns the index of the next one.
    [[nodiscard]] std::size_t block(std::size_t index) const {
        const ArticleBlock& block = blocks_[index];
        const std::string key = Blocks::key("block-", index);
        const std::uint32_t words = view_.desk_words;
        switch (block.kind) {
        case BlockKind::Heading:
            view_.ui.heading(key, block.text, Look::Section, 4, words);
            break;
        case BlockKind::Paragraph:
            view_.ui.text(key, block.text, Look::Paragraph, words);
            break;
        case BlockKind::Code:
            view_.ui.text(key, block.text, Look::Code, words);
            break;
        case BlockKind::Link:
            view_.ui.link({.key = key, .name = block.text, .href = block.href, .states = words});
            break;
        case BlockKind::Image:
            if (desk_.has_images) {
                view_.ui.picture({.key = key,
                                  .name = block.text,
                                  .href = image_address(block.href, view_.settings.endpoint),
                                  .width = block.width,
                                  .height = block.height,
                                  .states = words});
            }
            break;
        case BlockKind::Bullet:
        case BlockKind::Numbered:
            break; // stand in a list
        }
        return index + 1;
    }

    const ViewContext& view_;
    const Desk& desk_;
    const std::vector<ArticleBlock>& blocks_;
};

/// Answered it keeps its place: nothing else to press comes under a pointer that presses twice.
void question(const ViewContext& view, bool answered) {
    const std::uint32_t states = answered ? state::kDisabled : 0U;
    view.ui.heading("question", view.messages[Sentence::article_question], Look::Section, 3);
    const auto row = view.ui.group({.key = "answers", .look = Look::Row});
    if (view.ui.button({.key = "yes",
                        .name = view.messages[Sentence::article_yes],
                        .look = Look::Secondary,
                        .states = states})) {
        view.events.emplace_back(ArticleJudged{true});
    }
    if (view.ui.button({.key = "no",
                        .name = view.messages[Sentence::article_no],
                        .look = Look::Secondary,
                        .states = states})) {
        view.events.emplace_back(ArticleJudged{false});
    }
}

void did_it_help(const ViewContext& view, const Desk& desk, const ReadingArticle& reading) {
    const auto stack = view.ui.group({.key = "helped", .look = Look::Stack});
    if (reading.helped == Helped::Yes) {
        view.ui.banner({.key = "thanks",
                        .tone = Tone::Success,
                        .icon = Icon::Check,
                        .words = view.messages[Sentence::article_helped]});
        return;
    }
    const bool answered = reading.helped == Helped::No;
    question(view, answered);
    if (answered) {
        view.ui.heading("sorry", view.messages[Sentence::article_not_helped], Look::Section, 3);
        if (desk.offers_chat && view.ui.button({.key = "chat",
                                                .name = view.messages[Sentence::chat_start],
                                                .look = Look::Primary,
                                                .icon = Icon::Chat})) {
            view.events.emplace_back(ContactAboutArticle{Route::Talk});
        }
        if (desk.takes_tickets && view.ui.button({.key = "ticket",
                                                  .name = view.messages[Sentence::talk_open_ticket],
                                                  .look = Look::Secondary,
                                                  .icon = Icon::Ticket})) {
            view.events.emplace_back(ContactAboutArticle{Route::Ticket});
        }
    }
}

void article_view(const ViewContext& view, const Desk& desk, const ReadingArticle& reading) {
    const auto body = view.ui.group({.key = "article", .look = Look::Body});
    chat_news(view);
    const Article& article = reading.article;
    view.ui.heading("name", article.title, Look::Title, 3, view.desk_words);
    Blocks{view, desk, article.blocks}.show();
    if (!article.href.empty()) {
        view.ui.link({.key = "elsewhere",
                      .name = view.messages[Sentence::article_elsewhere],
                      .href = article.href,
                      .icon = Icon::External});
    }
    did_it_help(view, desk, reading);
}

} // namespace

void knowledge_view(const ViewContext& view, const Desk& desk, const Knowledge& knowledge) {
    if (std::holds_alternative<std::monostate>(knowledge.reading())) {
        search_view(view, desk, knowledge);
        return;
    }
    if (const auto* reading = std::get_if<ReadingArticle>(&knowledge.reading())) {
        article_view(view, desk, *reading);
        return;
    }
    const auto body = view.ui.group({.key = "article-waits", .look = Look::Body});
    chat_news(view);
    if (const auto* problem = std::get_if<ArticleFailed>(&knowledge.reading())) {
        failed(view, problem->problem);
    } else {
        waiting(view);
    }
}

} // namespace help
