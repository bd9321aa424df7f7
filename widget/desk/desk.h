#pragma once

#include <cstdint>
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
    Link
};

enum class CardKind : std::uint8_t { Talk, Ticket, Link, Channels };

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

/// Minutes since midnight in the desk's zone; `close` is exclusive and at most 1440.
struct WeeklyInterval {
    std::vector<int> days; ///< 0 = Sunday … 6
    int open = 0;
    int close = 0;
};

struct DeskHours {
    std::string time_zone; ///< IANA
    std::vector<WeeklyInterval> weekly;
    std::string note;
};

/// What sends a ticket straight to the team in charge.
struct ContactReason {
    std::string id;
    std::string label;
    std::string team;
};

/// Most characters (code points) a field takes.
struct DeskLimits {
    std::uint32_t name = 128;
    std::uint32_t email = 254;
    std::uint32_t details = 20'000;
};

/// The support desk as its backend describes it: everything the help shows before the customer has
/// done anything. Checked once, whole, by wire/decode_desk.cpp.
struct Desk {
    std::string title;
    bool takes_tickets = false;
    DeskLimits limits;
    std::vector<Card> cards;
    DeskHours hours;
    std::vector<ContactReason> reasons;
    std::vector<Channel> channels;
    int answer_business_days = 0; ///< 0: nothing promised
};

} // namespace help
