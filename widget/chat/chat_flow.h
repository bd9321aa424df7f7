#pragma once

#include "widget/base/random.h"
#include "widget/chat/chat_form.h"
#include "widget/chat/conversation.h"
#include "widget/chat/queue.h"
#include "widget/transport/transport.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace help {

/// On its way to the queue; or, after a reload, back to where it was.
struct JoiningChat {
    ChatDraft draft; ///< of a way back its message is what was written since the backend took it
    std::string id;
    std::string key;
    /// First: the backend may not know the chat yet. Back: it did.
    enum class Way : std::uint8_t { First, Back } way = Way::First;
    std::optional<Problem> failure; ///< of a way back that failed: it can be tried again
    std::string words;              ///< what stood in the composer
    std::vector<OwnMessage> unsent;
    std::uint32_t seen = 0;
    bool served = false; ///< the customer knows that an agent has come
    /// … and has seen the end: what was begun of the rating.
    std::optional<ChatRating> over = std::nullopt;
    std::uint32_t handed = 0;  ///< as of a Conversation
    bool words_handed = false; ///< as of an OwnMessage

    /// As of a LiveChat.
    [[nodiscard]] std::string_view composed() const {
        return words_handed ? std::string_view{} : words;
    }
};

struct WithAgent {
    Agent agent;
    std::optional<UtcTime> typing_until;
};

/// What the customer has been asked before the chat is closed.
enum class Closing : std::uint8_t {
    No,
    Asked, ///< "close the chat?"
    OnItsWay,
    Failed, ///< asked, and the backend could not be reached
};

/// A conversation shows its newest messages; earlier ones come in steps as large as this.
inline constexpr std::size_t kMessagesShown = 60;
/// What a conversation that is over shows of its end, if nothing of it is new.
inline constexpr std::size_t kMessagesShownAtEnd = 3;
/// Never more than this many; a transcript has all that is kept.
inline constexpr std::size_t kMostMessagesShown = 300;

/// What of a conversation the customer sees.
enum class Attention : std::uint8_t {
    None, ///< another screen, a closed panel, a hidden page
    Earlier,
    Newest,
};

/// A chat that the backend has: in the queue or with an agent.
struct LiveChat {
    ChatDraft draft; ///< of a next chat: without a message
    std::string id;
    std::string key;
    std::variant<QueueWatch, WithAgent> stage;
    Conversation talk;
    std::string words;          ///< in the composer
    std::string handed;         ///< … when it was handed over
    std::uint32_t seen = 0;     ///< everything up to this seq was in front of the customer
    std::uint32_t new_from = 0; ///< first seq of what came while nobody looked; 0: nothing did
    std::size_t shown = kMessagesShown; ///< how many of the newest messages are on the screen
    std::uint32_t held_at = 0;          ///< the newest seq when it was last looked at
    bool reads_earlier = false;         ///< the customer has scrolled away from the end
    bool news_unseen = false;           ///< an agent has come, and the customer has not looked yet
    Closing closing = Closing::No;
    bool closed = false; ///< by the customer: what was said before the end is still to come
    bool stale = false;  ///< something was missed: it is being fetched again, or will be
    std::optional<UtcTime> fetch_at; ///< … when, after it could not be

    /// What stands in the composer and has gone no other way.
    [[nodiscard]] std::string_view composed() const {
        return words == handed ? std::string_view{} : words;
    }
};

enum class RatingStage : std::uint8_t {
    Open,
    OnItsWay,
    Failed, ///< it can be tried again
    Given,
    TooLate,
};

struct EndedChat {
    ChatDraft draft;    ///< of a next chat: its message is what nobody has read in this one
    std::string unsent; ///< the part of it that the backend does not have
    std::string id;
    std::string key; ///< whoever rates has to be whoever talked
    ChatEnd end;
    std::optional<Agent> agent; ///< who served last; nobody: there is nothing to rate
    Conversation talk;
    std::uint32_t seen = 0;
    std::uint32_t new_from = 0; ///< as of a LiveChat
    std::size_t shown = kMessagesShownAtEnd;
    bool news_unseen = false; ///< it ended while the customer did not look
    ChatRating rating;
    RatingStage rated = RatingStage::Open;
};

using ChatState = std::variant<ChatForm, JoiningChat, LiveChat, EndedChat>;

/// What somebody who does not look at the chat should know of.
enum class ChatNews : std::uint8_t {
    Joined,   ///< in the queue
    Moved,    ///< … at another place
    Assigned, ///< an agent has come
    Transferred,
    Ended,
    Refused, ///< the backend did not take the form: errors or failure say why
    Gone,    ///< the chat of before the reload is no more
};

