#pragma once

#include "demo/server/domain/ticket_form.h"
#include "demo/server/domain/time_zone.h"
#include "demo/server/store/database.h"

#include <chrono>
#include <optional>
#include <string>
#include <variant>

namespace help::desk {

inline constexpr std::chrono::minutes kSessionLife{15}; // from the last use
inline constexpr std::chrono::hours kSubjectKept{24};   // from the end of its session

enum class SessionState { Live, Expired, Unknown };

/// A draft that passed the desk's checks, with what the desk decided about it.
struct NewTicket {
    std::string id{};
    TicketDraft draft{};
    std::string team{};
    std::string answer_by{};
    int year = 0; // of the reference: the desk's own year
};

/// What the desk said when it took a ticket, and says again to every repeat.
struct Ticket {
    std::string id{};
    std::string reference{}; // "2026-000042"
    std::string team{};
    std::string status{};
    std::string answer_by{};
};

struct TicketTaken {
    Ticket ticket{};
};
struct TicketRepeated {
    Ticket ticket{};
};
struct IdConflict {};
/// The session opened its hour's worth of tickets; the next is welcome in `wait`.
struct HourlyLimit {
    std::chrono::seconds wait{};
};
struct NoSession {
    SessionState state = SessionState::Unknown;
};
using TicketOutcome = std::variant<TicketTaken, TicketRepeated, IdConflict, HourlyLimit, NoSession>;

/// What the desk keeps: subjects, sessions, tickets. Times come in; nothing here reads a clock.
/// Throws StoreFault.
class DeskStore {
public:
    /// Opens the database and brings its schema up to date.
    explicit DeskStore(const std::string& path);

    /// Starts a session for the subject of `old_token_hash` when that session is live or ended less
    /// than a day ago, else for `new_subject`. Returns the subject. Sessions that ended longer ago
    /// are forgotten.
    std::string start_session(const std::string& token_hash,
                              const std::optional<std::string>& old_token_hash,
                              const std::string& new_subject,
                              Instant now);

    /// Counts as a use: a live session lives on for kSessionLife from `now`.
    SessionState use_session(const std::string& token_hash, Instant now);

    /// Takes a ticket once, however often it is sent: the same id with the same draft is answered
    /// as the first time. At most `per_hour` new tickets of a subject in any hour; none means no
    /// limit.
    TicketOutcome place_ticket(const std::string& token_hash,
                               const NewTicket& ticket,
                               std::optional<int> per_hour,
                               Instant now);

    Database& database() { return database_; }

private:
    TicketOutcome place(const std::string& subject,
                        const NewTicket& ticket,
                        std::optional<int> per_hour,
                        Instant now);
    std::optional<TicketRepeated> same_ticket(const NewTicket& ticket);
    std::optional<HourlyLimit> over_limit(const std::string& subject, int per_hour, Instant now);
    std::string next_reference(int year);

    Database database_;
};

} // namespace help::desk
