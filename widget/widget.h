#pragma once

#include "widget/base/apart.h"
#include "widget/chat/chat_flow.h"
#include "widget/config.h"
#include "widget/draw/surface.h"
#include "widget/input.h"
#include "widget/knowledge/suggestions.h"
#include "widget/notices/notices.h"
#include "widget/output.h"
#include "widget/screen/screen.h"
#include "widget/talk/talk_view.h"
#include "widget/ticket/ticket_form.h"
#include "widget/transport/http_line.h"
#include "widget/transport/protocol_client.h"

#include <memory>
#include <string>
#include <vector>

namespace help {

class GlyphSource;
class TreeOpWriter;

/// The help widget: takes what happened, says what to show and what to do. Pure: everything it
/// knows came in as input.
class Widget {
public:
    /// `glyphs` may be null for the light module and outlives the widget otherwise.
    Widget(Config config, GlyphSource* glyphs);
    ~Widget();
    Widget(const Widget&) = delete;
    Widget& operator=(const Widget&) = delete;

    /// One frame. What the output borrows lives until the next call.
    const Output& frame(const Input& input);

    /// The host's textures are gone: the next drawing frame makes the glyphs again.
    void textures_lost();

    /// The screen as it is now, for tests and tools.
    [[nodiscard]] const SemanticTree& tree() const { return shown_; }

private:
    enum class Focus : std::uint8_t {
        Stay,
        FirstHeading,
        LastHeading,
        LastTitle, ///< what a screen says of itself below its header
        FirstInvalid,
        FirstField,
        Chooser, ///< of files
    };
    /// Of what is kept in the tab: on a shared computer nobody sees what somebody else wrote.
    enum class Whose : std::uint8_t {
        Theirs,
        NotKnownYet, ///< a customer's whom the page vouched for: it waits until it does so again
        SomebodyElses,
    };
    /// Why the customer is at a form: an article that has not helped waits behind it.
    enum class About : std::uint8_t { Nothing, Article };

    void handle(const ActionRequest& action);
    void handle(const Prepare& event);
    void handle(const OpenPanel& event);
    void handle(const ClosePanel& event);
    void handle(const NewSettings& event);
    void handle(const NewPreferences& event);
    void handle(const NetworkChanged& event);
    void handle(const ChannelAnswer& event);
    void handle(const ChannelFailure& event);
    void handle(const ChannelChunk& event);
    void handle(const HostAnswer& event);
    void handle(const FilesChosen& event);
    void handle(const UploadProgress& event);
    void handle(const PageVisible& event);

    void handle(const GoTo& event);
    void handle(const LeavePanel& event);
    void handle(const LoadDeskAgain& event);
    void handle(const TicketEdited& event);
    void handle(const TicketSubmitted& event);
    void handle(const AnotherTicketWanted& event);
    void handle(const FileRemoved& event);
    void handle(const FileSentAgain& event);

    void handle(const ChatEdited& event);
    void handle(const ChatWanted& event);
    void handle(const ChatResumeWanted& event);
    void handle(const MessageEdited& event);
    void handle(const MessageSent& event);
    void handle(const MessageSentAgain& event);
    void handle(const EarlierMessagesWanted& event);
    void handle(const NewestWanted& event);
    void handle(const ChatCloseAsked& event);
    void handle(const ChatKept& event);
    void handle(const ChatCloseConfirmed& event);
    void handle(const RatingChosen& event);
    void handle(const RatingCommented& event);
    void handle(const RatingSubmitted& event);
    void handle(const AnotherChatWanted& event);
    void handle(const TranscriptCopied& event);
    void handle(const TranscriptSaved& event);
    void handle(const TicketFromChat& event);