/// What outlives a reload. Without an id it is a form that was begun.
struct StoredChat {
    ChatDraft draft;
    std::string id;
    std::string key;
    bool joined = false; ///< the backend has it
    std::string words;
    std::vector<OwnMessage> unsent;
    std::uint32_t seen = 0;
    bool served = false; ///< the customer knows that an agent has come
    /// … and has seen the end: what was begun of the rating.
    std::optional<ChatRating> over = std::nullopt;
    bool vouched = false;      ///< the page had said who the customer is
    std::string login = {};    ///< … as Customer::login(); empty: only that its server knows
    std::uint32_t handed = 0;  ///< as of a Conversation
    bool words_handed = false; ///< as of an OwnMessage
};

/// The whole life of a chat: form, queue, conversation, end. Pure: time and chance come in with
/// each call, and what is to be done goes to the transport.
class ChatFlow {
public:
    struct Hands {
        Transport& transport;
        Random& random;
        UtcTime now;      ///< by the customer's clock: for what is timed here
        UtcTime desk_now; ///< by the desk's
    };

    /// A form filled with what is known of the customer.
    ChatFlow(std::string_view name, std::string_view email);
    /// Takes up what was stored; resume() brings it back.
    explicit ChatFlow(StoredChat stored);

    [[nodiscard]] const ChatState& state() const { return state_; }
    /// Of this chat's form, or of the next one's.
    [[nodiscard]] const ChatDraft& draft() const;
    /// In the queue or talking, or on the way there.
    [[nodiscard]] bool busy() const;
    [[nodiscard]] Link link() const { return link_; }

    // What the customer does

    void edit(FormField field, std::string value);
    /// The customer's name and address are known anew: they stand in this and the next form where
    /// those `before` were left. Nothing that the backend may have is changed.
    void know(const ChatDraft& before, const ChatDraft& now);
    /// The form is left: why it was refused is not true for ever.
    void leave_form();
    /// False: the form's errors say why.
    bool start(const Desk& desk, Hands hands);
    /// The composer holds this now.
    void write(std::string words, Hands hands);
    /// Sends what stands in the composer; blank: nothing happens.
    void send(Hands hands);
    void show_earlier();
    /// After the end, or when there is no way back: the form of another chat, with what could not
    /// be sent in this one.
    void begin_again();
    /// What nobody has answered and was not handed over yet, to be sent another way: it is not kept
    /// here any more, unless it still waits in the queue.
    [[nodiscard]] std::string hand_over();
    void send_again(std::string_view id, Hands hands);
    void ask_to_close();
    void keep_open();
    void close(Hands hands);
    void rate(int score);
    void comment(std::string words);
    void submit_rating(Hands hands);
    /// Called in every frame. What comes while the newest is seen is read; anything else is new.
    /// True: something has been seen that had not, or is not what had been seen.
    bool attend(Attention attention, Hands hands);
    /// Brings a stored chat back, or tries again.
    void resume(Hands hands);

    // What the backend says. Words about other chats are not for us.

    void take(ChatArrived& event, Hands hands);
    void take(const MessageAnswered& event, Hands hands);
    void take(const ChatCloseAnswered& event, Hands hands);
    void take(const RatingAnswered& event);
    void take(const QueueMoved& event, Hands hands);
    void take(const AgentAssigned& event);
    void take(MessageArrived& event, Hands hands);
    void take(const MessagesRead& event);
    void take(const AgentTyping& event, Hands hands);
    void take(const ChatTransferred& event, Hands hands);
    void take(const ChatClosed& event, Hands hands);
    void take(const EventsLost& event, Hands hands);
    void take(const LinkChanged& event);

    /// Time has passed: an agent who fell silent types no more, and what could not be fetched is
    /// asked for again.
    void advance(Hands hands);
    /// When something on the screen changes without news.
    [[nodiscard]] std::optional<UtcTime> next_wake(UtcTime now) const;

    [[nodiscard]] int unread() const;
    /// What to keep; nullopt: nothing that a reload would lose. A chat that is over is kept until
    /// it has been rated or left.
    [[nodiscard]] std::optional<StoredChat> stored() const;
    [[nodiscard]] std::vector<ChatNews> take_news();

private:
    [[nodiscard]] LiveChat* live(std::string_view id);
    void begin_live(JoiningChat joining, ChatSnapshot snapshot, Hands hands);
    void catch_up(LiveChat& chat, ChatSnapshot snapshot, Hands hands);
    void fetch(LiveChat& chat, Hands hands);
    void assigned(LiveChat& chat);
    void move(QueueWatch& queue, const QueuePlace& place, Hands hands);
    void end(LiveChat chat, ChatEnd end, Hands hands, std::optional<ChatRating> seen = {});
    void give_up(ChatDraft draft, const std::vector<OwnMessage>& unsent, std::string_view words);
    void say(ChatNews news) { news_.push_back(news); }

    ChatState state_;
    Link link_ = Link::Off;
    Attention attention_ = Attention::None;
    std::vector<ChatNews> news_;
};

/// 128 bits of the widget's random source as 32 hex digits.
[[nodiscard]] std::string make_resume_key(Random& random);

} // namespace help
