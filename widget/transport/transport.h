#pragma once

#include "widget/base/result.h"
#include "widget/chat/chat.h"
#include "widget/desk/desk.h"
#include "widget/knowledge/article.h"
#include "widget/peak/load.h"
#include "widget/ticket/ticket.h"
#include "widget/transport/http_channel.h"
#include "widget/transport/problem.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace help {

struct DeskArrived {
    Result<Desk, Problem> result;
};
struct TicketAnswered {
    Result<TicketReceipt, Problem> result;
};
/// Of upload: how far it is.
struct UploadMoved {
    std::string id;
    int percent = 0;
};
struct UploadAnswered {
    std::string id;
    std::optional<Problem> failure;
};
struct LoadArrived {
    Result<Load, Problem> result;
};
/// Of start_chat and of load_chat.
struct ChatArrived {
    std::string id;
    Result<ChatSnapshot, Problem> result;
};
struct MessageAnswered {
    std::string id;
    Result<MessageReceipt, Problem> result;
};
/// Of close_chat; a chat that was closed already is a success.
struct ChatCloseAnswered {
    std::string id;
    std::optional<Problem> failure;
};
struct RatingAnswered {
    std::optional<Problem> failure;
};
struct ArticlesFound {
    std::string query;
    Result<std::vector<ArticleHit>, Problem> result;
};
struct ArticlesSuggested {
    std::string query;
    Result<std::vector<ArticleHit>, Problem> result;
};
struct ArticleArrived {
    std::string id;
    Result<Article, Problem> result;
};

// What the backend says by itself while it is watched. `chat` is the chat's id.
struct QueueMoved {
    std::string chat;
    QueuePlace place;
};
struct AgentAssigned {
    std::string chat;
    Agent agent;
};
struct MessageArrived {
    std::string chat;
    ChatMessage message;
};
struct MessagesRead {
    std::string chat;
    std::uint32_t up_to = 0; ///< seq
    Author by = Author::Agent;
};
struct AgentTyping {
    std::string chat;
    bool on = false;
};
/// Back to a queue: `queue` says where.
struct ChatTransferred {
    std::string chat;
    std::string team;
    std::optional<QueuePlace> queue;
};
struct ChatClosed {
    std::string chat;
    ChatEnd end;
};
/// Notices, hours or peak hours are others now.
struct DeskChanged {};
/// Events were missed and cannot be had: fetch what matters again, and watch() from its cursor.
/// What happens from now on is heard meanwhile.
struct EventsLost {};

inline constexpr Milliseconds kOfflineAfter{10'000};

/// Something came that is no event of the protocol. Told once of each connection.
struct WrongEventHeard {};

enum class Link : std::uint8_t {
    Off, ///< nothing is watched
    Online,
    Unstable, ///< lost, coming back
    Offline,  ///< lost for longer than kOfflineAfter
};
struct LinkChanged {
    Link link = Link::Off;
};

using TransportEvent = std::variant<DeskArrived,
                                    TicketAnswered,
                                    UploadMoved,
                                    UploadAnswered,
                                    LoadArrived,
                                    ChatArrived,
                                    MessageAnswered,
                                    ChatCloseAnswered,
                                    RatingAnswered,
                                    ArticlesFound,
                                    ArticlesSuggested,
                                    ArticleArrived,
                                    QueueMoved,
                                    AgentAssigned,
                                    MessageArrived,
                                    MessagesRead,
                                    AgentTyping,
                                    ChatTransferred,
                                    ChatClosed,
                                    DeskChanged,
                                    EventsLost,
                                    WrongEventHeard,
                                    LinkChanged>;

/// A chat that outlives a reload: with it a new session becomes the same customer again.
struct ResumeKey {
    std::string chat; ///< id
    std::string key;  ///< 32 hex digits from the widget's random source; the backend keeps its hash
};

/// Level 1 of the transport: what the widget needs of any backend. Calls return at once; what came
/// of them is taken later. Each call is answered by exactly one event, unless a later call of the
/// same kind (messages: of the same id) replaces it or forget() drops it. sdk/src/transport.ts is
/// the same interface for a host's own functions.
class Transport {
public:
    virtual ~Transport() = default;

    /// Everything shown before the customer acts, in the language of `locale`.
    virtual void bootstrap(std::string_view locale) = 0;
    /// Opens the ticket `id` (a UUID). The same id twice is one ticket.
    virtual void create_ticket(std::string_view id, const TicketDraft& draft) = 0;

    /// Sends a file of the host's under `id` (a UUID), for a ticket that will name it. One at a
    /// time: takes the place of one that is not answered. UploadAnswered; UploadMoved before it.
    virtual void upload(std::string_view id, const ChosenFile& file) = 0;
    virtual void cancel_upload() = 0;
    /// The customer has removed the file `id`, which has arrived: no ticket will name it. Nobody
    /// waits for this; a backend that refuses is not asked again, and forgets files later.
    virtual void take_back(std::string_view id) = 0;

    /// The peak hours. Answered by LoadArrived.
    virtual void load() = 0;

    /// From now on every new session takes up this chat's customer. Before start_chat,
    /// load_chat and rate_chat.
    virtual void resume(ResumeKey key) = 0;
    /// Joins the queue with the chat `id` (a UUID); the same id twice is one chat. ChatArrived.
    virtual void start_chat(std::string_view id, const ChatDraft& draft) = 0;
    /// The chat as it is now. ChatArrived.
    virtual void load_chat(std::string_view id) = 0;
    /// Sends one message. Messages leave one at a time, in the order of these calls, and are
    /// repeated until they arrive or can never arrive. The same id twice is one message.
    virtual void
    send_message(std::string_view chat, std::string_view id, std::string_view text) = 0;
    /// Lossy, at most one in 3 s. What has not left is dropped by a message, close_chat() and
    /// unwatch().
    virtual void typing(std::string_view chat, bool on) = 0;
    /// Everything up to `seq` was seen. Lossy.
    virtual void read(std::string_view chat, std::uint32_t seq) = 0;
    virtual void close_chat(std::string_view chat) = 0;
    virtual void rate_chat(std::string_view chat, const ChatRating& rating) = 0;

    /// Listens for events from `cursor` (empty: now) on, until unwatch(). Again, with another
    /// cursor: goes on from there. Lost connections come back by themselves; LinkChanged tells.
    virtual void watch(std::string_view cursor) = 0;
    virtual void unwatch() = 0;

    /// Answered by ArticlesFound; replaces a search that is not answered yet.
    virtual void search_articles(std::string_view query) = 0;
    /// The same search for words that were written for something else: neither takes the place of
    /// the other. Answered by ArticlesSuggested.
    virtual void suggest_articles(std::string_view query) = 0;
    virtual void load_article(std::string_view id) = 0;

    /// The customer is somebody else now: drops the session and every call.
    virtual void forget() = 0;

    /// The network is gone: what is watched is Offline at once, and not after kOfflineAfter.
    virtual void network_lost(UtcTime now) = 0;
    /// The network is back: whatever waits for its next try goes now.
    virtual void hurry(UtcTime now) = 0;
    /// Sends what is due at `now`.
    virtual void advance(UtcTime now) = 0;
    /// When advance() has something to do next.
    [[nodiscard]] virtual std::optional<UtcTime> next_wake() const = 0;
    /// What has happened since the last time, in order.
    [[nodiscard]] virtual std::vector<TransportEvent> take_events() = 0;
};

} // namespace help