    void handle(const NoticeDismissed& event);
    void handle(const PeakDayChosen& event);
    void handle(const PeakHourChosen& event);
    void handle(const LoadPeakAgain& event);
    void handle(const SearchEdited& event);
    void handle(const ArticleChosen& event);
    void handle(const ArticleLeft& event);
    void handle(const SuggestionChosen& event);
    void handle(const ArticleJudged& event);
    void handle(const ContactAboutArticle& event);
    void handle(const ArticleAgain& event);
    void handle(const KnowledgeAgain& event);

    void handle(DeskArrived& event);
    void handle(LoadArrived& event);
    void handle(ArticlesFound& event);
    void handle(ArticlesSuggested& event);
    void handle(ArticleArrived& event);
    void handle(TicketAnswered& event);
    void handle(UploadMoved& event);
    void handle(UploadAnswered& event);
    void handle(ChatArrived& event);
    void handle(MessageAnswered& event);
    void handle(ChatCloseAnswered& event);
    void handle(RatingAnswered& event);
    void handle(QueueMoved& event);
    void handle(AgentAssigned& event);
    void handle(MessageArrived& event);
    void handle(MessagesRead& event);
    void handle(AgentTyping& event);
    void handle(ChatTransferred& event);
    void handle(ChatClosed& event);
    void handle(DeskChanged& event);
    void handle(EventsLost& event);
    void handle(WrongEventHeard& event);
    void handle(LinkChanged& event);

    void connect();
    void load_desk();
    void load_stale_desk();
    void take_time(UtcTime now);
    void fetch_for_screen();
    void ask_for_load();
    void fetch_failed_again();
    void keep_dismissed();
    [[nodiscard]] Knowledge::Hands reading_hands();
    void take_transport_events();
    /// The page says who the customer is.
    [[nodiscard]] bool is_known() const {
        return settings_.vouches || !settings_.customer.login().empty();
    }
    /// Of what the customer wrote with this address; `vouched`: the page had said who they are, and
    /// `login`, unless it is empty, as whom. An address is the customer's to change, a login not.
    [[nodiscard]] Whose
    whose(std::string_view email, bool vouched, std::string_view login = {}) const;
    void begin_ticket();
    void restore_ticket(const std::optional<std::string>& kept);
    /// Articles are suggested for them, if the desk has any.
    void watch_details();
    void keep_ticket();
    void forget_ticket();
    [[nodiscard]] std::string_view ticket_email() const;
    void know_customer(const Customer& before);
    void tell_fault(std::string_view before);
    /// In the ticket that is being written: name and address, where those `before` were left.
    void take_on_name(const Customer& before);
    void complain_about_fields(std::size_t count);

    [[nodiscard]] Attachment* attachment(std::string_view id);
    void advance_uploads();
    [[nodiscard]] bool waits_for_files(WritingTicket& writing);
    void files_are_lost(WritingTicket& writing);

    [[nodiscard]] ChatFlow::Hands hands();
    void begin_chat();
    void restore_chat(const std::optional<std::string>& kept);
    void bring_chat_back();
    void settle_chat();
    void tell(ChatNews news);
    void tell_elsewhere(std::string words);
    void tell_place();
    void leave_chat_for(Route route, Focus focus);
    void keep_chat();
    [[nodiscard]] std::string transcript_now() const;

    /// Goes there; a chat that has begun is where one talks. An article that was being read is
    /// left, unless `about` says that the customer goes there because of it.
    void go(Route wanted, About about = About::Nothing);
    /// What a desk does not offer is asked for where one talks to it.
    [[nodiscard]] Route offered(Route wanted) const;
    /// Where Back leads from a form.
    [[nodiscard]] ViewEvent way_back() const;
    /// Another screen begins at its top; a conversation at its end.
    void scroll_back();
    [[nodiscard]] std::optional<UtcTime> next_wake() const;
    /// When it is for the desk: what is open, and on which day, is not for a wrong clock to say.
    [[nodiscard]] UtcTime desk_now() const { return now_ + desk_ahead_; }
    [[nodiscard]] PeakClock clock_of(const Desk& desk) const;
    void refresh_theme();
    void notify(std::string_view name, std::string detail);
    void notify_problem(const Problem& problem);

