#pragma once

#include "demo/server/domain/ticket_form.h"
#include "demo/server/domain/time_zone.h"
#include "demo/server/store/agent_records.h"
#include "demo/server/store/article_index.h"
#include "demo/server/store/attachments.h"
#include "demo/server/store/chat_records.h"
#include "demo/server/store/database.h"
#include "demo/server/store/desk_changes.h"
#include "demo/server/store/event_log.h"
#include "demo/server/store/identity_records.h"
#include "demo/server/store/retention.h"
#include "demo/server/store/sample_records.h"
#include "demo/server/store/sessions.h"
#include "demo/server/store/ticket_records.h"

#include <chrono>
#include <optional>
#include <string>
#include <variant>

namespace help::desk {

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
/// The subject opened its hour's worth of tickets, or others must wait as well; the next is welcome
/// in `wait`.
struct TooManyTickets {
    std::chrono::seconds wait{};
};
/// The attachment of that index is not one that waits for a ticket of this subject.
struct AttachmentUnknown {
    std::size_t index = 0;
};
using TicketOutcome =
    std::variant<TicketTaken, TicketRepeated, IdConflict, TooManyTickets, AttachmentUnknown>;

/// What the desk keeps: tickets, and by the parts that it is made of sessions, chats, agents and
/// events. Times come in; nothing here reads a clock. Throws StoreFault.
class DeskStore {
public:
    /// Opens the database and brings its schema up to date.
    explicit DeskStore(const std::string& path);

    DeskStore(const DeskStore&) = delete;
    DeskStore& operator=(const DeskStore&) = delete;

    /// Takes a ticket once, however often it is sent: the same id with the same draft is answered
    /// as the first time. At most `per_hour` new tickets of a subject in any hour, and of those
    /// only what `admission` admits; none means no limit.
    TicketOutcome place_ticket(const std::string& subject,
                               const NewTicket& ticket,
                               std::optional<int> per_hour,
                               Instant now,
                               const Admission& admission = {});

    /// Throws when the database takes no writes. It counts, because SQLite does not write what is
    /// there already.
    void write_something();

    Database& database() { return database_; }
    Sessions& sessions() { return sessions_; }
    ChatRecords& chats() { return chats_; }
    AgentRecords& agents() { return agents_; }
    EventLog& events() { return events_; }
    ArticleIndex& articles() { return articles_; }
    TicketRecords& tickets() { return tickets_; }
    DeskChanges& changes() { return changes_; }
    SampleRecords& samples() { return samples_; }
    Retention& retention() { return retention_; }
    IdentityRecords& identities() { return identities_; }
    Attachments& attachments() { return attachments_; }

private:
    std::optional<TicketRepeated> same_ticket(const NewTicket& ticket);
    std::optional<TooManyTickets> over_limit(const std::string& subject, int per_hour, Instant now);
    std::string next_reference(int year);

    Database database_;
    Sessions sessions_{database_};
    ChatRecords chats_{database_};
    AgentRecords agents_{database_};
    EventLog events_{database_};
    ArticleIndex articles_{database_};
    TicketRecords tickets_{database_};
    DeskChanges changes_{database_};
    SampleRecords samples_{database_};
    IdentityRecords identities_{database_};
    Attachments attachments_{database_};
    Retention retention_{database_, attachments_};
};

} // namespace help::desk
