#include "widget/transport/protocol_client.h"

#include "widget/transport/retry.h"
#include "widget/wire/articles.h"
#include "widget/wire/chat.h"
#include "widget/wire/json_writer.h"
#include "widget/wire/protocol.h"

#include <algorithm>
#include <utility>

namespace help {

namespace {

Call call_of(CallKind kind, std::string_view id = {}, std::string body = {}) {
    Call call;
    call.kind = kind;
    call.id = id;
    call.body = std::move(body);
    return call;
}

/// What `decode` makes of an answer, or the problem.
template <typename Decode>
auto decoded(const EndedCall& ended, Decode decode)
    -> Result<typename decltype(decode(std::string_view{}))::value_type, Problem> {
    if (!ended.result.ok()) {
        return ended.result.error();
    }
    if (auto value = decode(ended.result.value())) {
        return std::move(*value);
    }
    return problem_of(ProblemCode::InvalidAnswer);
}

std::optional<Problem> failure_of(const EndedCall& ended) {
    return ended.result.ok() ? std::nullopt : std::optional{ended.result.error()};
}

/// A snapshot of another chat is no answer.
Result<ChatSnapshot, Problem> chat_of(const EndedCall& ended) {
    auto chat = decoded(ended, decode_chat);
    if (chat.ok() && chat.value().id != ended.call.id) {
        return problem_of(ProblemCode::InvalidAnswer);
    }
    return chat;
}

} // namespace

void ProtocolClient::bootstrap(std::string_view locale) {
    locale_ = locale;
    calls_.session().speak(locale);
    Call call = call_of(CallKind::Bootstrap);
    call.locale = locale;
    calls_.start(std::move(call));
}

void ProtocolClient::create_ticket(std::string_view id, const TicketDraft& draft) {
    calls_.start(call_of(CallKind::Ticket, id, encode_ticket(draft, draft.locale)));
}

void ProtocolClient::upload(std::string_view id, const ChosenFile& file) {
    Call call = call_of(CallKind::Upload, id);
    call.file = file;
    calls_.start(std::move(call));
}

void ProtocolClient::cancel_upload() {
    calls_.drop(CallKind::Upload);
}

void ProtocolClient::take_back(std::string_view id) {
    if (takes_back_) {
        unwanted_.emplace_back(id);
        take_next_back();
    }
}

/// One at a time: of each kind of call there is one.
void ProtocolClient::take_next_back() {
    if (unwanted_.empty() || calls_.is_open(CallKind::TakeBack)) {
        return;
    }
    calls_.start(call_of(CallKind::TakeBack, unwanted_.front()));
    unwanted_.erase(unwanted_.begin());
}

void ProtocolClient::load() {
    calls_.start(call_of(CallKind::Load));
}

void ProtocolClient::resume(ResumeKey key) {
    calls_.session().resume(std::move(key));
}

void ProtocolClient::start_chat(std::string_view id, const ChatDraft& draft) {
    const auto& resume = calls_.session().resumed();
    const bool known = resume && resume->chat == id;
    calls_.start(call_of(CallKind::StartChat, id,
                         encode_chat(draft, known ? std::string_view{resume->key} : "", locale_)));
}

void ProtocolClient::load_chat(std::string_view id) {
    calls_.start(call_of(CallKind::LoadChat, id));
}

void ProtocolClient::send_message(std::string_view chat,
                                  std::string_view id,
                                  std::string_view text) {
    calls_.drop(CallKind::Typing); // the message says more
    outbox_.put(chat, id, text);
}

void ProtocolClient::typing(std::string_view chat, bool on) {
    calls_.start(call_of(CallKind::Typing, chat, JsonWriter{}.flag(on).take()), typing_from_);
}

void ProtocolClient::read(std::string_view chat, std::uint32_t seq) {
    calls_.start(call_of(CallKind::Read, chat, JsonWriter{}.integer(seq).take()));
}

void ProtocolClient::close_chat(std::string_view chat) {
    calls_.drop(CallKind::Typing);
    calls_.start(call_of(CallKind::CloseChat, chat));
}

void ProtocolClient::rate_chat(std::string_view chat, const ChatRating& rating) {
    calls_.start(call_of(CallKind::RateChat, chat, encode_rating(rating)));
}

void ProtocolClient::watch(std::string_view cursor) {
    feed_.watch(cursor);
}

void ProtocolClient::unwatch() {
    calls_.drop(CallKind::Typing);
    feed_.unwatch();
}

void ProtocolClient::search_articles(std::string_view query) {
    find_articles(CallKind::SearchArticles, query);
}

void ProtocolClient::suggest_articles(std::string_view query) {
    find_articles(CallKind::SuggestArticles, query);
}

void ProtocolClient::find_articles(CallKind kind, std::string_view query) {
    Call call = call_of(kind);
    call.query = query;
    call.locale = locale_;
    calls_.start(std::move(call));
}

void ProtocolClient::load_article(std::string_view id) {
    Call call = call_of(CallKind::LoadArticle, id);
    call.locale = locale_;
    calls_.start(std::move(call));
}

void ProtocolClient::forget() {
    unwanted_.clear();
    outbox_.clear();
    feed_.forget();
    calls_.forget();
    events_.clear();
}

void ProtocolClient::network_lost(UtcTime now) {
    feed_.network_lost(clock_.read(now));
}

void ProtocolClient::hurry(UtcTime now) {
    const UtcTime time = clock_.read(now);
    feed_.hurry(time);
    calls_.hurry(time);
}

void ProtocolClient::advance(UtcTime now) {
    const UtcTime time = clock_.read(now);
    outbox_.advance(time);
    feed_.advance(time);
    calls_.advance(time);
    if (const auto told_at = calls_.left_at(CallKind::Typing)) {
        typing_from_ = *told_at + kTypingPace;
    }
}

std::optional<UtcTime> ProtocolClient::next_wake() const {
    auto wake = calls_.next_wake();
    const auto listening = feed_.next_wake();
    if (listening && (!wake || *listening < *wake)) {
        wake = listening;
    }
    return wake ? std::optional{clock_.wall(*wake)} : std::nullopt;
}

std::vector<TransportEvent> ProtocolClient::take_events() {
    return std::exchange(events_, {});
}

void ProtocolClient::receive_chunk(RequestId id, std::string_view text, UtcTime now) {
    if (const Call* call = calls_.on_its_way(id);
        call != nullptr && call->kind == CallKind::EventStream) {
        feed_.read_stream(text, clock_.read(now));
    }
}

void ProtocolClient::receive_progress(RequestId id, int percent) {
    if (const Call* call = calls_.on_its_way(id);
        call != nullptr && call->kind == CallKind::Upload) {
        events_.emplace_back(UploadMoved{call->id, percent});
    }
}

void ProtocolClient::receive(Reply reply, UtcTime now) {
    const UtcTime time = clock_.read(now);
    for (const EndedCall& ended : calls_.receive(std::move(reply), time)) {
        settle(ended, time);
    }
}

void ProtocolClient::settle(const EndedCall& ended, UtcTime now) {
    if (ended.call.kind == CallKind::Bootstrap) {
        events_.emplace_back(DeskArrived{decoded(ended, decode_desk)});
    } else {
        settle_later_call(ended, now);
    }
}

void ProtocolClient::settle_later_call(const EndedCall& ended, UtcTime now) {
    const Call& call = ended.call;
    switch (call.kind) {
    case CallKind::Ticket:
        events_.emplace_back(TicketAnswered{decoded(ended, decode_receipt)});
        return;
    case CallKind::Upload: {
        const auto id = decoded(ended, decode_attachment);
        const bool right = !id.ok() || id.value() == call.id;
        events_.emplace_back(
            UploadAnswered{call.id, !right ? std::optional{problem_of(ProblemCode::InvalidAnswer)}
                                    : id.ok() ? std::nullopt
                                              : std::optional{id.error()}});
        return;
    }
    case CallKind::TakeBack:
        // A browser writes each refusal to the page's console: one is enough.
        takes_back_ = ended.result.ok() || may_pass(ended.result.error().code);
        if (takes_back_) {
            take_next_back();
        } else {
            unwanted_.clear();
        }
        return;
    case CallKind::Load:
        events_.emplace_back(LoadArrived{decoded(ended, decode_load)});
        return;
    case CallKind::StartChat:
    case CallKind::LoadChat:
        events_.emplace_back(ChatArrived{call.id, chat_of(ended)});
        return;
    case CallKind::Message:
        outbox_.settle(ended);
        return;
    case CallKind::CloseChat: {
        auto failure = failure_of(ended);
        // Over it is, whoever ended it.
        if (failure &&
            (failure->code == ProblemCode::ChatClosed || failure->code == ProblemCode::NotFound)) {
            failure.reset();
        }
        events_.emplace_back(ChatCloseAnswered{call.id, std::move(failure)});
        return;
    }
    case CallKind::RateChat:
        events_.emplace_back(RatingAnswered{failure_of(ended)});
        return;
    case CallKind::SearchArticles:
        events_.emplace_back(ArticlesFound{call.query, decoded(ended, decode_articles)});
        return;
    case CallKind::SuggestArticles:
        events_.emplace_back(ArticlesSuggested{call.query, decoded(ended, decode_articles)});
        return;
    case CallKind::LoadArticle:
        events_.emplace_back(ArticleArrived{call.id, decoded(ended, decode_article)});
        return;
    case CallKind::EventStream:
    case CallKind::EventPoll:
        feed_.settle(ended, now);
        return;
    case CallKind::Bootstrap: // is settled above,
    case CallKind::Session:   // where the calls are that need it,
    case CallKind::Typing:    // and nobody waits for these
    case CallKind::Read:
        return;
    }
}

} // namespace help
