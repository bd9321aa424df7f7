#pragma once

#include "widget/base/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace help {

/// What the pictures of cards and channels can be; the backend names them (docs/protocol).
enum class DeskIcon : std::uint8_t {
    Chat,
    Ticket,
    Book,
    Question,
    Play,
    Channels,
    Mail,
    Phone,
    Link,
    Bell
};

enum class CardKind : std::uint8_t { Talk, Ticket, Link, Channels, Knowledge, Notices };

/// A way to help, as a card on the home screen.
struct Card {
    std::string id;
    CardKind kind = CardKind::Link;
    DeskIcon icon = DeskIcon::Link;
    std::string title;
    std::string detail;
    std::string href; ///< of a Link: https, http, mailto or tel
};

enum class ChannelKind : std::uint8_t { Email, Phone, Link };

/// A way to reach the company outside this widget.
struct Channel {
    std::string id;
    ChannelKind kind = ChannelKind::Link;
    bool support = true; ///< false: gives no support, `detail` says where to go instead
    std::string title;
    std::string detail;
    std::string label; ///< the address as people read it
    std::string href;
};

/// Minutes since midnight in the desk's zone; `close` is exclusive and at most 1440. `close` <=
/// `open` means that it ends on the next day.
struct WeeklyInterval {
    std::vector<int> days; ///< 0 = Sunday … 6
    int open = 0;
    int close = 0;
};

/// Minutes of one day; `close` is exclusive. `close` <= `open` means that it ends on the next day.
struct ClockInterval {
    int open = 0;
    int close = 0;
    friend bool operator==(const ClockInterval&, const ClockInterval&) = default;
};

/// A dated exception from the week: a holiday, a half day.
struct DayException {
    Date date;
    std::string name;                     ///< "Natal"
    std::vector<ClockInterval> intervals; ///< empty: closed all day
};

/// A time in which support answers, in the desk's own zone: `to` is exclusive.
struct OpenWindow {
    ZonedTime from;
    ZonedTime to;
};

struct DeskHours {
    std::string time_zone; ///< IANA
    std::vector<WeeklyInterval> weekly;
    std::string note;
    std::vector<DayException> exceptions; ///< ascending by date
    /// On which tickets are answered, 0 is Sunday; empty: the backend does not say.
    std::vector<int> business_days;
    /// Absolute times of the next days, ascending and apart from each other, so that no zone
    /// database is needed here. Without `windows_until` the backend did not say when it is open.
    std::vector<OpenWindow> windows;
    std::optional<UtcTime> windows_until; ///< the windows are complete up to here
};

enum class Severity : std::uint8_t { Info, Warning, Outage };

/// Something the customer should know about the service.
struct Notice {
    std::string id;
    Severity severity = Severity::Info;
    std::string title;
    std::string body;
    std::optional<UtcTime> from; ///< shown from then on
    std::optional<UtcTime> to;   ///< exclusive
    std::string href;            ///< may be empty
    std::string link;            ///< words of the link
    bool dismissible = true;
};

/// What sends a ticket straight to the team in charge.
struct ContactReason {
    std::string id;
    std::string label;
    std::string team;
};

/// Most characters (code points) a field takes, and what files a ticket takes.
struct DeskLimits {
    std::uint32_t name = 128;
    std::uint32_t email = 254;
    std::uint32_t details = 20'000;
    std::uint32_t message = 4'000;
    std::uint32_t comment = 1'000;
    std::uint32_t attachments = 5; ///< files of a ticket
    std::uint32_t attachment_bytes = 10U << 20U;
    std::vector<std::string> attachment_types; ///< media types; empty: the backend did not say
};

/// The support desk as its backend describes it: everything the help shows before the customer has
/// done anything. Checked once, whole, by wire/decode_desk.cpp.
struct Desk {
    std::string locale; ///< of all words here; empty: the backend does not say
    std::string title;
    bool takes_tickets = false;
    bool takes_attachments = false;
    bool offers_chat = false;
    bool tells_load = false; ///< peak hours can be asked for
    bool has_articles = false;
    bool has_images = false; ///< and shows the images in them
    DeskLimits limits;
    std::vector<Card> cards;
    DeskHours hours;
    std::vector<ContactReason> reasons;
    std::vector<Channel> channels;
    std::vector<Notice> notices;
    int answer_business_days = 0; ///< 0: nothing promised
};

} // namespace help
