#pragma once

#include "demo/server/domain/article.h"
#include "demo/server/domain/business_days.h"
#include "demo/server/domain/identity_rules.h"
#include "demo/server/domain/opening_hours.h"
#include "demo/server/domain/peak_load.h"
#include "demo/server/domain/texts.h"

#include <string>
#include <vector>

/// What a support desk offers: the content of a desk file, checked. Plain data; `read_desk`
/// (desk_file.h) is the only maker.
namespace help::desk {

struct Limits {
    int name = 128;
    int email = 254;
    int details = 20000;
    int message = 4000;
    int comment = 1000;
    int attachments = 5; // of one ticket; 0: the desk takes none
    int attachment_bytes = 10 * 1024 * 1024;
};

/// A card of the first screen; `kind` and `icon` are words of the protocol.
struct Card {
    std::string id{};
    std::string kind{};
    std::string icon{};
    Texts title{};
    Texts detail{};
    std::string href{}; // only kind "link" has one
};

/// Opening hours of a group of weekdays as the protocol tells them: 0 = Sunday, `HH:MM`; a close
/// that is not after the open is on the next day.
struct OpenInterval {
    std::vector<int> days{};
    std::string open{};
    std::string close{};
};

/// A contact reason, which sends a ticket straight to the team in charge.
struct Reason {
    std::string id{};
    Texts label{};
    std::string team{};
};

enum class Support { Given, NotGiven };

/// A way to reach people outside the widget.
struct Channel {
    std::string id{};
    std::string kind{};
    Support support = Support::Given;
    Texts title{};
    Texts detail{};
    Texts label{};
    std::string href{};
};

/// Something that customers should know about the service. `severity` is a word of the protocol;
/// times are RFC 3339 as the file has them.
struct Notice {
    std::string id{};
    std::string severity{};
    Texts title{};
    Texts body{};
    std::string from{}; // empty: from now on
    std::string to{};   // empty: until it leaves the file
    std::string href{}; // may be empty
    Texts link{};       // the words of `href`
    bool dismissible = true;
};

/// Somebody who answers chats. Without a login nobody can act as this agent over the network.
struct DeskAgent {
    std::string id{};
    std::string login{};
    std::string name{};
    std::vector<std::string> teams{}; // none: all
};

/// Words that agents need often.
struct CannedAnswer {
    std::string id{};
    Texts title{};
    Texts text{};
};

/// How chats are served.
struct ChatRules {
    std::vector<DeskAgent> agents{}; // none: the desk offers no chat
    std::vector<CannedAnswer> canned{};
    int most_waiting = 100;                                      // a longer queue takes nobody in
    std::chrono::seconds typical_chat = std::chrono::minutes(8); // until chats were measured
};

struct Desk {
    std::string site{};
    std::vector<std::string> locales{}; // at least one; the first is the desk's own language
    Texts title{};
    Limits limits{};
    std::vector<Card> cards{};
    std::string time_zone{};
    std::vector<OpenInterval> weekly{};
    Texts hours_note{};
    OpeningHours opening;
    std::vector<Notice> notices{};
    ChatRules chat{};
    std::optional<LoadCurve> usual_load{}; // the desk's own guess of its peak hours
    std::vector<Article> articles{};
    std::vector<Reason> reasons{};
    std::vector<Channel> channels{};
    IdentityRules identity{};
    int answer_business_days = 1;
    BusinessWeek business_week{};
};

/// True when a ticket of this desk may have files.
[[nodiscard]] bool takes_attachments(const Desk& desk);

/// Null when the desk has no such reason.
[[nodiscard]] const Reason* find_reason(const Desk& desk, std::string_view id);

/// Null when the desk has no such agent.
[[nodiscard]] const DeskAgent* find_agent(const Desk& desk, std::string_view id);

/// Everybody serves a chat of no team.
[[nodiscard]] bool serves(const DeskAgent& agent, std::string_view team);

/// The teams of the desk's reasons, each once, in their order.
[[nodiscard]] std::vector<std::string> teams_of(const Desk& desk);

/// Null when the desk has no such article.
[[nodiscard]] const Article* find_article(const Desk& desk, std::string_view id);

/// The same desk at a fair or at night: open day and night on every date, and a notice that says
/// so.
[[nodiscard]] Desk always_open(Desk desk);

} // namespace help::desk