    void build();
    /// A desk that answers within this time is not worth a screen that says that it loads.
    static constexpr Milliseconds kDeskSoon{200};
    [[nodiscard]] bool waits_unseen() const;
    [[nodiscard]] std::string_view desk_language() const;
    void show(const ViewContext& view);
    HELP_APART void show_screen(const ViewContext& view, const Desk& desk);
    [[nodiscard]] NoticeList notices_now() const;
    void tell_new_notices();
    void place_focus(TreeOpWriter& ops);
    void draw(const Input& input);

    class Effects;

    Settings settings_;
    Random random_;
    std::unique_ptr<Effects> effects_channel_;
    std::unique_ptr<CallLine> line_;
    std::unique_ptr<ProtocolClient> transport_;
    std::unique_ptr<Surface> surface_;

    // The desk and what a customer does with it.
    UtcTime now_;                ///< by the customer's clock
    Milliseconds desk_ahead_{0}; ///< … which is so far behind the desk's; 0: near enough
    DeskState desk_;
    UtcTime desk_asked_at_;
    UtcTime desk_arrived_at_;
    Language desk_language_ = {}; ///< in which it came
    DismissedNotices dismissed_;
    std::optional<std::vector<std::string>> notices_told_; ///< ids; nullopt: nobody is there
    LoadState load_;
    UtcTime load_asked_at_;
    Knowledge knowledge_;
    Suggestions suggestions_;
    TicketForm ticket_;
    ChatFlow chat_;
    std::string kept_chat_;   ///< what the host holds of the chat; empty: nothing
    bool chat_aside_ = false; ///< … of a customer whom the page does not know yet
    PeakChoice peak_;
    /// In a queue that moves fast nobody is told every place.
    static constexpr Milliseconds kPlacesApart{15'000};
    UtcTime place_told_at_;
    bool place_moved_ = false; ///< since then
    int unread_ = 0;
    std::string unread_words_;

    // The screen and what the host has of it.
    Viewport viewport_;
    Pointer pointer_;
    NodeId hovered_ = kNoNode;
    float scroll_ = 0; ///< what lies above and
    float below_ = 0;  ///< below what is seen of the body, CSS pixels
    float host_content_ = 0;
    std::vector<ActionRequest> actions_;
    std::vector<std::pair<Live, std::string>> announcements_;
    SemanticTree shown_;
    SemanticTree host_tree_; ///< what the host has
    Theme theme_;

    Route route_ = Route::Home;
    std::optional<Route>
        article_of_; ///< the screen that an article was opened from, if not the search
    About about_ = About::Nothing;
    Focus focus_ = Focus::Stay;
    bool open_ = false;
    bool built_ahead_ = false; ///< somebody is near: the screen is there before it is opened
    bool desk_wanted_ = false; ///< somebody has asked for the desk
    bool desk_seen_ = false;   ///< "ready" has been said
    bool ticket_kept_ = false; ///< the host holds a draft
    std::optional<std::string> ticket_aside_; ///< … of a customer whom the page does not know yet
    bool chat_touched_ = false;               ///< something may have to be kept
    bool chat_resumes_ = false;               ///< a stored chat waits to be brought back
    bool chat_unvisited_ = false; ///< … and nobody has been there since the page loaded
    bool chat_gone_ = false;      ///< … and is no more: the customer is told
    bool login_refused_ = false;  ///< the desk wants another address than the login's
    bool page_visible_ = true;
    bool show_end_ = false; ///< scroll down to what has just appeared at the end of the screen
    bool picture_stale_ = true;
    bool first_frame_done_ =
        false; ///< until then `output_.effects` holds what the constructor wants

    std::vector<std::uint8_t> ops_;
    Output output_;
};

} // namespace help
