#pragma once

#include "widget/base/apart.h"
#include "widget/base/random.h"
#include "widget/transport/call_line.h"
#include "widget/transport/event_feed.h"
#include "widget/transport/open_calls.h"
#include "widget/transport/outbox.h"
#include "widget/transport/steady_clock.h"
#include "widget/transport/transport.h"

#include <optional>
#include <string>
#include <vector>

namespace help {

/// Most often that the backend is told about typing.
inline constexpr Milliseconds kTypingPace{3'000};

/// The transport of docs/protocol: OpenCalls for what is asked, Outbox for messages, EventFeed for
/// what the backend says by itself. Here calls are made of what the widget wants, and events of
/// what came back; answers that are none are refused. Pure: time comes in with each call, chance
/// from the seed.
class ProtocolClient final : public Transport {
public:
    /// Line and random outlive the client. `last_id`: of the client before this one.
    ProtocolClient(CallLine& line, Random& random, RequestId last_id = 0)
        : calls_(line, random, last_id), outbox_(calls_, events_),
          feed_(calls_, random, events_, line.may_fall_silent()) {}

    void bootstrap(std::string_view locale) override;
    void create_ticket(std::string_view id, const TicketDraft& draft) override;
    void upload(std::string_view id, const ChosenFile& file) override;
    void cancel_upload() override;
    void take_back(std::string_view id) override;
    void load() override;
    void resume(ResumeKey key) override;
    void start_chat(std::string_view id, const ChatDraft& draft) override;
    void load_chat(std::string_view id) override;
    void send_message(std::string_view chat, std::string_view id, std::string_view text) override;
    void typing(std::string_view chat, bool on) override;
    void read(std::string_view chat, std::uint32_t seq) override;
    void close_chat(std::string_view chat) override;
    void rate_chat(std::string_view chat, const ChatRating& rating) override;
    void watch(std::string_view cursor) override;
    void unwatch() override;
    void search_articles(std::string_view query) override;
    void suggest_articles(std::string_view query) override;
    void load_article(std::string_view id) override;
    void forget() override;
    void network_lost(UtcTime now) override;
    void hurry(UtcTime now) override;
    void advance(UtcTime now) override;
    [[nodiscard]] std::optional<UtcTime> next_wake() const override;
    [[nodiscard]] std::vector<TransportEvent> take_events() override;

    /// Of the last call that has left; 0: none has.
    [[nodiscard]] RequestId last_id() const { return calls_.last_id(); }

    /// A piece of a stream; of one that is no longer open it is ignored.
    void receive_chunk(RequestId id, std::string_view text, UtcTime now);
    /// How much of the file of the request `id` has left.
    void receive_progress(RequestId id, int percent);

    /// What came back on the line; replies to calls that are no longer open are ignored.
    void receive(Reply reply, UtcTime now);

private:
    void find_articles(CallKind kind, std::string_view query);
    void settle(const EndedCall& ended, UtcTime now);
    HELP_APART void settle_later_call(const EndedCall& ended, UtcTime now);
    HELP_APART void take_next_back();

    SteadyClock clock_;
    std::string locale_;
    std::vector<TransportEvent> events_;
    OpenCalls calls_;
    Outbox outbox_;
    EventFeed feed_;
    UtcTime typing_from_;               ///< when typing may be told again
    std::vector<std::string> unwanted_; ///< files that the backend has not been told of yet
    bool takes_back_ = true;            ///< false: it has refused to take one back
};

} // namespace help
