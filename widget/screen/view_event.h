#pragma once

#include "widget/input.h"
#include "widget/transport/problem.h"

#include <string>
#include <variant>
#include <vector>

namespace help {

/// What the customer asked for on a screen. Views report it; the rules decide what comes of it.
struct GoTo {
    Route route = Route::Home;
};
struct LeavePanel {};
struct LoadDeskAgain {};
struct TicketEdited {
    FormField field = FormField::Name;
    std::string value;
};
struct TicketSubmitted {};
struct AnotherTicketWanted {};
/// A file of the ticket.
struct FileRemoved {
    std::string id;
};
struct FileSentAgain {
    std::string id;
};

struct ChatEdited {
    FormField field = FormField::Name;
    std::string value;
};
struct ChatWanted {};
/// Back to where a reload left the chat.
struct ChatResumeWanted {};
struct MessageEdited {
    std::string words;
};
struct MessageSent {};
struct MessageSentAgain {
    std::string id;
};
struct EarlierMessagesWanted {};
/// Back to the end of the conversation.
struct NewestWanted {};
struct ChatCloseAsked {};
struct ChatKept {};
struct ChatCloseConfirmed {};
struct RatingChosen {
    int score = 0;
};
struct RatingCommented {
    std::string words;
};
struct RatingSubmitted {};
struct AnotherChatWanted {};
struct TranscriptCopied {};
struct TranscriptSaved {};
/// A ticket that begins with what was written for the chat.
struct TicketFromChat {};

struct NoticeDismissed {
    std::string id;
};

struct PeakDayChosen {
    int day = 0; ///< 0 = Sunday … 6
};
struct PeakHourChosen {
    int hour = 0; ///< 0–23
};
struct LoadPeakAgain {};

struct SearchEdited {
    std::string query;
};
struct ArticleChosen {
    std::string id;
};
struct ArticleLeft {};
/// An article that was suggested for the ticket.
struct SuggestionChosen {
    std::string id;
};
struct ArticleJudged {
    bool helped = false;
};
/// Talk or Ticket, with the article as context.
struct ContactAboutArticle {
    Route route = Route::Ticket;
};
/// From there back to the article.
struct ArticleAgain {};
/// What failed in the knowledge base is tried again.
struct KnowledgeAgain {};

using ViewEvent = std::variant<GoTo,
                               LeavePanel,
                               LoadDeskAgain,
                               TicketEdited,
                               TicketSubmitted,
                               AnotherTicketWanted,
                               FileRemoved,
                               FileSentAgain,
                               ChatEdited,
                               ChatWanted,
                               ChatResumeWanted,
                               MessageEdited,
                               MessageSent,
                               MessageSentAgain,
                               EarlierMessagesWanted,
                               NewestWanted,
                               ChatCloseAsked,
                               ChatKept,
                               ChatCloseConfirmed,
                               RatingChosen,
                               RatingCommented,
                               RatingSubmitted,
                               AnotherChatWanted,
                               TranscriptCopied,
                               TranscriptSaved,
                               TicketFromChat,
                               SearchEdited,
                               ArticleChosen,
                               ArticleLeft,
                               SuggestionChosen,
                               ArticleJudged,
                               ContactAboutArticle,
                               ArticleAgain,
                               KnowledgeAgain,
                               NoticeDismissed,
                               PeakDayChosen,
                               PeakHourChosen,
                               LoadPeakAgain>;
using ViewEvents = std::vector<ViewEvent>;

} // namespace help
